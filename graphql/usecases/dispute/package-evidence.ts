import { giveBackUntil } from '#graphql/domain/package/package.ts'
import type { DisputeEvidence } from '#graphql/providers/payments/port.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { activityOf, type Evidenced, evidenced, mostText, plain, refusalOf, tiersOf } from './evidence.ts'
import { amount, shown } from './shown.ts'

const bought = {
  mentor: true,
  person: true,
  refunds: { orderBy: { decidedAt: 'asc' } },
  credits: { include: { booking: { include: evidenced } }, orderBy: { nth: 'asc' } },
} satisfies Prisma.PurchaseInclude

type Bought = Prisma.PurchaseGetPayload<{ include: typeof bought }>

/**
 * All that we can say of a package's payment without a person: what was bought at which price, under which terms, what of
 * it was used and when, and what happened to it and to its sessions.
 */
export async function evidenceOfPackage(tx: Tx | Deps['db'], id: string): Promise<DisputeEvidence> {
  const purchase = await tx.purchase.findUniqueOrThrow({ where: { id }, include: bought })
  const used = sessionsOf(purchase)
  const events = await tx.event.findMany({ where: { subjectId: id, bookingId: null } })
  const mails = await tx.mail.findMany({
    where: { kind: { startsWith: 'package' }, occasion: { startsWith: id }, sentAt: { not: null } },
  })
  const all = {
    events: [...events, ...used.flatMap((booking) => booking.events)],
    mails: [...mails, ...used.flatMap((booking) => booking.mails)],
  }
  const refusal = refusalsOf(purchase, used)
  return {
    customerName: purchase.person.name,
    customerEmail: purchase.person.email,
    product: productOf(purchase, used),
    servedAt: used.map(whenServed).join('; ') || 'No session of it was booked yet.',
    refundPolicy: policyOf(purchase),
    activity: activityOf(all).slice(0, mostText),
    ...(refusal ? { refusal } : {}),
    statement: statementOf(purchase, used),
  }
}

/** What it was used for so far, the earliest first. */
const sessionsOf = ({ credits }: Bought): Evidenced[] =>
  credits.flatMap(({ booking }) => booking ?? []).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())

const whenServed = ({ startsAt, endsAt, state }: Evidenced) =>
  `${shown(startsAt)} to ${shown(endsAt)} (${plain(state)})`

function productOf({ title, sessions, mentor, priceMinor, currency }: Bought, used: Evidenced[]): string {
  return [
    `A package of ${sessions} mentoring sessions, live and in person or by video: ${title}, given by ${mentor.name}.`,
    `In all: ${amount(priceMinor, currency)}`,
    `Booked of it: ${used.length} of ${sessions}.`,
  ].join('\n')
}

function policyOf({ createdAt, paidAt, expiresAt, giveBackDays, refundTiers }: Bought): string {
  const until = expiresAt ? `, by ${shown(expiresAt)},` : ''
  return [
    `Shown on the page on which the price was accepted, on ${shown(createdAt)}, before payment:`,
    `What is not booked in time${until} goes back to the card by itself.`,
    ...(paidAt
      ? [
          `What is not booked can be given back for money until ${shown(giveBackUntil(paidAt, giveBackDays))}.`,
        ]
      : []),
    'Of each session that is booked:',
    ...tiersOf(refundTiers),
  ].join('\n')
}

/** What was complained of its sessions, and what went back of them or of the package. */
function refusalsOf({ refunds, currency }: Bought, used: Evidenced[]): string | null {
  const said = used.flatMap((booking) => {
    const text = refusalOf(booking)
    return text ? [`Of the session of ${shown(booking.startsAt)}:`, text] : []
  })
  const back = refunds.map(
    ({ decidedAt, amountMinor }) =>
      `On ${shown(decidedAt)} we refunded ${amount(amountMinor, currency)} of what was not booked.`,
  )
  return said.length + back.length > 0 ? [...said, ...back].join('\n').slice(0, mostText) : null
}

/** What a person would say first of all; whoever answers puts it into words of their own. */
function statementOf({ person, sessions, title, createdAt }: Bought, used: Evidenced[]): string {
  const held = used.filter(({ state }) => state === 'COMPLETED').length
  return [
    `${person.name} bought a package of ${sessions} sessions of ${title} on ${shown(createdAt)} and paid for it.`,
    used.length === 0
      ? 'None of them is booked yet.'
      : `${used.length} of them were booked, and ${held} took place without anybody telling us otherwise.`,
    'The price and the terms of a refund were shown before payment, the confirmation was sent by mail.',
  ].join(' ')
}
