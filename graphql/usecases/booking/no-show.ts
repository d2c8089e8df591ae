import type { Side } from '#graphql/domain/booking/no-show.ts'
import type { Deps, Tx } from '../deps.ts'
import { postSubsidyTakenBack } from '../ledger/refund.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import type { LockedBooking } from './lock.ts'
import { chargedAt, dropFee, giveAllBack } from './no-show-fee.ts'
import { type By, moveBooking } from './transition.ts'

/**
 * One side did not come, by whoever was found to be allowed to say so. The mentee's absence is paid as usual, or
 * its fee charged when they do not object in time; for the mentor's all that is left of the payment goes back. Throws
 * BookingTransitionRefused.
 */
export async function recordNoShow(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  who: Side,
  by: By,
): Promise<void> {
  const now = deps.now()
  const step = { ...by, now, data: { who } }
  const money =
    who === 'MENTOR'
      ? { refundedPercent: 100, noShowFeeAt: null }
      : { refundedPercent: null, noShowFeeAt: chargedAt(booking, now) }
  const moved = await moveBooking(tx, booking, 'noShow', step, { noShowOf: who, ...money })
  if (who === 'MENTEE') return
  await dropFee(tx, deps, moved)
  if (await giveAllBack(tx, deps, moved, by)) return
  await postSubsidyTakenBack(tx, deps, booking)
  await settlePayout(tx, moved.id)
}
