import { type PriceSnapshot, summaryFrom } from '#graphql/domain/booking/price.ts'
import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import type { DisputeEvidence } from '#graphql/providers/payments/port.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import { inOrder, namesTogether } from '../booking/givers.ts'
import { feeEvidenceOf } from './fee-evidence.ts'
import { amount, shown } from './shown.ts'

/** What speaks for us is made of. */
export const evidenced = {
  mentor: true,
  program: true,
  hosts: { include: { mentor: true }, orderBy: inOrder },
  payments: { orderBy: { attempt: 'asc' } },
  refunds: { orderBy: { decidedAt: 'asc' } },
  complaint: true,
  mails: { where: { sentAt: { not: null } }, orderBy: { sentAt: 'asc' } },
  events: { orderBy: { seq: 'asc' } },
} satisfies Prisma.BookingInclude

export type Evidenced = Prisma.BookingGetPayload<{ include: typeof evidenced }>

/** As much as the bank reads of each part. */
export const mostText = 20_000

/** All that we can say of a payment without a person: who bought what at which price, under which terms, and what happened. */
export function evidenceOf(booking: Evidenced): DisputeEvidence {
  const refusal = refusalOf(booking)
  const fee = feeEvidenceOf(booking)
  return {
    customerName: booking.menteeName,
    customerEmail: booking.menteeEmail,
    product: fee?.product ?? productOf(booking),
    servedAt: `${shown(booking.startsAt)} to ${shown(booking.endsAt)}`,
    refundPolicy: fee?.refundPolicy ?? policyOf(booking),
    activity: activityOf(booking).slice(0, mostText),
    ...(refusal ? { refusal } : {}),
    statement: fee?.statement ?? statementOf(booking),
  }
}

function productOf({ title, hosts, currency, breakdown, priceMinor }: Evidenced): string {
  const { lines } = summaryFrom(breakdown as unknown as PriceSnapshot)
  const parts = lines.map(({ label, minor }) => `${label}: ${amount(minor, currency)}`)
  return [
    `A mentoring session, live and in person or by video: ${title}, given by ${namesTogether(hosts)}.`,
    'The price as it was shown before paying:',
    ...parts,
    `In all: ${amount(priceMinor, currency)}`,
  ].join('\n')
}

function policyOf({ refundTiers, createdAt, program }: Evidenced): string {
  const where = program
    ? `Part of the quote that ${program.name}, with whom it was booked, was given for its customer`
    : 'Shown on the page on which the price was accepted'
  return [`${where}, on ${shown(createdAt)}, before payment:`, ...tiersOf(refundTiers)].join('\n')
}

/** What a cancellation gives back, and when. */
export const tiersOf = (refundTiers: unknown): string[] => [
  ...(refundTiers as RefundTier[]).map(
    ({ hoursBefore, percent }) => `Cancelled ${hoursBefore} hours or more before the start: ${percent} %.`,
  ),
  'Later: nothing. Cancelled by the mentor, or a mentor who does not come: 100 %.',
]

/** What happened, and what was written to whom, in order. */
export function activityOf({ events, mails }: Pick<Evidenced, 'events' | 'mails'>): string {
  const happened = events.map(({ at, type, actor }) => ({ at, what: `${plain(type)}, by ${plain(actor)}` }))
  const written = mails.map(({ sentAt, kind, to }) => ({ at: sentAt, what: `mail to ${to}: ${plain(kind)}` }))
  return [...happened, ...written]
    .flatMap(({ at, what }) => (at ? [{ at, what }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, what }) => `${shown(at)} ${what}`)
    .join('\n')
}

/** "booking.noShow" as "booking: no show". */
export const plain = (word: string) =>
  /^[A-Z_]+$/.test(word)
    ? word.toLowerCase().replaceAll('_', ' ')
    : word.replace('.', ': ').replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`)

/** What the mentee told us, what the mentor said to it, and what went back. */
export function refusalOf({ complaint, refunds, currency }: Evidenced): string | null {
  const said = complaint
    ? [
        `On ${shown(complaint.openedAt)} the customer told us: ${complaint.text}`,
        ...(complaint.contest ? [`The mentor answered: ${complaint.contest}`] : []),
        ...(complaint.reason ? [`We decided (${plain(complaint.state)}): ${complaint.reason}`] : []),
      ]
    : []
  const back = refunds.map(
    ({ decidedAt, amountMinor, cause }) =>
      `On ${shown(decidedAt)} we refunded ${amount(amountMinor, currency)} (${plain(cause)}).`,
  )
  return said.length + back.length > 0 ? [...said, ...back].join('\n').slice(0, mostText) : null
}

const courses: Partial<Record<Evidenced['state'], string>> = {
  COMPLETED: 'The session took place at that time, and nobody told us otherwise.',
  NO_SHOW: 'The mentor was there at that time; who bought the session did not come.',
  CONFIRMED: 'The session lies ahead; it can be cancelled under the terms that were accepted.',
  CANCELLED: 'The session was cancelled, and what the terms give back went back.',
}

/** What a person would say first of all; whoever answers puts it into words of their own. */
function statementOf(booking: Evidenced): string {
  const { title, menteeName, startsAt, createdAt, complaint, state, noShowOf, program } = booking
  const course = state === 'NO_SHOW' && noShowOf === 'MENTOR' ? '' : (courses[state] ?? '')
  return [
    `${menteeName} booked ${title} for ${shown(startsAt)} on ${shown(createdAt)} and paid for it.`,
    ...(course && !complaint ? [course] : []),
    program
      ? `It was booked with ${program.name}, who had the price and the terms of a refund before payment; the confirmation was sent by mail.`
      : 'The price and the terms of a refund were shown before payment, the confirmation was sent by mail.',
  ].join(' ')
}
