import { creditSpent } from '#graphql/domain/ledger/packages.ts'
import { reserve } from '../booking.ts'
import { newPayment, type Wish } from '../new-rows.ts'
import { goOn } from '../request.ts'
import type { Purchase } from '../rows.ts'
import { about, post, type World } from '../world.ts'
import { unspentOf, whyUnusable } from './purchase.ts'

/** Books a session with the first credit that is left, at what that is worth; false when none can be spent. */
export function spend(
  world: World,
  purchase: Purchase,
  wish: Pick<Wish, 'startsAt' | 'approval' | 'keeps' | 'moveNotice'>,
): boolean {
  const [credit] = unspentOf(purchase)
  if (whyUnusable(world, purchase) !== null || !credit) return false
  const { host, terms } = purchase
  const nothing = { mentorDiscount: 0n, platformDiscount: 0n, serviceFee: 0n }
  const { amount } = credit
  const priced = { price: amount, terms: { ...terms, ...nothing, listed: amount } }
  const booking = reserve(world, { ...wish, ...priced, host, saves: false })
  if (!booking) return false
  booking.purchase = purchase.id
  purchase.bookings.push(booking.id)
  Object.assign(credit, { state: 'SPENT', booking: booking.id, uses: credit.uses + 1 })
  if (world.plant === 'credit') credit.state = 'UNSPENT'
  booking.payments.push({ ...newPayment(1), state: 'SUCCEEDED', charge: purchase.payment.charge })
  post(world, creditSpent(about(booking), { creditId: credit.id, use: credit.uses, amount }))
  booking.capturedAt = purchase.paidAt
  goOn(world, booking, null)
  return true
}
