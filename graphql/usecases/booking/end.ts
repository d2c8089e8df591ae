import type { Deps, Tx } from '../deps.ts'
import { decideVoids } from '../payment/decide-authorised.ts'
import { decideRefund } from '../payment/decide-refund.ts'
import { securingPayment } from '../payment/securing.ts'
import { shareGoodwill } from '../payment/share-goodwill.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import type { LockedBooking } from './lock.ts'
import { refundNow } from './refund-now.ts'
import { type By, moveBooking } from './transition.ts'

/** The cancellation itself, for whoever was found to be allowed: state, slot, refund and the mentor's share at once. */
export async function endBooking(tx: Tx, deps: Deps, booking: LockedBooking, by: By): Promise<void> {
  const now = deps.now()
  const { amount, percent } = refundNow(booking, by.actor, now)
  const cancelled = await moveBooking(
    tx,
    booking,
    'cancelled',
    { ...by, now },
    { cancelledBy: by.actor, cancelledAt: now, refundedPercent: percent },
  )
  await decideVoids(tx, deps, cancelled)
  const shared = percent === 100 ? await shareGoodwill(tx, deps, cancelled) : cancelled
  const payment = securingPayment(shared)
  if (payment) {
    await decideRefund(tx, deps, {
      booking: shared,
      payment,
      amountMinor: amount.minor,
      cause: 'CANCELLATION',
      actor: by.actor,
      actorId: by.actorId ?? null,
      bearer: 'SHARED',
      reason: by.reason ?? null,
    })
  }
  await settlePayout(tx, cancelled.id)
}
