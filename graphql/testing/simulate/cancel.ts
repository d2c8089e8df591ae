import {
  type CancelledBy,
  defaultRefundTiers,
  type RefundDue,
  refundOf,
} from '#graphql/domain/booking/refund.ts'
import { mayHappen } from '#graphql/domain/booking/state.ts'
import { money } from '#graphql/domain/money/money.ts'
import { decideRefund, shareGoodwill } from './refund.ts'
import { releaseAll } from './request.ts'
import type { Booking } from './rows.ts'
import { securing, settlePayout } from './shares.ts'
import { at, enqueue, facts, move, type World } from './world.ts'

/** What cancelling at this moment gives back. */
export function refundNow(world: World, booking: Booking, by: CancelledBy): RefundDue {
  const secured = securing(booking)
  const given = booking.refunds.filter(({ charge }) => charge === secured?.charge)
  const { startsAt, endsAt, state, price, terms, capPercent, freeUntil } = booking
  return refundOf({
    by,
    at: at(world.now),
    startsAt: at(startsAt),
    endsAt: at(endsAt),
    state,
    captured: money(secured ? price : 0n, terms.currency),
    refunded: given.reduce((sum, each) => sum + each.amount, 0n),
    disputed: secured?.lost ?? 0n,
    tiers: defaultRefundTiers,
    capPercent,
    freeUntil: freeUntil === null ? null : at(freeUntil),
  })
}

export function cancel(world: World, booking: Booking, by: CancelledBy): void {
  if (!mayHappen(booking.state, 'cancelled', facts(world, booking))) return
  const { percent, amount } = refundNow(world, booking, by)
  const secured = securing(booking)
  Object.assign(booking, { quoted: amount.minor, refundedPercent: percent })
  move(world, booking, 'cancelled')
  releaseAll(world, booking)
  if (percent === 100) shareGoodwill(world, booking)
  if (secured?.charge)
    decideRefund(world, booking, {
      charge: secured.charge,
      amount: amount.minor,
      late: false,
      cause: 'CANCELLATION',
      byRule: by === 'MENTEE' ? 'MENTEE' : 'OTHERS',
    })
  settlePayout(world, booking)
  enqueue(world, 'checkout-close', booking.id)
}
