import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { namesTogether } from '../booking/givers.ts'
import type { Deps } from '../deps.ts'
import { menteeLink } from './addressed.ts'
import { backInPackage, creditCameBack } from './by-credit.ts'
import type { Letter } from './compose.ts'
import { costs } from './costs.ts'
import type { OwedMail } from './deliver.ts'
import type { MailedBooking } from './mailed-booking.ts'
import { whenShort, whenText } from './when.ts'

/** What its mentee is told of a booking because its mentor keeps the calendar at another company. */
export async function elsewhereMails(deps: Deps, booking: MailedBooking): Promise<OwedMail[]> {
  if (booking.scheduling === 'NATIVE') return []
  const refusedMoves = await deps.db.event.findMany({
    where: { bookingId: booking.id, type: 'booking.moveRefused' },
    orderBy: { version: 'asc' },
  })
  const stands = booking.state === 'CONFIRMED' ? refusedMoves : []
  return [
    ...((await isToBePaid(deps, booking)) ? [mail(deps, booking, 'bookedElsewhere', toPay(booking))] : []),
    ...(isRefused(booking) ? [mail(deps, booking, 'calendarRefused', refused(booking))] : []),
    ...stands.map(({ version }) =>
      mail(deps, booking, 'moveRefused', notMoved(booking), `${booking.id}:${version}`),
    ),
  ]
}

/** One that ended after it was asked for has told its mentee by the request's mails. */
const isRefused = ({ state, respondBy }: MailedBooking) => state === 'FAILED' && respondBy === null

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

function refused(booking: MailedBooking): Said {
  const back = creditCameBack(booking)
    ? [backInPackage]
    : booking.refunds.length > 0
      ? [`${price(booking)} goes back to you in full. Banks usually show it within 5 to 10 working days.`]
      : []
  return {
    subject: 'this time was taken',
    lines: [
      `The calendar of ${namesTogether(booking.hosts)} did not take your session: somebody was faster, or it was closed then.`,
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
