import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Refund } from '#prisma/generated/client/client.ts'
import { linkToken } from '../booking/link.ts'
import type { Deps } from '../deps.ts'
import { bookingPath } from '../node-id.ts'
import { calendarFile } from './calendar.ts'
import { deliver, type OwedMail } from './deliver.ts'
import { type MailedBooking, mailed } from './mailed-booking.ts'
import { letters, type Moved } from './words.ts'

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
      return movedOr(deps, booking)
    case 'CANCELLED': {
      const confirmed = await deps.db.event.count({
        where: { bookingId: booking.id, type: 'booking.confirmed' },
      })
      return confirmed > 0 ? [toMentee(deps, booking, 'cancelled'), toMentor(deps, booking, 'cancelled')] : []
    }
    case 'EXPIRED':
      return [
        toMentee(deps, booking, 'holdExpired', { occasion: `${booking.id}:${booking.payments.length}` }),
      ]
    default:
      return []
  }
}

/** What is confirmed is told once; the latest move is told instead of all that was true before. */
async function movedOr(deps: Deps, booking: MailedBooking): Promise<OwedMail[]> {
  const move = await deps.db.event.findFirst({
    where: { bookingId: booking.id, type: 'booking.rescheduled' },
    orderBy: { version: 'desc' },
  })
  if (!move) return [toMentee(deps, booking, 'confirmed'), toMentor(deps, booking, 'confirmed')]
  const { from } = move.data as { from: string }
  const moved = { by: move.actor, from: new Date(from) }
  const occasion = `${booking.id}:${move.version}`
  return [
    toMentee(deps, booking, 'moved', { occasion, moved }),
    toMentor(deps, booking, 'moved', { occasion, moved }),
  ]
}

async function ofRefunds(deps: Deps, booking: MailedBooking): Promise<OwedMail[]> {
  const late = booking.refunds.filter(({ cause }) => cause === 'LATE_PAYMENT' || cause === 'DOUBLE_PAYMENT')
  const failed = booking.refunds.filter(({ state }) => state === 'FAILED')
  const admins = failed.length > 0 ? await deps.db.person.findMany({ where: { admin: true } }) : []
  return [
    ...late.map((refund) => toMentee(deps, booking, 'paidTooLate', ofRefund(refund))),
    ...failed.map((refund) => toMentee(deps, booking, 'refundFailed', ofRefund(refund))),
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

const ofRefund = (refund: Refund) => ({ occasion: refund.id, amount: amountOf(refund) })

/** Kinds that bring the calendar entry along. */
type CalendarKind = 'confirmed' | 'cancelled' | 'moved'
type MenteeKind = CalendarKind | 'holdExpired' | 'paidTooLate' | 'refundFailed'

/** What makes it this mail, and what only this kind tells. */
type Particulars = { occasion?: string; amount?: string; moved?: Moved }

function toMentee(
  deps: Deps,
  booking: MailedBooking,
  kind: MenteeKind,
  { occasion = booking.id, ...told }: Particulars = {},
): OwedMail {
  const { appUrl } = deps.settings
  const url = booking.menteeId
    ? `${appUrl}${bookingPath(booking.id)}`
    : `${appUrl}/b/${linkToken(deps.linkKey, booking)}`
  const withCalendar = kind === 'confirmed' || kind === 'cancelled' || kind === 'moved'
  return {
    kind: `${kind}Mentee`,
    occasion,
    bookingId: booking.id,
    to: { name: booking.menteeName, address: booking.menteeEmail },
    replyTo: { name: booking.mentor.name, address: booking.mentor.person.email },
    letter: letters[kind](booking, { reader: 'MENTEE', timeZone: booking.menteeTimeZone, url, ...told }),
    ...(withCalendar ? { calendar: attachment(deps, booking) } : {}),
  }
}

function toMentor(
  deps: Deps,
  booking: MailedBooking,
  kind: CalendarKind,
  { occasion = booking.id, ...told }: Particulars = {},
): OwedMail {
  const { mentor } = booking
  const url = `${deps.settings.appUrl}${bookingPath(booking.id)}`
  return {
    kind: `${kind}Mentor`,
    occasion,
    bookingId: booking.id,
    to: { name: mentor.name, address: mentor.person.email },
    replyTo: { name: booking.menteeName, address: booking.menteeEmail },
    letter: letters[kind](booking, { reader: 'MENTOR', timeZone: mentor.timeZone, url, ...told }),
    calendar: attachment(deps, booking),
  }
}

function attachment({ settings }: Deps, booking: MailedBooking) {
  return { ...calendarFile(booking, settings), filename: 'session.ics' }
}
