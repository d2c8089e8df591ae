import { holdEndsSoon } from '#graphql/domain/booking/deadline.ts'
import { toldState } from '#graphql/domain/payment/refund.ts'
import type { Refund } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { bookingPath } from '../node-id.ts'
import { menteeLink } from './addressed.ts'
import { afterSessionMails } from './after-session.ts'
import { amountOf } from './back-words.ts'
import { calendarFile } from './calendar.ts'
import { deliver, type OwedMail } from './deliver.ts'
import { elsewhereMails } from './elsewhere-mails.ts'
import { giveBackMails, sentMails, settledMails } from './give-back-mails.ts'
import { type MailedBooking, mailed } from './mailed-booking.ts'
import { requestMails } from './request-mails.ts'
import { letters, type Moved } from './words.ts'

/**
 * Sends whatever mails the booking as it is now owes: what is confirmed is told to both, what was cancelled since
 * supersedes it, a late payment says that it comes back.
 */
export async function sendBookingMails(deps: Deps, bookingId: string): Promise<void> {
  const booking = await deps.db.booking.findUnique({ where: { id: bookingId }, include: mailed })
  if (!booking) return
  const moves = await movesOf(deps, bookingId)
  await deliver(deps, [
    ...(await ofState(deps, booking, moves)),
    ...(await toThoseWhoLeft(deps, booking, moves)),
    ...(await ofRefunds(deps, booking)),
    ...(await afterSessionMails(deps, booking)),
    ...(await giveBackMails(deps, booking)),
    ...(await elsewhereMails(deps, booking)),
    ...settledMails(deps, booking),
    ...sentMails(deps, booking),
  ])
}

async function ofState(deps: Deps, booking: MailedBooking, moves: readonly Move[]): Promise<OwedMail[]> {
  switch (booking.state) {
    case 'CONFIRMED':
      return movedOr(deps, booking, moves)
    case 'CANCELLED': {
      const confirmed = await deps.db.event.count({
        where: { bookingId: booking.id, type: 'booking.confirmed' },
      })
      return confirmed > 0
        ? [toMentee(deps, booking, 'cancelled'), ...toHosts(deps, booking, 'cancelled')]
        : requestMails(deps, booking)
    }
    case 'PENDING':
    case 'CONFIRMING':
    case 'REJECTED':
    case 'FAILED':
      return requestMails(deps, booking)
    case 'AWAITING_PAYMENT': {
      const kind = unpaidKind(deps, booking)
      return kind ? [toMentee(deps, booking, kind, ofAttempt(booking))] : []
    }
    case 'PAYMENT_FAILED':
      return [toMentee(deps, booking, 'paymentFailed', ofAttempt(booking))]
    case 'EXPIRED':
      return [toMentee(deps, booking, 'holdExpired', ofAttempt(booking))]
    default:
      return []
  }
}

/** What the mentee of an unpaid booking is told: that the bank is at it, or once that the time to pay is nearly over. */
function unpaidKind(deps: Deps, { payments, holdExpiresAt }: MailedBooking): MenteeKind | null {
  if (payments.some(({ state }) => state === 'PROCESSING')) return 'paymentProcessing'
  const payable = payments.some(({ state, checkoutUrl }) => state === 'OPEN' && checkoutUrl)
  const soon = holdExpiresAt && holdEndsSoon(deps.now(), holdExpiresAt, deps.settings.holdMinutes)
  return payable && soon ? 'holdEnding' : null
}

const ofAttempt = ({ id, payments }: MailedBooking) => ({ occasion: `${id}:${payments.length}` })

/** Every move, and the mentor who made it, who may be gone since. */
async function movesOf({ db }: Deps, bookingId: string) {
  const moves = await db.event.findMany({
    where: { bookingId, type: { in: ['booking.rescheduled', 'booking.movedByProvider'] } },
    orderBy: { version: 'asc' },
  })
  const personIds = moves.flatMap(({ actor, actorId }) => (actor === 'MENTOR' && actorId ? [actorId] : []))
  if (personIds.length === 0) return moves.map((move) => ({ ...move, mover: null }))
  const movers = await db.mentor.findMany({ where: { personId: { in: personIds } } })
  return moves.map((move) => ({
    ...move,
    mover: movers.find(({ personId }) => personId === move.actorId)?.name ?? null,
  }))
}

type Move = Awaited<ReturnType<typeof movesOf>>[number]

const movedData = ({ data }: Move) => data as { from: string; joined?: string[]; left?: string[] }

const toldOf = (bookingId: string, move: Move): Particulars => ({
  occasion: `${bookingId}:${move.version}`,
  moved: {
    by: move.actor,
    actorId: move.actorId,
    name: move.mover,
    from: new Date(movedData(move).from),
  },
})

/** What is confirmed is told once; the latest move is told instead of all that was true before. */
function movedOr(deps: Deps, booking: MailedBooking, moves: readonly Move[]): OwedMail[] {
  const move = moves.at(-1)
  if (!move) return [toMentee(deps, booking, 'confirmed'), ...toHosts(deps, booking, 'confirmed')]
  const { joined = [] } = movedData(move)
  const told = toldOf(booking.id, move)
  return [
    toMentee(deps, booking, 'moved', told),
    ...booking.hosts.map(({ mentor }) =>
      toHost(deps, booking, joined.includes(mentor.id) ? 'confirmed' : 'moved', mentor, told),
    ),
  ]
}

/** Who gave it before a move and does not any more is told so, whatever became of it since. */
async function toThoseWhoLeft(
  deps: Deps,
  booking: MailedBooking,
  moves: readonly Move[],
): Promise<OwedMail[]> {
  const last = new Map(moves.flatMap((move) => (movedData(move).left ?? []).map((id) => [id, move] as const)))
  for (const { mentorId } of booking.hosts) last.delete(mentorId)
  if (last.size === 0) return []
  const mentors = await deps.db.mentor.findMany({
    where: { id: { in: [...last.keys()] } },
    include: { person: true },
  })
  return mentors.flatMap((mentor) => {
    const move = last.get(mentor.id)
    return move ? [toHost(deps, booking, 'handedOver', mentor, toldOf(booking.id, move))] : []
  })
}

async function ofRefunds(deps: Deps, booking: MailedBooking): Promise<OwedMail[]> {
  const late = booking.refunds.filter(({ cause }) => cause === 'LATE_PAYMENT' || cause === 'DOUBLE_PAYMENT')
  const failed = booking.refunds.filter((refund) => toldState(refund) === 'FAILED')
  const admins = failed.length > 0 ? await deps.db.person.findMany({ where: { admin: true } }) : []
  return [
    ...late.map((refund) => toMentee(deps, booking, 'paidTooLate', ofRefund(refund))),
    ...failed.map((refund) => toMentee(deps, booking, 'refundFailed', ofRefund(refund))),
    ...failed.flatMap((refund) =>
      admins.map(({ name, email }) => ({
        kind: 'refundFailedAlert',
        occasion: attemptOf(refund),
        bookingId: booking.id,
        to: { name, address: email },
        letter: letters.refundFailedAlert(amountOf(refund), `${deps.settings.appUrl}/admin/stuck`),
      })),
    ),
  ]
}

/** Each attempt that failed needs somebody anew. */
const attemptOf = ({ id, attempt }: Pick<Refund, 'id' | 'attempt'>) => `${id}:${attempt}`

const ofRefund = (refund: Refund) => ({ occasion: refund.id, amount: amountOf(refund) })

/** Kinds that bring the calendar entry along. */
type CalendarKind = 'confirmed' | 'cancelled' | 'moved'
type MenteeKind =
  | CalendarKind
  | 'holdEnding'
  | 'holdExpired'
  | 'paymentProcessing'
  | 'paymentFailed'
  | 'paidTooLate'
  | 'refundFailed'

/** What makes it this mail, and what only this kind tells. */
type Particulars = { occasion?: string; amount?: string; moved?: Moved }

function toMentee(
  deps: Deps,
  booking: MailedBooking,
  kind: MenteeKind,
  { occasion = booking.id, ...told }: Particulars = {},
): OwedMail {
  const url = menteeLink(deps, booking)
  const first = booking.hosts[0]?.mentor
  const withCalendar = kind === 'confirmed' || kind === 'cancelled' || kind === 'moved'
  return {
    kind: `${kind}Mentee`,
    occasion,
    bookingId: booking.id,
    to: { name: booking.menteeName, address: booking.menteeEmail },
    ...(first ? { replyTo: { name: first.name, address: first.person.email } } : {}),
    letter: letters[kind](booking, { reader: 'MENTEE', timeZone: booking.menteeTimeZone, url, ...told }),
    ...(withCalendar ? { calendar: attachment(deps, booking) } : {}),
  }
}

const toHosts = (deps: Deps, booking: MailedBooking, kind: CalendarKind): OwedMail[] =>
  booking.hosts.map(({ mentor }) => toHost(deps, booking, kind, mentor))

type Host = MailedBooking['hosts'][number]['mentor']

function toHost(
  deps: Deps,
  booking: MailedBooking,
  kind: CalendarKind | 'handedOver',
  { name, person, timeZone }: Host,
  { occasion = booking.id, ...told }: Particulars = {},
): OwedMail {
  const { appUrl } = deps.settings
  const over = kind === 'handedOver'
  const url = `${appUrl}${over ? '/mentor/bookings' : bookingPath(booking.id)}`
  return {
    kind: `${kind}Mentor`,
    occasion,
    bookingId: booking.id,
    to: { name, address: person.email },
    ...(over ? {} : { replyTo: { name: booking.menteeName, address: booking.menteeEmail } }),
    letter: letters[kind](booking, { reader: 'MENTOR', personId: person.id, timeZone, url, ...told }),
    calendar: attachment(deps, booking, over),
  }
}

function attachment({ settings }: Deps, booking: MailedBooking, over = false) {
  const file = over ? calendarFile(booking, settings, true) : calendarFile(booking, settings)
  return { ...file, filename: 'session.ics' }
}
