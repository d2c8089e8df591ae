import type { Deps } from '#graphql/usecases/deps.ts'
import { sendBookingMails } from '#graphql/usecases/notification/booking-mails.ts'
import { sendCalendarMail } from '#graphql/usecases/notification/calendar-mail.ts'
import { sendHostAnswerMail, sendHostMails } from '#graphql/usecases/notification/host-mails.ts'
import { sendMentorMails } from '#graphql/usecases/notification/mentor-mails.ts'

type About = { subjectId: string; bookingId?: string }

/** What is told to people about bookings and mentors, by the name under which it is queued. */
export const mailTasks = {
  'mail-booking': (deps: Deps, { bookingId }: About) => sendBookingMails(deps, bookingId ?? ''),
  'mail-unpaid': (deps: Deps, { subjectId }: About) => sendBookingMails(deps, subjectId),
  'mail-host': (deps: Deps, { subjectId }: About) => sendHostMails(deps, subjectId),
  'mail-host-answer': (deps: Deps, { subjectId }: About) => sendHostAnswerMail(deps, subjectId),
  'mail-mentor': (deps: Deps, { subjectId }: About) => sendMentorMails(deps, subjectId),
  'mail-calendar': (deps: Deps, { subjectId }: About) => sendCalendarMail(deps, subjectId),
}
