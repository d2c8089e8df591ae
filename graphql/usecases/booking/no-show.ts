import type { Side } from '#graphql/domain/booking/no-show.ts'
import type { Deps, Tx } from '../deps.ts'
import { postSubsidyTakenBack } from '../ledger/refund.ts'
import { decideRefund } from '../payment/decide-refund.ts'
import { securingPayment } from '../payment/securing.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import type { LockedBooking } from './lock.ts'
import { type By, moveBooking } from './transition.ts'

/**
 * One side did not come, by whoever was found to be allowed to say so. The mentee's absence is paid as usual; for the
 * mentor's all that is left of the payment goes back. Throws BookingTransitionRefused.
 */
export async function recordNoShow(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  who: Side,
  by: By,
): Promise<void> {
  const step = { ...by, now: deps.now(), data: { who } }
  const refundedPercent = who === 'MENTOR' ? 100 : null
  const moved = await moveBooking(tx, booking, 'noShow', step, { noShowOf: who, refundedPercent })
  const payment = securingPayment(booking)
  if (who === 'MENTEE') return
  if (payment)
    await decideRefund(tx, deps, {
      booking: moved,
      payment,
      amountMinor: payment.amountMinor - payment.refundedMinor,
      cause: 'NO_SHOW',
      actor: by.actor,
      actorId: by.actorId ?? null,
      bearer: 'SHARED',
      reason: by.reason ?? null,
    })
  else await postSubsidyTakenBack(tx, deps, booking)
  await settlePayout(tx, moved.id)
}
