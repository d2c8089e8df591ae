import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Actor } from '#prisma/generated/client/client.ts'
import { namesTogether } from '../booking/givers.ts'
import type { Deps } from '../deps.ts'
import { bookingPath } from '../node-id.ts'
import { menteeLink } from './addressed.ts'
import { comesBack } from './back-words.ts'
import { backInPackage, creditCameBack } from './by-credit.ts'
import type { Letter } from './compose.ts'
import { costs } from './costs.ts'
import type { OwedMail } from './deliver.ts'
import type { MailedBooking } from './mailed-booking.ts'
import { whenShort, whenText } from './when.ts'

/** What people are told of a booking because its mentor keeps the calendar at another company. */
export async function elsewhereMails(deps: Deps, booking: MailedBooking): Promise<OwedMail[]> {
  if (booking.scheduling === 'NATIVE') return []
  const happened = await deps.db.event.findMany({
    where: { bookingId: booking.id, type: { in: [...told] } },
    orderBy: { version: 'asc' },
  })
  const last = happened.at(-1)
  const ended = happened.find(({ type }) => type === 'booking.refused')
  const asked = happened.findLast(({ type }) => type === 'booking.moveRequested')
  return [
    ...((await isToBePaid(deps, booking)) ? [mail(deps, booking, 'bookedElsewhere', toPay(booking))] : []),
    // One that ended after it was asked for has told its mentee by the request's mails.
    ...(ended && booking.state === 'FAILED' && booking.respondBy === null
      ? [mail(deps, booking, 'calendarRefused', refused(booking, ended.actor === 'PROVIDER'))]
      : []),
    ...(last?.type === 'booking.moveRefused' && asked && booking.state === 'CONFIRMED'
      ? [ofMover(deps, booking, asked.actor, `${booking.id}:${last.version}`)]
      : []),
  ]
}

const told = [
  'booking.refused',
  'booking.moveRequested',
  'booking.moveRefused',
  'booking.rescheduled',
  'booking.movedByProvider',
] as const

/** Only whoever wanted it moved is told that it was not. */
function ofMover(deps: Deps, booking: MailedBooking, actor: Actor, occasion: string): OwedMail {
  const toMentee = mail(deps, booking, 'moveRefused', notMoved(booking), occasion)
  const host = booking.hosts[0]?.mentor
  if (actor !== 'MENTOR' || !host) return toMentee
  const url = `${deps.settings.appUrl}${bookingPath(booking.id)}`
  const letter = {
    ...toMentee.letter,
    subject: `${booking.menteeName}, ${whenShort(booking, host.timeZone)}: not moved`,
    lines: ['Your calendar did not take the new time. The session stays when it was.'],
    link: { label: 'See the booking', url },
  }
  const to = { name: host.name, address: host.person.email }
  return { kind: 'moveRefusedMentor', occasion, bookingId: booking.id, to, letter }
}

/** Begun on the other company's page: nobody has seen a page of ours yet. */
async function isToBePaid({ db }: Deps, { id: bookingId, state, payments }: MailedBooking): Promise<boolean> {
  const open = payments.some((payment) => payment.state === 'OPEN')
  if (state !== 'AWAITING_PAYMENT' || !open) return false
  return (await db.externalBooking.count({ where: { bookingId, state: 'ACTIVE' } })) > 0
}

type Said = { subject: string; lines: string[]; label: string }

const price = ({ priceMinor, currency }: MailedBooking) => displayMoney(storedMoney(priceMinor, currency))

function toPay(booking: MailedBooking): Said {
  const { holdExpiresAt, menteeTimeZone } = booking
  const until = holdExpiresAt
    ? whenShort({ startsAt: holdExpiresAt, endsAt: holdExpiresAt }, menteeTimeZone)
    : ''
  return {
    subject: 'pay to confirm',
    lines: [
      `You picked this time in the calendar of ${namesTogether(booking.hosts)}. It is yours when it is paid: ${price(booking)}.`,
      `It is kept for you until ${until}; after that it is given up.`,
    ],
    label: 'See the session, and pay',
  }
}

function refused(booking: MailedBooking, byCalendar: boolean): Said {
  const refund = booking.refunds.find(({ cause }) => cause === 'PROVIDER_REFUSED')
  const amount = refund && displayMoney(storedMoney(refund.amountMinor, refund.currency))
  const back = creditCameBack(booking) ? [backInPackage] : amount ? [comesBack(booking, amount)] : []
  const whose = namesTogether(booking.hosts)
  return {
    subject: byCalendar ? 'this time was taken' : 'could not be booked',
    lines: [
      byCalendar
        ? `The calendar of ${whose} did not take your session: somebody was faster, or it was closed then.`
        : `The calendar of ${whose} could not be reached in time, so that your session was not booked.`,
      ...back,
    ],
    label: 'Choose another time',
  }
}

function notMoved(booking: MailedBooking): Said {
  return {
    subject: 'not moved',
    lines: [
      `The calendar of ${namesTogether(booking.hosts)} did not take the new time. Your session stays when it was.`,
    ],
    label: 'See the booking, or choose another time',
  }
}

function mail(
  deps: Deps,
  booking: MailedBooking,
  kind: string,
  { subject, lines, label }: Said,
  occasion = booking.id,
): OwedMail {
  const { menteeName: name, menteeEmail: address, menteeTimeZone: zone, title, hosts } = booking
  const first = hosts[0]?.mentor
  const letter: Letter = {
    subject: `${namesTogether(hosts)}, ${whenShort(booking, zone)}: ${subject}`,
    lines,
    facts: [['What', title], ['When', whenText(booking, zone)], ...costs(booking)],
    link: { label, url: menteeLink(deps, booking) },
  }
  return {
    ...{ kind: `${kind}Mentee`, occasion, bookingId: booking.id, to: { name, address }, letter },
    ...(first ? { replyTo: { name: first.name, address: first.person.email } } : {}),
  }
}
