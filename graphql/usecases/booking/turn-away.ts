import type { Deps, Tx } from '../deps.ts'
import { decideVoids } from '../payment/decide-authorised.ts'
import { decideRefund } from '../payment/decide-refund.ts'
import { securingPayment } from '../payment/securing.ts'
import type { LockedBooking } from './lock.ts'
import { type By, moveBooking } from './transition.ts'

/**
 * Ends a booking that was paid or authorised and does not come about: declined, unanswered, or what was accepted could not
 * be paid. What was authorised is let go; what a method took at once goes back in full.
 */
export async function turnAway(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  event: 'declined' | 'unanswered' | 'refused',
  by: By,
): Promise<void> {
  const ended = await moveBooking(tx, booking, event, { ...by, now: deps.now() })
  await decideVoids(tx, deps, ended)
  const payment = securingPayment(booking)
  if (!payment) return
  await decideRefund(tx, deps, {
    booking: ended,
    payment,
    amountMinor: payment.amountMinor - payment.refundedMinor,
    cause: event === 'refused' ? 'PROVIDER_REFUSED' : 'DECLINED',
    actor: by.actor,
    actorId: by.actorId ?? null,
    bearer: 'SHARED',
  })
}
