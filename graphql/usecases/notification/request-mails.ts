import { payable } from '../booking/shown.ts'
import type { Deps } from '../deps.ts'
import { bookingPath } from '../node-id.ts'
import { menteeLink } from './addressed.ts'
import type { OwedMail } from './deliver.ts'
import type { MailedBooking } from './mailed-booking.ts'
import { type RequestNews, requestLetters } from './request-words.ts'

/** What is owed about a request that a mentor answers: that it was made, and how it ended without a session. */
export function requestMails(deps: Deps, booking: MailedBooking): OwedMail[] {
  const news = newsOf(booking)
  return news ? toBoth(deps, booking, news) : []
}

function newsOf(booking: MailedBooking): RequestNews | null {
  const { state, respondBy, events } = booking
  // Whatever never reached its mentor has told its mentee otherwise.
  if (respondBy === null) return null
  switch (state) {
    case 'PENDING':
      return 'requested'
    case 'CONFIRMING':
      return payable(booking) ? 'toPay' : null
    case 'REJECTED':
      return events.length > 0 ? 'declined' : 'unanswered'
    case 'FAILED':
      return 'notPaid'
    default:
      return 'withdrawn'
  }
}

function toBoth(deps: Deps, booking: MailedBooking, news: RequestNews): OwedMail[] {
  const { id, menteeName, menteeEmail, menteeTimeZone, hosts } = booking
  const mentee = { name: menteeName, address: menteeEmail }
  const write = requestLetters[news]
  const first = hosts[0]?.mentor
  const url = `${deps.settings.appUrl}${bookingPath(id)}`
  const toMentee = { reader: 'MENTEE', timeZone: menteeTimeZone, url: menteeLink(deps, booking) } as const
  return [
    {
      kind: `${news}Mentee`,
      occasion: id,
      bookingId: id,
      to: mentee,
      ...(first ? { replyTo: { name: first.name, address: first.person.email } } : {}),
      letter: write(booking, toMentee),
    },
    ...hosts.map(({ mentor: { name, person, timeZone } }) => ({
      kind: `${news}Mentor`,
      occasion: id,
      bookingId: id,
      to: { name, address: person.email },
      replyTo: mentee,
      letter: write(booking, { reader: 'MENTOR', timeZone, url }),
    })),
  ]
}
