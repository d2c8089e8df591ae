import { completeBooking } from '#graphql/usecases/booking/complete.ts'
import { expireHold } from '#graphql/usecases/booking/expire-hold.ts'
import { upholdUnanswered } from '#graphql/usecases/booking/uphold-complaint.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { sendBookingMails } from '#graphql/usecases/notification/booking-mails.ts'
import { sendHostAnswerMail, sendHostMails } from '#graphql/usecases/notification/host-mails.ts'
import { sendMentorMails } from '#graphql/usecases/notification/mentor-mails.ts'
import { sendPayoutMails } from '#graphql/usecases/notification/payout-mails.ts'
import { closeCheckout } from '#graphql/usecases/payment/close-checkout.ts'
import { openCheckout } from '#graphql/usecases/payment/open-checkout.ts'
import { reconcile } from '#graphql/usecases/payment/reconcile.ts'
import { sendRefund } from '#graphql/usecases/payment/send-refund.ts'
import { giveUpPayout } from '#graphql/usecases/payout/give-up.ts'
import { sendPayout } from '#graphql/usecases/payout/send-payout.ts'
import { processInboxEvent } from '#graphql/usecases/process-inbox.ts'

export type JobPayload = { subjectId: string; bookingId?: string }

/** One thing that happens later: idempotent, retried with growing pauses, at last listed for the admins. */
export type Task = (deps: Deps, payload: JobPayload, final: boolean) => Promise<unknown>

/** Every task by the name under which it is queued. */
export const tasks = {
  'checkout-open': (deps, { subjectId }) => openCheckout(deps, subjectId),
  'checkout-close': (deps, { bookingId }) => closeCheckout(deps, bookingId ?? ''),
  'hold-expire': (deps, { subjectId }) => expireHold(deps, subjectId),
  'booking-complete': (deps, { subjectId }) => completeBooking(deps, subjectId),
  'complaint-uphold': (deps, { subjectId }) => upholdUnanswered(deps, subjectId),
  'refund-send': (deps, { subjectId }) => sendRefund(deps, subjectId),
  'payout-send': (deps, { subjectId }, final) =>
    sendPayout(deps, subjectId).catch((error: unknown) => giveUpPayout(deps, subjectId, error, final)),
  'inbox-process': (deps, { subjectId }, final) => processInboxEvent(deps, subjectId, final),
  'mail-booking': (deps, { bookingId }) => sendBookingMails(deps, bookingId ?? ''),
  'mail-payout': (deps, { subjectId }) => sendPayoutMails(deps, subjectId),
  'mail-host': (deps, { subjectId }) => sendHostMails(deps, subjectId),
  'mail-host-answer': (deps, { subjectId }) => sendHostAnswerMail(deps, subjectId),
  'mail-mentor': (deps, { subjectId }) => sendMentorMails(deps, subjectId),
  reconcile: (deps) => reconcile(deps),
} satisfies Record<string, Task>
