import { type ComplaintEvent, complaintMay } from '#graphql/domain/booking/complaint.ts'
import { type Side, sides } from '#graphql/domain/booking/no-show.ts'
import { mayHappen } from '#graphql/domain/booking/state.ts'
import { paymentShown } from '#graphql/domain/payment/state.ts'
import type { Payment, Prisma } from '#prisma/generated/client/client.ts'
import { securingPayment } from '../payment/securing.ts'
import type { Viewer } from '../viewer.ts'
import { mayAct, parties, partyOf } from './access.ts'
import { noticeRefusal } from './cancel-notice.ts'
import { complaintFacts } from './complaint.ts'
import { mayMove } from './movable.ts'
import { refundNow } from './refund-now.ts'
import { factsOf } from './transition.ts'

/** What the answers below read of a booking. */
export const judged = {
  ...parties,
  state: true,
  startsAt: true,
  endsAt: true,
  currency: true,
  refundTiers: true,
  refundCapPercent: true,
  freeUntil: true,
  menteeMoves: true,
  rescheduleNoticeMinutes: true,
  cancelNoticeMinutes: true,
  requiresApproval: true,
  pendingHoldsSlot: true,
  noShowOf: true,
  noShowFeeMinor: true,
  noShowFeeAt: true,
  noShowFeeDecidedAt: true,
  refundedPercent: true,
  holdExtended: true,
  holdExpiresAt: true,
  payments: true,
  refunds: { select: { paymentId: true, cause: true } },
  holds: { select: { id: true } },
  payout: { select: { state: true, sentAt: true, releaseAt: true } },
  complaint: { select: { state: true, contestBy: true, contestedAt: true } },
} as const satisfies Prisma.BookingSelect

type Judged = Prisma.BookingGetPayload<{ select: typeof judged }>

/** Whether bookingCancel would be accepted from this viewer now: the mutation's own table and rule. */
export function cancellable(viewer: Viewer, booking: Judged, now: Date): boolean {
  const party = partyOf(viewer, booking)
  return (
    mayAct(viewer, party) &&
    mayHappen(booking.state, 'cancelled', factsOf(booking, now)) &&
    noticeRefusal(booking, party, now) === null
  )
}

/** What cancelling now would give back to the mentee; null when it cannot be cancelled. */
export function refundIfCancelled(viewer: Viewer, booking: Judged, now: Date) {
  const party = partyOf(viewer, booking)
  return party && cancellable(viewer, booking, now) ? refundNow(booking, party, now).amount : null
}

/** Whether bookingCheckoutRetry would be tried for this viewer now; whether the slot is still free shows then. */
export function retryable(viewer: Viewer, booking: Judged, now: Date): boolean {
  const party = partyOf(viewer, booking)
  const facts = { ...factsOf(booking, now), slotHeld: true }
  return mayAct(viewer, party) && party !== 'MENTOR' && mayHappen(booking.state, 'retried', facts)
}

/** Whether bookingApprove or bookingDecline would be tried for this viewer now. */
export function answerable(
  event: 'approved' | 'declined',
  viewer: Viewer,
  booking: Judged,
  now: Date,
): boolean {
  const facts = { ...factsOf(booking, now), slotHeld: true }
  return partyOf(viewer, booking) === 'MENTOR' && mayHappen(booking.state, event, facts)
}

/** Whether bookingReschedule would be tried for this viewer now; whether the new time is free shows then. */
export function reschedulable(viewer: Viewer, booking: Judged, now: Date): boolean {
  const party = partyOf(viewer, booking)
  return mayAct(viewer, party) && mayMove(booking, party, now)
}

/** Whether bookingHoldExtend would be accepted from this viewer now. */
export function holdExtendable(viewer: Viewer, booking: Judged, now: Date): boolean {
  const party = partyOf(viewer, booking)
  const until = booking.holdExpiresAt?.getTime() ?? 0
  const open = booking.payments.some(
    ({ state, checkoutExpiresAt }) => state === 'OPEN' && checkoutExpiresAt.getTime() - 60_000 > until,
  )
  return (
    open &&
    !booking.holdExtended &&
    mayAct(viewer, party) &&
    party !== 'MENTOR' &&
    mayHappen(booking.state, 'holdExtended', factsOf(booking, now))
  )
}

/** Of whom bookingReportNoShow would be accepted from this viewer now: the mutation's own table. */
export function noShowReportable(viewer: Viewer, booking: Judged, now: Date): Side[] {
  if (partyOf(viewer, booking) !== 'MENTOR') return []
  const facts = factsOf(booking, now)
  return sides.filter((who) => {
    // The mentor's own absence ends an open complaint.
    const complaintOpen =
      facts.complaintOpen === true && !(who === 'MENTOR' && complaintCan('conceded', viewer, booking, now))
    return mayHappen(booking.state, 'noShow', {
      ...facts,
      complaintOpen,
      otherSide: who !== booking.noShowOf,
    })
  })
}

/** Whether this step of the booking's complaint would be accepted from this viewer now. */
export function complaintCan(event: ComplaintEvent, viewer: Viewer, booking: Judged, now: Date): boolean {
  const party = partyOf(viewer, booking)
  const from = booking.complaint?.state ?? null
  return mayAct(viewer, party) && complaintMay(from, event, complaintFacts(booking, party, now))
}

/** Whether bookingCorrectNoShow would be accepted from this viewer now. */
export function noShowCorrectable(viewer: Viewer, booking: Judged, now: Date): boolean {
  return partyOf(viewer, booking) === 'MENTOR' && mayHappen(booking.state, 'tookPlace', factsOf(booking, now))
}

/** The attempt that can be paid now: of what waits for its payment, or of what was accepted while the card was declined. */
export const payable = <P extends Pick<Payment, 'state' | 'captureDecidedAt'>>({
  state,
  payments,
}: Pick<Judged, 'state'> & { payments: readonly P[] }) =>
  payments.find(
    (payment) =>
      payment.state === 'OPEN' &&
      (state === 'AWAITING_PAYMENT' || (state === 'CONFIRMING' && payment.captureDecidedAt !== null)),
  )

/** The payment that counts: the one that secures the booking, else the one with money, else the latest attempt. */
export const shownPayment = (booking: Pick<Judged, 'payments' | 'refunds'>) =>
  securingPayment(booking) ?? paymentShown(booking.payments)
