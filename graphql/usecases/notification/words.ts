import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { receiptNumber } from '#graphql/domain/payment/receipt.ts'
import type { Actor } from '#prisma/generated/client/client.ts'
import { cancelReason } from '../booking/cancel-reason.ts'
import { namesTogether } from '../booking/givers.ts'
import { securingPayment } from '../payment/securing.ts'
import { amountOf, comesBack, goesBackToThem } from './back-words.ts'
import { backInPackage, backInTheirs, creditCameBack, isByCredit } from './by-credit.ts'
import type { Letter } from './compose.ts'
import { costs, linesOf } from './costs.ts'
import type { MailedBooking } from './mailed-booking.ts'
import { cardForgotten, feeAgreed, unfinished } from './no-show-fee-words.ts'
import { whenShort, whenText } from './when.ts'

/** Who did something to a session, as its event says. */
type Doer = { by: Actor; actorId: string | null; name?: string | null }

/** Who moved a session, and from when. */
export type Moved = Doer & { from: Date }

type Reading = {
  reader: 'MENTEE' | 'MENTOR'
  /** Of the mentor who reads. */
  personId?: string
  timeZone: string
  url: string
  amount?: string
  moved?: Moved
}

/** Whom the reader meets. */
const other = (booking: MailedBooking, { reader }: Reading) =>
  reader === 'MENTEE' ? namesTogether(booking.hosts) : booking.menteeName

/** The mentor who did it, by name, where several could have. */
function mentorNamed({ hosts, mentor }: MailedBooking, { actorId, name }: Doer): string {
  if (name) return name
  const doer = [...hosts.map((host) => host.mentor), mentor].find(({ personId }) => personId === actorId)
  return doer?.name ?? namesTogether(hosts)
}

const sideOf = (by: Actor) => (by === 'PARTNER' ? 'MENTEE' : by)

const isReaders = ({ reader, personId }: Reading, { by, actorId }: Doer) =>
  sideOf(by) === reader && (reader === 'MENTEE' || actorId === null || actorId === personId)

/** Who did it to the session, as the reader calls them. */
function deed(booking: MailedBooking, reading: Reading, doer: Doer, did: string): string {
  const side = sideOf(doer.by)
  const name = other(booking, reading)
  if (isReaders(reading, doer)) return `You ${did} your session with ${name}.`
  if (side === 'MENTEE') return `${name} ${did} your session.`
  if (side === 'PROVIDER')
    return `Your session with ${name} was ${did} in the calendar of ${namesTogether(booking.hosts)}.`
  if (side !== 'MENTOR') return `Sundial ${did} your session with ${name}.`
  const mentor = mentorNamed(booking, doer)
  return reading.reader === 'MENTEE'
    ? `${mentor} ${did} your session.`
    : `${mentor} ${did} your session with ${name}.`
}

function cancellation(booking: MailedBooking, reading: Reading): string[] {
  const doer = { by: booking.cancelledBy ?? 'SYSTEM', actorId: booking.events[0]?.actorId ?? null }
  const said = deed(booking, reading, doer, 'cancelled')
  const reason = isReaders(reading, doer) ? null : cancelReason(booking)
  if (!reason) return [said]
  const writer = sideOf(doer.by) === 'MENTEE' ? booking.menteeName : mentorNamed(booking, doer)
  return [said, `${writer} writes: ${reason}`]
}

/** Who gives it beside the reader. */
const others = ({ hosts }: MailedBooking, { personId }: Reading) =>
  hosts.filter(({ mentor }) => mentor.personId !== personId)

function facts(booking: MailedBooking, reading: Reading): [string, string][] {
  const { reader, timeZone } = reading
  const beside = reader === 'MENTOR' ? others(booking, reading) : []
  return [
    ['What', booking.title],
    ['When', whenText(booking, timeZone)],
    ...(beside.length > 0 ? [['Together with', namesTogether(beside)] as [string, string]] : []),
    ...(booking.state === 'CONFIRMED' ? [['Where', booking.placeDetail] as [string, string]] : []),
    ...(reader === 'MENTEE' ? costs(booking) : discounts(booking)),
    ...(reader === 'MENTOR'
      ? booking.answers.map(({ label, value }): [string, string] => [label, value])
      : []),
  ]
}

/** For the mentee, whose receipt it is. */
function receipt(booking: MailedBooking, { reader, timeZone }: Reading): [string, string][] {
  const payment = securingPayment(booking)
  if (reader !== 'MENTEE' || !payment?.capturedAt) return []
  if (payment.creditId) return [['Paid', 'With a session of your package']]
  const amount = displayMoney(storedMoney(payment.amountMinor, payment.currency))
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(payment.capturedAt)
  return [['Receipt', `${receiptNumber(payment.id)}: ${amount}, paid on ${day}`]]
}

/** What a code took off, and who bears it: for whom it costs, or does not. */
function discounts(booking: MailedBooking): [string, string][] {
  return linesOf(booking).flatMap(({ kind, label, minor }): [string, string][] => {
    if (kind !== 'MENTOR_DISCOUNT' && kind !== 'PLATFORM_DISCOUNT') return []
    const amount = displayMoney(storedMoney(-minor, booking.currency))
    const bearer = kind === 'MENTOR_DISCOUNT' ? 'borne by the mentor' : 'borne by us, your share stays whole'
    return [[label, `${amount} off, ${bearer}`]]
  })
}

function refundLine(booking: MailedBooking, { reader }: Reading): string[] {
  if (booking.priceMinor === 0n) return []
  const mentee = reader === 'MENTEE'
  const refund = booking.refunds.find(({ cause }) => cause === 'CANCELLATION')
  if (creditCameBack(booking)) return [mentee ? backInPackage : backInTheirs]
  if (!mentee) return goesBackToThem(booking, refund)
  if (!refund) return ['By the refund policy of this booking, nothing is refunded.']
  return [comesBack(booking, amountOf(refund))]
}

function oldTime({ startsAt, endsAt }: MailedBooking, { moved, timeZone }: Reading): string[] {
  if (!moved) return []
  const until = new Date(moved.from.getTime() + endsAt.getTime() - startsAt.getTime())
  return [`It was to be on ${whenText({ startsAt: moved.from, endsAt: until }, timeZone)}.`]
}

function wayOut({ freeUntil, priceMinor }: MailedBooking, { reader, timeZone }: Reading): string[] {
  if (reader === 'MENTOR' || !freeUntil || priceMinor === 0n) return []
  const until = whenShort({ startsAt: freeUntil, endsAt: freeUntil }, timeZone)
  return [`If the new time does not suit you, cancel it until ${until} and everything goes back to you.`]
}

function heldUntil({ holdExpiresAt }: MailedBooking, { timeZone }: Reading): string[] {
  if (!holdExpiresAt) return []
  const until = whenShort({ startsAt: holdExpiresAt, endsAt: holdExpiresAt }, timeZone)
  return [`Your time is held for you until ${until}.`]
}

/** A request that the mentor accepted: what was reserved is taken by now. */
function accepted(booking: MailedBooking, { reader }: Reading): string[] {
  if (!booking.requiresApproval) return []
  if (reader === 'MENTOR') return ['You accepted the request.']
  const said = `${namesTogether(booking.hosts)} accepted your request.`
  const amount = displayMoney(storedMoney(booking.priceMinor, booking.currency))
  if (isByCredit(booking)) return [said]
  return booking.priceMinor > 0n ? [said, `${amount} was taken from your card.`] : [said]
}

/** Every mail about a booking: what it says, and to whom. */
export const letters = {
  confirmed: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: confirmed`,
    lines: [
      `Your session with ${other(booking, reading)} is confirmed.`,
      ...accepted(booking, reading),
      ...feeAgreed(booking, reading),
    ],
    facts: [...facts(booking, reading), ...receipt(booking, reading)],
    link: { label: 'See, move to your calendar or cancel', url: reading.url },
  }),
  cancelled: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: cancelled`,
    lines: [
      ...cancellation(booking, reading),
      ...refundLine(booking, reading),
      ...cardForgotten(booking, reading),
    ],
    facts: facts(booking, reading),
    link: { label: 'See the booking', url: reading.url },
  }),
  moved: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: moved`,
    lines: [
      deed(booking, reading, reading.moved ?? { by: 'SYSTEM', actorId: null }, 'moved'),
      ...oldTime(booking, reading),
      ...wayOut(booking, reading),
    ],
    facts: facts(booking, reading),
    link: { label: 'See, move again or cancel', url: reading.url },
  }),
  handedOver: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${booking.menteeName}: no longer yours`,
    lines: [
      `${booking.title} with ${booking.menteeName} was moved to a time at which somebody else gives it.`,
      ...oldTime(booking, reading),
      'Your time is free again.',
    ],
    link: { label: 'See your bookings', url: reading.url },
  }),
  holdEnding: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: ${unfinished(booking).yet}`,
    lines: [
      ...heldUntil(booking, reading),
      `After that it is free for others. If you want it, ${unfinished(booking).before}; if not, you need do nothing.`,
    ],
    facts: facts(booking, reading),
    link: { label: unfinished(booking).goOn, url: reading.url },
  }),
  holdExpired: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: ${unfinished(booking).late}`,
    lines: [
      `The time was held for you, but ${unfinished(booking).why} and is free again. You were not charged.`,
      'If nobody has taken it since, you can still have it: your details are kept.',
    ],
    facts: facts(booking, reading),
    link: { label: 'Try again', url: reading.url },
  }),
  paymentProcessing: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: your bank is at it`,
    lines: [
      'Your bank has been asked for the money, and answers in some days. Until then nothing is paid.',
      ...heldUntil(booking, reading),
      'We write to you as soon as it has arrived, or if it does not.',
    ],
    facts: facts(booking, reading),
    link: { label: 'See the booking', url: reading.url },
  }),
  paymentFailed: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: the payment failed`,
    lines: [
      'Your bank refused the payment in the end. You were not charged, and the time is free again.',
      'If nobody has taken it since, you can still have it: your details are kept.',
    ],
    facts: facts(booking, reading),
    link: { label: 'Try again', url: reading.url },
  }),
  paidTooLate: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: money on its way back`,
    lines: [
      `Your payment arrived when this time could no longer be booked. All of it, ${reading.amount}, goes back to you.`,
      'Banks usually show a refund within 5 to 10 working days.',
    ],
    facts: facts(booking, reading),
    link: { label: 'See the booking', url: reading.url },
  }),
  refundFailed: (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: your refund`,
    lines: [
      `The refund of ${reading.amount} could not be sent to you, or came back from your bank. The money is safe with us: we are on it and will write to you.`,
    ],
    link: { label: 'See the booking', url: reading.url },
  }),
  refundFailedAlert: (amount: string, url: string): Letter => ({
    subject: 'A refund failed and needs you',
    lines: [
      `A refund of ${amount} was refused, or came back from the bank. It has to be sent again or paid another way.`,
    ],
    link: { label: 'Open the stuck bookings', url },
  }),
}
