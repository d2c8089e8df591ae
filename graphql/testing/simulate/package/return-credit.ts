import { creditGivenBack } from '#graphql/domain/ledger/packages.ts'
import { expiresAtLeast } from '#graphql/domain/package/package.ts'
import type { Booking, Refund } from '../rows.ts'
import { about, at, post, tell, type World } from '../world.ts'
import { behind } from './purchase.ts'

/** By whom the session did not come about, where the rules say what goes back for it. */
export type ByRule = 'MENTEE' | 'OTHERS'

/** All of a credit goes back into its package, while that lasts; false: it goes back in money. */
export function returnCredit(world: World, booking: Booking, refund: Refund, byRule: ByRule | null): boolean {
  const purchase = behind(world, booking)
  const credit = purchase?.credits.find((each) => each.booking === booking.id)
  const [payment] = booking.payments
  const whole = refund.amount === booking.price && booking.refunds.length === 1 && payment?.lost === 0n
  if (!purchase || !credit || !byRule || !whole || booking.payout?.released) return false
  if (purchase.state !== 'ACTIVE' || purchase.expiresAt === null) return false
  Object.assign(credit, { state: 'UNSPENT', booking: null })
  if (world.plant !== 'returned') refund.state = 'SETTLED_OTHERWISE'
  const { id: creditId, uses: use, amount } = credit
  post(world, creditGivenBack(about(booking), { creditId, use, amount }))
  if (byRule === 'OTHERS')
    purchase.expiresAt = expiresAtLeast(at(purchase.expiresAt), at(world.now)).getTime()
  tell(world, `${creditId} comes back of ${booking.id}`)
  return true
}
