import type { Deps, Tx } from '../deps.ts'
import { decideVoids } from '../payment/decide-authorised.ts'
import { decideRefund } from '../payment/decide-refund.ts'
import { securingPayment } from '../payment/securing.ts'
import { shareGoodwill } from '../payment/share-goodwill.ts'
import { leftToRefund } from './left-to-refund.ts'
import type { LockedBooking } from './lock.ts'
import { type By, moveBooking } from './transition.ts'

/**
 * Ends a booking that was paid or authorised and does not come about: declined, unanswered, or what was accepted could not
 * be paid. What was authorised is let go; what was paid goes back, as far as it did not already.
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
  const shared = await shareGoodwill(tx, deps, ended)
  const payment = securingPayment(shared)
  if (!payment) return
  await decideRefund(tx, deps, {
    booking: shared,
    payment,
    amountMinor: leftToRefund(shared).minor,
    cause: event === 'refused' ? 'PROVIDER_REFUSED' : 'DECLINED',
    actor: by.actor,
    actorId: by.actorId ?? null,
    bearer: 'SHARED',
  })
}
