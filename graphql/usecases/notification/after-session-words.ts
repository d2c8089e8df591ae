import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { ComplaintState, Side } from '#prisma/generated/client/client.ts'
import { namesTogether } from '../booking/givers.ts'
import { comesBack } from './back-words.ts'
import { backInPackage, backInTheirs, creditCameBack } from './by-credit.ts'
import type { Letter } from './compose.ts'
import type { MailedBooking } from './mailed-booking.ts'
import { feeReported, notChargedYet } from './no-show-fee-words.ts'
import { whenShort, whenText } from './when.ts'

type Reading = { reader: Side; timeZone: string; url: string; now: Date }

export type AfterSession = `complaint${ComplaintState | 'CONTESTED'}` | `noShow${Side}`

const toOther = (booking: MailedBooking, { reader }: Reading) =>
  reader === 'MENTEE' ? namesTogether(booking.hosts) : booking.menteeName

const at = (when: Date, { timeZone }: Reading) => whenShort({ startsAt: when, endsAt: when }, timeZone)

const shown = (minor: bigint, currency: string) => displayMoney(storedMoney(minor, currency))

/** What goes back because the session did not take place, or only in part. */
function givenBack({ refunds }: MailedBooking): bigint | null {
  const back = refunds.filter(({ cause }) => cause === 'NO_SHOW' || cause === 'COMPLAINT')
  return back.length === 0 ? null : back.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
}

function back(booking: MailedBooking, { reader }: Reading): string[] {
  const minor = givenBack(booking)
  if (minor === null) return []
  if (creditCameBack(booking)) return reader === 'MENTEE' ? [backInPackage] : [backInTheirs]
  const amount = shown(minor, booking.currency)
  return reader === 'MENTEE'
    ? [comesBack(booking, amount)]
    : [`${amount} goes back to ${booking.menteeName}.`]
}

/** The mentor's share, and when it leaves; nobody else's to read. */
function share({ payout }: MailedBooking, reading: Reading): string[] {
  if (reading.reader === 'MENTEE' || !payout) return []
  if (payout.state === 'CANCELLED') return ['Nothing is left of your share.']
  if (payout.state !== 'HELD') return [`Your share is ${shown(payout.amountMinor, payout.currency)}.`]
  const leaves = payout.releaseAt > reading.now ? `on ${at(payout.releaseAt, reading)}` : 'now'
  return [`Your share, ${shown(payout.amountMinor, payout.currency)}, leaves ${leaves}.`]
}

const facts = (booking: MailedBooking, { timeZone }: Reading): [string, string][] => [
  ['What', booking.title],
  ['When', whenText(booking, timeZone)],
]

type Part = (booking: MailedBooking, reading: Reading) => string[]

/** A letter about the session: what of it, the sentences of each side, what then is true of the money. */
const about =
  (subject: string, own: Record<Side, Part>, money: readonly Part[] = [], label = 'See the booking') =>
  (booking: MailedBooking, reading: Reading): Letter => ({
    subject: `${toOther(booking, reading)}, ${whenShort(booking, reading.timeZone)}: ${subject}`,
    lines: [...own[reading.reader](booking, reading), ...money.flatMap((part) => part(booking, reading))],
    facts: facts(booking, reading),
    link: { label, url: reading.url },
  })

const same = (part: Part): Record<Side, Part> => ({ MENTEE: part, MENTOR: part })

const quoted = (name: string, words: string | null | undefined) => (words ? [`${name} writes: ${words}`] : [])

const decision: Part = ({ complaint }) => quoted('Sundial', complaint?.reason)

function contradiction({ complaint, payout }: MailedBooking, reading: Reading): string[] {
  if (complaint || payout?.state !== 'HELD' || payout.releaseAt <= reading.now) return []
  return [`If it was otherwise, say so until ${at(payout.releaseAt, reading)}: open the booking.`]
}

function why({ complaint, hosts, menteeName }: MailedBooking, { reader }: Reading): string[] {
  const name = reader === 'MENTEE' ? namesTogether(hosts) : menteeName
  if (complaint?.decidedBy === 'MENTOR')
    return [
      reader === 'MENTEE'
        ? `${name} agrees: the session did not take place.`
        : 'You agreed with the complaint.',
    ]
  if (complaint?.decidedBy === 'SYSTEM')
    return [
      reader === 'MENTEE'
        ? `${name} did not contest what you told us. The session counts as not held.`
        : `You did not contest what ${name} told us in time. The session counts as not held.`,
    ]
  return ['We looked at what both of you wrote: the session counts as not held.']
}

/** Every mail about a session after its start, for both sides. */
export const afterSession: Record<AfterSession, (booking: MailedBooking, reading: Reading) => Letter> = {
  noShowMENTEE: about(
    'missed',
    {
      MENTEE: (booking, reading) =>
        feeReported(booking, reading) ?? [
          `${toOther(booking, reading)} reports that you did not come to this session.${asUsual(booking, ' It is paid as usual.')}`,
          ...contradiction(booking, reading),
        ],
      MENTOR: (booking, reading) =>
        feeReported(booking, reading) ?? [
          `You reported that ${booking.menteeName} did not come.${asUsual(booking, ' You are paid as usual.')}`,
        ],
    },
    [share],
  ),
  noShowMENTOR: about(
    'did not take place',
    {
      MENTEE: (booking, reading) => [
        `${toOther(booking, reading)} could not come to this session. We are sorry.`,
      ],
      MENTOR: () => ['You reported that you did not come to this session.'],
    },
    [back, share],
  ),
  complaintOPEN: about(
    'did not take place?',
    {
      MENTEE: (booking, reading) => [
        `You told us that this session did not take place. ${atStake(booking).stays}`,
        `${toOther(booking, reading)} can answer until ${contestBy(booking, reading)}. Without an answer ${atStake(booking).ends}`,
      ],
      MENTOR: (booking, reading) => [
        `${booking.menteeName} says that this session did not take place. ${atStake(booking).waits}`,
        ...quoted(booking.menteeName, booking.complaint?.text),
        `If it did, or they did not come, say so until ${contestBy(booking, reading)}. Without an answer ${atStake(booking).endsFor}`,
      ],
    },
    [],
    'See and answer',
  ),
  complaintCONTESTED: about(
    'contested',
    {
      MENTEE: (booking, reading) => [
        `${toOther(booking, reading)} says that the session did take place. Somebody at Sundial decides now and writes to you.`,
        ...quoted(toOther(booking, reading), booking.complaint?.contest),
      ],
      MENTOR: () => ['You contested the complaint. Somebody at Sundial decides now and writes to you.'],
    },
    [],
  ),
  complaintUPHELD: (booking, reading) =>
    about(atStake(booking).upheld, same(why), [decision, back, share])(booking, reading),
  complaintSPLIT: about(
    'decided',
    same(() => ['We looked at what both of you wrote: a part of the price goes back.']),
    [decision, back, share],
  ),
  complaintREJECTED: about(
    'decided',
    {
      MENTEE: (booking) => [
        `We looked at what both of you wrote: the session counts as held. ${atStake(booking).stands}`,
      ],
      MENTOR: () => ['We looked at what both of you wrote: the session counts as held.'],
    },
    [decision, share],
  ),
  complaintWITHDRAWN: about(
    'withdrawn',
    {
      MENTEE: (booking) => [`You took back that this session did not take place. ${atStake(booking).stands}`],
      MENTOR: ({ menteeName }) => [`${menteeName} took back that this session did not take place.`],
    },
    [share],
  ),
}

function contestBy({ complaint }: MailedBooking, reading: Reading): string {
  return complaint ? at(complaint.contestBy, reading) : ''
}

/** What hangs on a complaint: what was paid, or a fee for not coming that is not charged yet. */
const atStake = (booking: MailedBooking) =>
  notChargedYet(booking)
    ? {
        stays: 'Your card is not charged until that is decided.',
        ends: 'it never is.',
        waits: 'The fee for not coming is not charged until that is decided.',
        endsFor: 'it never is.',
        upheld: 'not charged',
        stands: 'The fee for not coming is charged, as you agreed when you booked.',
      }
    : {
        stays: 'Your money stays where it is until that is decided.',
        ends: 'everything goes back to you.',
        waits: 'Your share waits until that is decided.',
        endsFor: `everything goes back to ${booking.menteeName}.`,
        upheld: 'refunded',
        stands: 'Nothing goes back.',
      }

const asUsual = ({ priceMinor }: MailedBooking, said: string) => (priceMinor > 0n ? said : '')

export const complaintAlert = ({ title, menteeName, hosts }: MailedBooking, url: string): Letter => ({
  subject: 'A complaint is contested and needs you',
  lines: [
    `${menteeName} says that ${title} with ${namesTogether(hosts)} did not take place, the mentor says that it did.`,
  ],
  link: { label: 'Decide it', url },
})
