import { savedAttempt } from '#graphql/domain/booking/no-show-fee.ts'
import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Side } from '#prisma/generated/client/client.ts'
import { namesTogether } from '../booking/givers.ts'
import { securingPayment } from '../payment/securing.ts'
import type { Letter } from './compose.ts'
import type { MailedBooking } from './mailed-booking.ts'
import { whenShort, whenText } from './when.ts'

type Reading = { reader: Side; timeZone: string; url: string }

type Fee = Pick<MailedBooking, 'noShowFeeMinor' | 'currency'>

const amountOf = ({ noShowFeeMinor, currency }: Fee) =>
  displayMoney(storedMoney(noShowFeeMinor ?? 0n, currency))

const at = (when: Date, timeZone: string) => whenShort({ startsAt: when, endsAt: when }, timeZone)

/** Whether a card is only saved where others pay, so that nothing is to be paid yet. */
const onlySaves = ({ savesCard, noShowFeeMinor }: MailedBooking): boolean =>
  savesCard || noShowFeeMinor !== null

/** What is missing of a time that is only held: its payment, or a card that is saved while nothing is paid. */
export const unfinished = (booking: MailedBooking) =>
  onlySaves(booking)
    ? {
        yet: 'no card saved yet',
        before: 'save your card before',
        goOn: 'Go on to save your card',
        late: 'no card saved in time',
        why: 'no card was saved in time',
      }
    : {
        yet: 'not paid yet',
        before: 'pay before',
        goOn: 'Go on to payment',
        late: 'not paid in time',
        why: 'it was not paid in time',
      }

/** What both agreed about not coming; nothing where nothing was. */
export function feeAgreed(booking: MailedBooking, { reader }: Pick<Reading, 'reader'>): string[] {
  if (booking.noShowFeeMinor === null) return []
  const amount = amountOf(booking)
  return reader === 'MENTEE'
    ? [
        `The session costs nothing. You agreed that ${amount} is charged to the card that you saved if you do not come; else nothing is, and the card is forgotten after the session. Cancel before it starts, and nothing is charged either.`,
      ]
    : [
        `If they do not come, report it on the booking’s page: ${amount} is charged to the card that they saved.`,
      ]
}

/** Of what ended before anybody could fail to come. */
export const cardForgotten = (booking: MailedBooking, { reader }: Pick<Reading, 'reader'>): string[] =>
  booking.noShowFeeMinor === null || reader === 'MENTOR'
    ? []
    : ['You were not charged, and the card that you saved is forgotten.']

/** The mentee's absence was reported: what that costs, when, and how to object. Null where it costs nothing. */
export function feeReported(booking: MailedBooking, { reader, timeZone }: Reading): string[] | null {
  const { noShowFeeAt, noShowFeeDecidedAt, menteeName } = booking
  if (!noShowFeeAt || noShowFeeDecidedAt) return null
  const [amount, when] = [amountOf(booking), at(noShowFeeAt, timeZone)]
  return reader === 'MENTEE'
    ? [
        `${namesTogether(booking.hosts)} reports that you did not come to this session. As you agreed when you booked, ${amount} is charged to the card that you saved on ${when}.`,
        `If it was otherwise, say so until then: open the booking. Nothing is charged before that is decided.`,
      ]
    : [
        `You reported that ${menteeName} did not come. ${amount} is charged to their card on ${when}, unless they say until then that it was otherwise.`,
      ]
}

/** A complaint about a fee that is not charged: nothing can go back, only never be taken. */
export const notChargedYet = (booking: MailedBooking): boolean =>
  booking.noShowFeeMinor !== null && !securingPayment(booking)

export type FeeNews = 'feeCharged' | 'feeDeclined'

/** What is to be told of the fee now; null: nothing, or something that others tell. */
export function feeNews({
  noShowFeeDecidedAt,
  noShowOf,
  state,
  payments,
  refunds,
}: MailedBooking): FeeNews | null {
  if (!noShowFeeDecidedAt || state !== 'NO_SHOW' || noShowOf !== 'MENTEE') return null
  if (securingPayment({ payments, refunds })) return 'feeCharged'
  return payments.some(({ state: is }) => is === 'OPEN') && !savedAttempt(payments) ? 'feeDeclined' : null
}

function charged(booking: MailedBooking, { reader, timeZone }: Reading): string[] {
  const amount = amountOf(booking)
  if (reader === 'MENTEE')
    return [
      `${amount} was charged to your card, as you agreed when you booked: you did not come to this session.`,
    ]
  const { payout, menteeName } = booking
  if (payout?.state !== 'HELD') return [`${menteeName} was charged ${amount} for not coming.`]
  const share = displayMoney(storedMoney(payout.amountMinor, payout.currency))
  return [
    `${menteeName} was charged ${amount} for not coming. Your share, ${share}, leaves on ${at(payout.releaseAt, timeZone)}.`,
  ]
}

function declined(booking: MailedBooking, { reader, timeZone }: Reading): string[] {
  const open = booking.payments.find(({ state }) => state === 'OPEN')
  const until = open ? at(open.checkoutExpiresAt, timeZone) : ''
  const amount = amountOf(booking)
  return reader === 'MENTEE'
    ? [
        `You agreed to pay ${amount} for not coming to this session, but your bank did not let us charge the card that you saved. You were not charged.`,
        `You can pay it until ${until}, by that card or another. After that it is not asked for any more.`,
      ]
    : [
        `The bank of ${booking.menteeName} did not let us charge the ${amount} for not coming. They were asked to pay it until ${until}.`,
      ]
}

const told: Record<FeeNews, { subject: string; said: typeof charged; label: Record<Side, string> }> = {
  feeCharged: {
    subject: 'fee for not coming',
    said: charged,
    label: { MENTEE: 'See the booking and its receipt', MENTOR: 'See the booking' },
  },
  feeDeclined: {
    subject: 'fee not paid yet',
    said: declined,
    label: { MENTEE: 'Pay now', MENTOR: 'See the booking' },
  },
}

/** Every mail about a fee that was, or should have been, charged. */
export function feeLetter(news: FeeNews, booking: MailedBooking, reading: Reading): Letter {
  const { subject, said, label } = told[news]
  const other = reading.reader === 'MENTEE' ? namesTogether(booking.hosts) : booking.menteeName
  return {
    subject: `${other}, ${whenShort(booking, reading.timeZone)}: ${subject}`,
    lines: said(booking, reading),
    facts: [
      ['What', booking.title],
      ['When', whenText(booking, reading.timeZone)],
    ],
    link: { label: label[reading.reader], url: reading.url },
  }
}
