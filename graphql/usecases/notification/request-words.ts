import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Side } from '#prisma/generated/client/client.ts'
import { namesTogether } from '../booking/givers.ts'
import { comesBack } from './back-words.ts'
import { backInPackage, creditCameBack, isByCredit } from './by-credit.ts'
import type { Letter } from './compose.ts'
import { costs } from './costs.ts'
import type { MailedBooking } from './mailed-booking.ts'
import { cardForgotten, feeAgreed } from './no-show-fee-words.ts'
import { whenShort, whenText } from './when.ts'

type Reading = { reader: Side; timeZone: string; url: string }

export type RequestNews = 'requested' | 'toPay' | 'declined' | 'unanswered' | 'notPaid' | 'withdrawn'

const other = (booking: MailedBooking, { reader }: Reading) =>
  reader === 'MENTEE' ? namesTogether(booking.hosts) : booking.menteeName

const price = ({ priceMinor, currency }: MailedBooking) => displayMoney(storedMoney(priceMinor, currency))

function facts(booking: MailedBooking, { reader, timeZone }: Reading): [string, string][] {
  const answers = booking.answers.map(({ label, value }): [string, string] => [label, value])
  return [
    ['What', booking.title],
    ['When', whenText(booking, timeZone)],
    ...costs(booking),
    ...(reader === 'MENTOR' ? answers : []),
  ]
}

const instant = (at: Date | null, { timeZone }: Reading) =>
  at ? whenShort({ startsAt: at, endsAt: at }, timeZone) : ''

const until = ({ respondBy }: MailedBooking, reading: Reading) => instant(respondBy, reading)

type Part = (booking: MailedBooking, reading: Reading) => string[]

/** A method that could not be reserved was charged, and is given back where a reservation is let go. */
const charged = ({ payments }: MailedBooking) => payments.some(({ state }) => state === 'SUCCEEDED')

function reserved(booking: MailedBooking, { reader }: Reading): string[] {
  if (booking.priceMinor === 0n) return feeAgreed(booking, { reader })
  const [amount, mentee] = [price(booking), reader === 'MENTEE']
  if (isByCredit(booking))
    return mentee
      ? ['It takes a session of your package, which goes back into it if the answer is no.']
      : ['It is paid with a session of their package.']
  if (charged(booking))
    return mentee ? [`You paid ${amount}. All of it goes back if the answer is no.`] : [`${amount} was paid.`]
  if (booking.savesCard)
    return mentee
      ? [
          `Nothing is charged yet. ${amount} is charged to the card that you saved if the answer is yes; if it is not, the card is forgotten.`,
        ]
      : [`${amount} is charged to the card that they saved when you accept.`]
  return mentee
    ? [
        `${amount} is only reserved on your card. It is taken if the answer is yes, and released if it is not.`,
      ]
    : [`${amount} is reserved on their card, and taken when you accept.`]
}

function released(booking: MailedBooking, { reader }: Reading): string[] {
  if (reader === 'MENTOR') return []
  if (booking.priceMinor === 0n) return cardForgotten(booking, { reader })
  if (creditCameBack(booking)) return [backInPackage]
  const amount = price(booking)
  if (booking.savesCard && !charged(booking))
    return ['You were not charged, and the card that you saved is forgotten.']
  return charged(booking)
    ? [comesBack(booking, amount)]
    : [`You were not charged: the ${amount} that was reserved on your card is released within some days.`]
}

const declined: Record<Side, Part> = {
  MENTEE: (booking, reading) => {
    const [why] = booking.events
    const said = why?.reason ? [`${other(booking, reading)} writes: ${why.reason}`] : []
    return [`${other(booking, reading)} cannot take this session.`, ...said]
  },
  MENTOR: (booking) => [
    `You declined the request of ${booking.menteeName}. They were told, and not charged.`,
  ],
}

function withdrawn(booking: MailedBooking, reading: Reading): string[] {
  const { cancelledBy, menteeName } = booking
  if (cancelledBy === 'MENTEE' || cancelledBy === 'PARTNER')
    return reading.reader === 'MENTEE'
      ? [`You took your request to ${other(booking, reading)} back.`]
      : [`${menteeName} took the request back.`]
  return cancelledBy === reading.reader
    ? ['You cancelled this request.']
    : [`${cancelledBy === 'MENTOR' ? other(booking, reading) : 'Sundial'} cancelled this request.`]
}

const about =
  (subject: string, own: Record<Side, Part>, money: Part, labels: Record<Side, string>) =>
  (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${other(booking, reading)}, ${whenShort(booking, reading.timeZone)}: ${subject}`,
    lines: [...own[reading.reader](booking, reading), ...money(booking, reading)],
    facts: facts(booking, reading),
    link: { label: labels[reading.reader], url: reading.url },
  })

const seen = { MENTEE: 'See the booking, or choose another time', MENTOR: 'See the booking' }

/** What was accepted while the bank declined the saved card, or wanted to ask its holder. */
const toPay: Record<Side, { subject: string; said: Part; label: string }> = {
  MENTEE: {
    subject: 'pay to confirm',
    label: 'Pay now',
    said: (booking, reading) => [
      `${other(booking, reading)} accepted your request, but your bank did not let us charge the card that you saved. You were not charged.`,
      `Pay until ${instant(booking.confirmBy, reading)} and the session is booked. Your time is held until then; after that it is free for others.`,
    ],
  },
  MENTOR: {
    subject: 'waits for payment',
    label: 'See the booking',
    said: (booking, reading) => [
      `You accepted the request of ${booking.menteeName}, but their bank did not let us charge the card that they saved.`,
      `They were asked to pay until ${instant(booking.confirmBy, reading)}. The time is held until then; if nothing is paid it is free again.`,
    ],
  },
}

/** Every mail about a request, for both sides. */
export const requestLetters: Record<RequestNews, (booking: MailedBooking, reading: Reading) => Letter> = {
  requested: about(
    'requested',
    {
      MENTEE: (booking, reading) => [
        `You asked ${other(booking, reading)} for a session. The answer comes until ${until(booking, reading)}.`,
      ],
      MENTOR: (booking, reading) => [
        `${booking.menteeName} asks you for a session. Answer until ${until(booking, reading)}; without an answer the request ends by itself.`,
      ],
    },
    reserved,
    { MENTEE: 'See the request, or take it back', MENTOR: 'Accept or decline' },
  ),
  toPay: (booking, reading) => {
    const { subject, said, label } = toPay[reading.reader]
    return about(subject, { MENTEE: said, MENTOR: said }, () => [], { MENTEE: label, MENTOR: label })(
      booking,
      reading,
    )
  },
  declined: about('declined', declined, released, seen),
  unanswered: about(
    'not answered',
    {
      MENTEE: (booking, reading) => [`${other(booking, reading)} did not answer your request in time.`],
      MENTOR: (booking) => [`The request of ${booking.menteeName} was not answered in time, and has ended.`],
    },
    released,
    seen,
  ),
  notPaid: about(
    'not booked',
    {
      MENTEE: (booking, reading) => [
        `${other(booking, reading)} accepted, but your bank did not let us take the money. The session is not booked.`,
      ],
      MENTOR: (booking) => [
        `You accepted the request of ${booking.menteeName}, but their bank did not let us take the money. The session is not booked.`,
      ],
    },
    released,
    seen,
  ),
  withdrawn: about('request cancelled', { MENTEE: withdrawn, MENTOR: withdrawn }, released, seen),
}
