import { chargeAtOf, savedAttempt } from '#graphql/domain/booking/no-show-fee.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { decideVoids } from '../payment/decide-authorised.ts'
import { decideRefund } from '../payment/decide-refund.ts'
import { securingPayment } from '../payment/securing.ts'
import { shareGoodwill } from '../payment/share-goodwill.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import { leftToRefund } from './left-to-refund.ts'
import type { LockedBooking } from './lock.ts'
import type { By } from './transition.ts'

/** When the fee will be charged of an absence that is reported now; null where there is none, or its card is gone. */
export function chargedAt(
  { noShowFeeMinor, noShowFeeDecidedAt, payments }: LockedBooking,
  now: Date,
): Date | null {
  if (noShowFeeMinor === null || noShowFeeDecidedAt !== null || !savedAttempt(payments)) return null
  return chargeAtOf(now)
}

/** Nothing of a fee is owed: its card is let go, and a page on which it could be paid is closed. */
export async function dropFee(tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> {
  if (booking.noShowFeeMinor === null) return
  await decideVoids(tx, deps, booking)
  const { id: bookingId, version } = booking
  for (const { id: subjectId, state } of booking.payments) {
    if (state !== 'OPEN') continue
    await appendEvent(tx, { type: 'payment.superseded', bookingId, subjectId, version, actor: 'SYSTEM' })
  }
}

/** All that is left of what was paid goes back, because there was no session, or no absence. */
export async function giveAllBack(tx: Tx, deps: Deps, booking: LockedBooking, by: By): Promise<boolean> {
  const shared = await shareGoodwill(tx, deps, booking)
  const payment = securingPayment(shared)
  if (!payment) return false
  await decideRefund(tx, deps, {
    booking: shared,
    payment,
    amountMinor: leftToRefund(shared).minor,
    cause: 'NO_SHOW',
    actor: by.actor,
    actorId: by.actorId ?? null,
    bearer: 'SHARED',
    reason: by.reason ?? null,
  })
  await settlePayout(tx, booking.id)
  return true
}
