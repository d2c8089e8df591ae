import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Refund } from '#prisma/generated/client/client.ts'
import { linkToken } from '../booking/link.ts'
import type { Deps } from '../deps.ts'
import { bookingPath } from '../node-id.ts'
import { calendarFile } from './calendar.ts'
import { deliver, type OwedMail } from './deliver.ts'
import { type MailedBooking, mailed } from './mailed-booking.ts'
import { letters } from './words.ts'

/**
 * Sends whatever mails the booking as it is now owes: what is confirmed is told to both, what was cancelled since
 * supersedes it, a late payment says that it comes back.
 */
export async function sendBookingMails(deps: Deps, bookingId: string): Promise<void> {
  const booking = await deps.db.booking.findUnique({ where: { id: bookingId }, include: mailed })
  if (!booking) return
  await deliver(deps, [...(await ofState(deps, booking)), ...(await ofRefunds(deps, booking))])
}

async function ofState(deps: Deps, booking: MailedBooking): Promise<OwedMail[]> {
  switch (booking.state) {
    case 'CONFIRMED':
      return [toMentee(deps, booking, 'confirmed'), toMentor(deps, booking, 'confirmed')]
    case 'CANCELLED': {
      const confirmed = await deps.db.event.count({
        where: { bookingId: booking.id, type: 'booking.confirmed' },
      })
      return confirmed > 0 ? [toMentee(deps, booking, 'cancelled'), toMentor(deps, booking, 'cancelled')] : []
    }
    case 'EXPIRED':
      return [toMentee(deps, booking, 'holdExpired', `${booking.id}:${booking.payments.length}`)]
    default:
      return []
  }
}

async function ofRefunds(deps: Deps, booking: MailedBooking): Promise<OwedMail[]> {
  const late = booking.refunds.filter(({ cause }) => cause === 'LATE_PAYMENT' || cause === 'DOUBLE_PAYMENT')
  const failed = booking.refunds.filter(({ state }) => state === 'FAILED')
  const admins = failed.length > 0 ? await deps.db.person.findMany({ where: { admin: true } }) : []
  return [
    ...late.map((refund) => toMentee(deps, booking, 'paidTooLate', refund.id, amountOf(refund))),
    ...failed.map((refund) => toMentee(deps, booking, 'refundFailed', refund.id, amountOf(refund))),
    ...failed.flatMap((refund) =>
      admins.map(({ name, email }) => ({
        kind: 'refundFailedAlert',
        occasion: refund.id,
        bookingId: booking.id,
        to: { name, address: email },
        letter: letters.refundFailedAlert(amountOf(refund), `${deps.settings.appUrl}/admin/stuck`),
      })),
    ),
  ]
}

const amountOf = ({ amountMinor, currency }: Pick<Refund, 'amountMinor' | 'currency'>) =>
  displayMoney(storedMoney(amountMinor, currency))

type MenteeKind = 'confirmed' | 'cancelled' | 'holdExpired' | 'paidTooLate' | 'refundFailed'

function toMentee(
  deps: Deps,
  booking: MailedBooking,
  kind: MenteeKind,
  occasion = booking.id,
  amount = '',
): OwedMail {
  const { appUrl } = deps.settings
  const url = booking.menteeId
    ? `${appUrl}${bookingPath(booking.id)}`
    : `${appUrl}/b/${linkToken(deps.linkKey, booking)}`
  const withCalendar = kind === 'confirmed' || kind === 'cancelled'
  return {
    kind: `${kind}Mentee`,
    occasion,
    bookingId: booking.id,
    to: { name: booking.menteeName, address: booking.menteeEmail },
    replyTo: { name: booking.mentor.name, address: booking.mentor.person.email },
    letter: letters[kind](booking, { reader: 'MENTEE', timeZone: booking.menteeTimeZone, url, amount }),
    ...(withCalendar ? { calendar: attachment(deps, booking) } : {}),
  }
}

function toMentor(deps: Deps, booking: MailedBooking, kind: 'confirmed' | 'cancelled'): OwedMail {
  const { mentor } = booking
  const url = `${deps.settings.appUrl}${bookingPath(booking.id)}`
  return {
    kind: `${kind}Mentor`,
    occasion: booking.id,
    bookingId: booking.id,
    to: { name: mentor.name, address: mentor.person.email },
    replyTo: { name: booking.menteeName, address: booking.menteeEmail },
    letter: letters[kind](booking, { reader: 'MENTOR', timeZone: mentor.timeZone, url, amount: '' }),
    calendar: attachment(deps, booking),
  }
}

function attachment({ settings }: Deps, booking: MailedBooking) {
  return { ...calendarFile(booking, settings), filename: 'session.ics' }
}
