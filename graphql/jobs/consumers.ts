/** What the relay reads of an event. */
export type PublishedEvent = {
  id: string
  type: string
  bookingId: string | null
  subjectId: string
  version: number
  data: unknown
}

/** A row for graphile_worker.add_jobs; the delay is machine time. */
type JobSpec = {
  identifier: string
  payload: Record<string, string>
  /** Machine time. */
  delay_seconds: number
  max_attempts: number
}

type Consumer = (event: PublishedEvent) => JobSpec

/** With exponential backoff the twelfth attempt comes about two days after the first. */
const patient = 12

const subject =
  (identifier: string, delaySeconds = 0) =>
  (event: PublishedEvent) => ({
    identifier,
    delay_seconds: delaySeconds,
    payload: { subjectId: event.subjectId, ...(event.bookingId ? { bookingId: event.bookingId } : {}) },
    max_attempts: patient,
  })

/** The request that holds the slot opens its Checkout itself; the job is for the one that died over it. */
const checkoutOpen = subject('checkout-open', 10)
const checkoutClose = subject('checkout-close')
const paymentCapture = subject('payment-capture')
const paymentVoid = subject('payment-void')
const refundSend = subject('refund-send')
const payoutSend = subject('payout-send')
const reversalSend = subject('reversal-send')
const disputeAnswer = subject('dispute-answer')
const inboxProcess = subject('inbox-process')
/** One mail job reads all that a booking owes, whatever happened to it. */
const mailBooking: Consumer = (event) =>
  subject('mail-booking')({ ...event, subjectId: event.bookingId ?? event.subjectId })
const mailDispute = subject('mail-dispute')
const mailPackage = subject('mail-package')
const mailPayout = subject('mail-payout')
const mailDebtSettled = subject('mail-debt-settled')
const mailMentor = subject('mail-mentor')
const mailCase = subject('mail-case')
const mailHost = subject('mail-host')
/** What is found nowhere but in what happened: who left, which account it was, from what to what a fee changed. */
const ofEvent =
  (identifier: string): Consumer =>
  (event) =>
    subject(identifier)({ ...event, subjectId: event.id })
const mailHostAnswer = ofEvent('mail-host-answer')
const mailRedirected = ofEvent('mail-redirected')
const mailFee = ofEvent('mail-fee')

const pricesTell = subject('prices-tell')
/** A session type belongs to its mentor, whom the event is about. */
const priceTell: Consumer = (event) =>
  subject('price-tell')({ ...event, subjectId: (event.data as { sessionTypeId: string }).sessionTypeId })

/** One job for all types of a mentor: also for what is connected with none any more. */
const typesTell = subject('scheduling-types')

/** A calendar that is kept elsewhere is made as the booking is now, whatever happened to it. */
const mirror = subject('scheduling-mirror')

/** Who has to do something when this happened. Every effect reads what is true when it runs. */
const consumers: Record<string, readonly Consumer[]> = {
  'booking.paymentProcessing': [mailBooking],
  'booking.paymentFailed': [mailBooking, mirror],
  'booking.secured': [mailBooking],
  'booking.declined': [mailBooking, mirror],
  'booking.unanswered': [mailBooking, mirror],
  'booking.refused': [mailBooking, checkoutClose, mirror],
  'booking.confirmed': [mailBooking],
  'booking.rescheduled': [mailBooking],
  'booking.moveRequested': [mirror],
  'booking.moveRefused': [mailBooking],
  'booking.movedByProvider': [mailBooking],
  'booking.cancelled': [mailBooking, checkoutClose, mirror],
  'booking.noShow': [mailBooking],
  'booking.holdExpired': [mailBooking, checkoutClose, mirror],
  'payment.attempted': [checkoutOpen],
  'payment.superseded': [checkoutClose],
  'payment.invoiced': [subject('mail-invoice')],
  'payment.captureDecided': [paymentCapture],
  'payment.captureRetried': [paymentCapture],
  'payment.chargeDecided': [subject('card-charge')],
  'payment.chargeDeclined': [mailBooking],
  'payment.cardReleased': [subject('card-forget')],
  'payment.noShowFeeTaken': [mailBooking],
  'payment.voidDecided': [paymentVoid],
  'complaint.opened': [mailBooking],
  'complaint.contested': [mailBooking],
  'complaint.conceded': [mailBooking],
  'complaint.withdrawn': [mailBooking],
  'complaint.unanswered': [mailBooking],
  'complaint.upheld': [mailBooking],
  'complaint.split': [mailBooking],
  'complaint.rejected': [mailBooking],
  'dispute.inquired': [mailDispute],
  'dispute.opened': [mailDispute],
  'dispute.submitted': [mailDispute],
  'dispute.answered': [disputeAnswer],
  'dispute.won': [mailDispute],
  'dispute.lost': [mailDispute],
  'dispute.closed': [mailDispute],
  'refund.decided': [refundSend, mailBooking],
  'refund.asCredit': [mailBooking],
  'refund.failed': [mailBooking],
  'refund.refused': [mailBooking],
  'refund.settled': [mailBooking],
  'refund.succeeded': [mailBooking],
  'refund.retried': [refundSend],
  'package.bought': [mailPackage],
  'package.ended': [mailPackage],
  'package.shareLanded': [subject('package-contested')],
  'packageRefund.decided': [refundSend],
  'packageRefund.retried': [refundSend],
  'packageRefund.settled': [subject('mail-package-refund')],
  'packageRefund.succeeded': [subject('mail-package-refund')],
  'packageRefund.failed': [subject('mail-package-refund')],
  'packageRefund.refused': [subject('mail-package-refund')],
  'payout.released': [payoutSend],
  'payout.retried': [payoutSend],
  'payout.letGo': [payoutSend],
  'payout.dueAgain': [payoutSend],
  'payout.settled': [mailPayout],
  'payout.paid': [mailPayout],
  'payout.refused': [mailPayout],
  'payout.gaveUp': [mailPayout],
  'payout.blocked': [mailPayout],
  'reversal.decided': [reversalSend],
  'reversal.refused': [subject('mail-debt')],
  'debt.received': [mailDebtSettled],
  'debt.writtenOff': [mailDebtSettled],
  'account.asked': [subject('mail-account')],
  'fee.changed': [mailFee],
  'account.redirected': [mailRedirected],
  'mentor.applied': [mailMentor],
  'mentor.approved': [mailMentor, subject('scheduling-provision'), pricesTell],
  'mentor.declined': [mailMentor, pricesTell],
  'mentor.sessionTypeChanged': [priceTell, typesTell],
  'mentor.hostInvited': [mailHost],
  'mentor.hostAccepted': [mailHostAnswer],
  'mentor.hostDeclined': [mailHostAnswer],
  'mentor.hostLeft': [mailHostAnswer],
  'scheduling.asked': [mirror],
  'scheduling.begun': [mailBooking],
  'scheduling.wanted': [subject('scheduling-make')],
  'scheduling.connected': [subject('scheduling-settle')],
  'scheduling.revoked': [subject('mail-calendar')],
  'scheduling.refused': [subject('mail-calendar')],
  'inbox.received': [inboxProcess],
  'case.opened': [mailCase],
}

/** The jobs of some events. Effects read what is true when they run: the same job twice at once is one job. */
export function jobsFor(events: readonly PublishedEvent[]): JobSpec[] {
  const jobs = events.flatMap((event) => (consumers[event.type] ?? []).map((consumer) => consumer(event)))
  return spread([...new Map(jobs.map((job) => [JSON.stringify(job), job])).values()])
}

/** So many of a batch and more are a burst. */
const burst = 50
/** A second: less than the payment company takes from all processes together, so that others find room in between. */
const ofBurst = 25

/** Shares that are released together leave by and by, each at a moment of its own, and not in step with the next batch. */
function spread(jobs: JobSpec[]): JobSpec[] {
  const sends = jobs.filter(({ identifier }) => identifier === 'payout-send')
  if (sends.length < burst) return jobs
  for (const job of sends) job.delay_seconds += (Math.random() * sends.length) / ofBurst
  return jobs
}
