import { disputeOpen, moneyContested } from '#graphql/domain/dispute/state.ts'
import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { nodeId } from '../node-id.ts'
import type { Letter } from './compose.ts'
import { deliver, type OwedMail } from './deliver.ts'
import { whenShort } from './when.ts'

const withMentor = { mentor: { include: { person: true } } } as const
const told = {
  booking: { include: { ...withMentor, payout: true } },
  purchase: { include: { ...withMentor, person: true } },
  claws: true,
} satisfies Prisma.DisputeInclude

type Found = Prisma.DisputeGetPayload<{ include: typeof told }>

/** A dispute with what was paid for in words, and whose share it is. */
type Told = Found & {
  what: string
  payer: string
  mentor: NonNullable<Found['booking']>['mentor']
}

function toldOf(found: Found): Told | null {
  const { booking, purchase } = found
  if (booking) {
    const { title, menteeName: payer, mentor } = booking
    return { ...found, what: title, payer, mentor }
  }
  if (!purchase) return null
  const { title, person, mentor } = purchase
  return { ...found, what: `a package of ${title}`, payer: person.name, mentor }
}

const amount = (minor: bigint, currency: string) => displayMoney(storedMoney(minor, currency))
const at = (when: Date, timeZone: string) => whenShort({ startsAt: when, endsAt: when }, timeZone)

/** Tells the admins of a dispute and until when it wants an answer, the mentor what it means, both how it ended. */
export async function sendDisputeMails(deps: Deps, disputeId: string): Promise<void> {
  const found = await deps.db.dispute.findUnique({ where: { id: disputeId }, include: told })
  const dispute = found && toldOf(found)
  if (!dispute) return
  const admins = await deps.db.person.findMany({ where: { admin: true } })
  const { mentor } = dispute
  const of = dispute.bookingId ? { bookingId: dispute.bookingId } : {}
  const { appUrl } = deps.settings
  const phase = phaseOf(dispute)
  const occasion = `${dispute.id}:${phase}`
  const admin = {
    label: phase === 'ASKED' || phase === 'CONTESTED' ? 'See it and answer' : 'See the dispute',
    url: `${appUrl}/admin/disputes/${nodeId('Dispute', dispute.id)}`,
  }
  const own = { label: 'See your earnings', url: `${appUrl}/mentor/earnings` }
  await deliver(deps, [
    ...admins.map(({ name, email, timeZone }): OwedMail => {
      const letter = { ...toAdmin[phase](dispute, timeZone), link: admin }
      return { kind: 'disputeAlert', occasion, ...of, to: { name, address: email }, letter }
    }),
    {
      ...{ kind: 'disputeMentor', occasion, ...of },
      to: { name: mentor.name, address: mentor.person.email },
      letter: { ...toMentor[phase](dispute), link: own },
    },
  ])
}

type Phase = 'ASKED' | 'CONTESTED' | 'WON' | 'LOST' | 'CLOSED'

function phaseOf({ state }: Told): Phase {
  if (state === 'WON' || state === 'LOST') return state
  if (!disputeOpen(state)) return 'CLOSED'
  return moneyContested(state) ? 'CONTESTED' : 'ASKED'
}

const about = ({ what, payer, mentor }: Told) => `${what} of ${payer} with ${mentor.name}`
const of = ({ what, payer }: Told) => `${what} with ${payer}`
const contested = ({ amountMinor, currency }: Told) => amount(amountMinor, currency)

function due({ respondBy }: Told, timeZone: string): string {
  return respondBy ? at(respondBy, timeZone) : 'soon'
}

const facts = (dispute: Told): [string, string][] => [
  ['What', about(dispute)],
  ['Amount', contested(dispute)],
  ['The cardholder says', dispute.reason.replaceAll('_', ' ')],
]

const packageWaits = ({ purchase }: Told): string[] =>
  purchase
    ? ['Until that is decided the package cannot be used, and the sessions that it paid are not paid out.']
    : []

/** To admins what is left of the mentor's share. */
function leftOfShare({ booking }: Told): string[] {
  const payout = booking?.payout
  if (!payout) return []
  const left = amount(payout.amountMinor, payout.currency)
  return [
    payout.amountMinor > 0n
      ? `${left} is left of the mentor’s share.`
      : 'Nothing is left of the mentor’s share.',
  ]
}

const toAdmin: Record<Phase, (dispute: Told, timeZone: string) => Letter> = {
  ASKED: (dispute, timeZone) => ({
    subject: `A bank asks: answer until ${due(dispute, timeZone)}`,
    lines: [
      `A bank asks about a payment of ${contested(dispute)}. No money was taken. It wants an answer until ${due(dispute, timeZone)}.`,
      ...packageWaits(dispute),
    ],
    facts: facts(dispute),
  }),
  CONTESTED: (dispute, timeZone) => ({
    subject: `Dispute of ${contested(dispute)}: answer until ${due(dispute, timeZone)}`,
    lines: [
      `A bank took back ${contested(dispute)}. Without an answer until ${due(dispute, timeZone)} it is lost.`,
      ...packageWaits(dispute),
    ],
    facts: facts(dispute),
  }),
  WON: (dispute) => ({
    subject: `Dispute won: ${contested(dispute)}`,
    lines: ['The bank decided for us. The money is back, and what waited for that goes on by itself.'],
    facts: facts(dispute),
  }),
  LOST: (dispute) => ({
    subject: `Dispute lost: ${contested(dispute)}`,
    lines: [`The bank decided for the cardholder: ${contested(dispute)} is gone.`, ...leftOfShare(dispute)],
    facts: facts(dispute),
  }),
  CLOSED: (dispute) => ({
    subject: `Dispute closed: ${contested(dispute)}`,
    lines: ['The bank asks no more. Nothing was taken.'],
    facts: facts(dispute),
  }),
}

/** What became of a share that had left. */
function claimed({ claws, currency, purchase }: Told): string {
  const minor = claws.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  if (minor === 0n)
    return purchase
      ? 'What is to be paid out of it waits until that is decided.'
      : 'Your share waits until that is decided.'
  return `Your share had left already: ${amount(minor, currency)} is being taken back until the bank has decided.`
}

/** What is left of the share. */
function left({ booking }: Told): string[] {
  const payout = booking?.payout
  return payout ? [`What is left of your share is ${amount(payout.amountMinor, payout.currency)}.`] : []
}

const toMentor: Record<Phase, (dispute: Told) => Letter> = {
  ASKED: (dispute) => ({
    subject: `${dispute.payer}’s bank asks about a payment`,
    lines: [
      `The bank asks about the payment for ${of(dispute)}. We answer it. Your share waits until that is done.`,
    ],
  }),
  CONTESTED: (dispute) => ({
    subject: `${dispute.payer}’s bank contests a payment`,
    lines: [
      `The bank of ${dispute.payer} took back ${contested(dispute)} of what was paid for ${of(dispute)}. We answer it; the bank decides, which can take some weeks.`,
      claimed(dispute),
    ],
  }),
  WON: (dispute) => ({
    subject: `${contested(dispute)}: the bank decided for you`,
    lines: [
      `The payment for ${of(dispute)} stands. Your share is yours again and goes on by itself; what you owe is taken off it first.`,
    ],
  }),
  LOST: (dispute) => ({
    subject: `${contested(dispute)}: the bank decided for the mentee`,
    lines: [
      `${contested(dispute)} of what was paid for ${of(dispute)} went back to the mentee. It was not our decision, and it is final.`,
      ...left(dispute),
    ],
  }),
  CLOSED: (dispute) => ({
    subject: `${dispute.payer}’s bank asks no more`,
    lines: [`The payment for ${of(dispute)} stands, and your share goes on by itself.`],
  }),
}

/** Tells the mentor what could not be taken back, and that it comes off what is paid out next. */
export async function sendDebtMail(deps: Deps, reversalId: string): Promise<void> {
  const reversal = await deps.db.reversal.findUnique({
    where: { id: reversalId },
    include: { booking: { include: { mentor: { include: { person: true } } } } },
  })
  if (reversal?.state !== 'REFUSED') return
  const { booking, amountMinor, currency } = reversal
  const owed = amount(amountMinor, currency)
  const letter = {
    subject: `${owed} comes off your next payouts`,
    lines: [
      `We had to take back ${owed} of your share of ${booking.title} with ${booking.menteeName}, and your account did not have it.`,
      'You need do nothing: it comes off what we pay out to you next.',
    ],
    link: { label: 'See your earnings', url: `${deps.settings.appUrl}/mentor/earnings` },
  }
  const to = { name: booking.mentor.name, address: booking.mentor.person.email }
  await deliver(deps, [{ kind: 'debt', occasion: reversal.id, bookingId: booking.id, to, letter }])
}
