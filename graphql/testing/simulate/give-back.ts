import type { RefundBearer } from '#graphql/domain/payment/refund.ts'
import { isHeldByBank } from './package/purchase.ts'
import { decideRefund } from './refund.ts'
import type { Booking } from './rows.ts'
import { leftOf, partOf, securing, settlePayout } from './shares.ts'
import type { World } from './world.ts'

/** An admin gives back something of what is left. */
export function giveSomethingBack(world: World, booking: Booking): void {
  const bearer = world.random.chance(0.5) ? 'PLATFORM' : 'SHARED'
  const left = leftOf(booking)
  if (left <= 0n) return
  const amount = partOf(left, world.random.pick([1n, 2n]) ?? 1n, booking.terms.currency)
  giveBack(world, booking, { amount, bearer })
}

type Given = { amount: bigint; bearer: RefundBearer }

/** Beyond any policy: as goodwill, or shared, with what has left taken back. */
export function giveBack(world: World, booking: Booking, { amount, bearer }: Given): void {
  const paid = securing(booking)
  if (!paid?.charge || isHeldByBank(world, booking, paid.charge)) return
  if (bearer === 'SHARED' && booking.payout?.state === 'SENDING') return
  if (amount <= 0n || amount > leftOf(booking)) return
  decideRefund(world, booking, { charge: paid.charge, amount, late: false, bearer })
  if (bearer === 'SHARED') settlePayout(world, booking)
}
