import { type BookingState, beginning, transitions } from '#graphql/domain/booking/state.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Db } from '../deps.ts'
import { payoutAmounts, sharesNow } from '../payout/shares.ts'
import { disputeRules } from './dispute-rules.ts'
import { type Rule, rules } from './invariant-rules.ts'
import { packageRules } from './package-rules.ts'
import { rulesOfRequests } from './request-rules.ts'

const pageSize = 500
const shown = 10

const needed = {
  payments: { orderBy: { attempt: 'asc' } },
  refunds: true,
  payout: true,
  events: { where: { type: { startsWith: 'booking.' } }, orderBy: { version: 'asc' } },
} satisfies Prisma.BookingInclude

type Whole = Prisma.BookingGetPayload<{ include: typeof needed }>

/**
 * Everything that must always hold and does not, in words; empty when all is well. Reads the whole database and changes
 * nothing. `now` is business time; the database's own unless given.
 */
export async function checkInvariants(db: Db, now: Date | null = null): Promise<string[]> {
  const at = now ?? (await databaseTime(db))
  const all = [...rules, ...rulesOfRequests, ...disputeRules, ...packageRules]
  return [...(await brokenRules(db, all, at)), ...(await eachBooking(db))]
}

/** Which of these rules do not hold, in words. */
export async function brokenRules(db: Db, of: readonly Rule[], at: Date): Promise<string[]> {
  const broken: string[] = []
  for (const { says, query } of of) {
    const rows = await db.$queryRawUnsafe<{ what: string }[]>(query, ...(query.includes('$1') ? [at] : []))
    if (rows.length > 0)
      broken.push(
        sentence(
          says,
          rows.map(({ what }) => what),
        ),
      )
  }
  return broken
}

const sentence = (says: string, found: string[]) =>
  `${says}: ${found.slice(0, shown).join(', ')}${found.length > shown ? ` and ${found.length - shown} more` : ''}`

async function databaseTime(db: Db): Promise<Date> {
  const [row] = await db.$queryRaw<{ at: Date }[]>`select app_now() as at`
  return row?.at ?? new Date(0)
}

async function eachBooking(db: Db): Promise<string[]> {
  const broken: string[] = []
  for (let after: string | null = null; ; ) {
    const page: Whole[] = await db.booking.findMany({
      include: needed,
      orderBy: { id: 'asc' },
      take: pageSize,
      ...(after ? { where: { id: { gt: after } } } : {}),
    })
    for (const booking of page) broken.push(...brokenIn(booking).map((says) => `${booking.id}: ${says}`))
    after = page.at(-1)?.id ?? null
    if (page.length < pageSize || !after) return broken
  }
}

/** What is wrong with one booking: a history that does not lead to its state, or a share that is not the mentor's. */
export function brokenIn(booking: Whole): string[] {
  return [...historyOf(booking), ...shareOf(booking)]
}

function historyOf({ events, state, version }: Whole): string[] {
  const broken: string[] = []
  let at: BookingState | null = null
  for (const [index, { type, from, to, version: step }] of events.entries()) {
    const event = type.slice('booking.'.length)
    if (step !== index + 1) broken.push(`event ${event} has version ${step} in place ${index + 1}`)
    if (from !== at) broken.push(`${event} leaves ${from}, but the booking was ${at}`)
    if (!allowed(at, event, to)) broken.push(`the table knows no ${event} from ${at} to ${to}`)
    at = to as BookingState
  }
  if (at !== state) broken.push(`its events lead to ${at}, it is ${state}`)
  if (version !== events.length) broken.push(`version ${version} after ${events.length} moves`)
  return broken
}

function allowed(from: BookingState | null, event: string, to: string | null): boolean {
  if (from === null) return event === beginning.event && to === beginning.to
  const step = transitions[from][event as keyof (typeof transitions)[BookingState]]
  if (step?.to === 'CONFIRMING_OR_PENDING') return to === 'CONFIRMING' || to === 'PENDING'
  return step?.to === to
}

function shareOf(booking: Whole): string[] {
  const { payout } = booking
  const shares = sharesNow(booking)
  if (!payout || !shares) return []
  const is = inOrder(payout)
  const due = inOrder(payoutAmounts(shares))
  return is === due ? [] : [`the payout is ${is}, not ${due}`]
}

const inOrder = ({ amountMinor, fromBalanceMinor, platformFeeMinor }: ReturnType<typeof payoutAmounts>) =>
  `${amountMinor} and ${platformFeeMinor}${fromBalanceMinor > 0n ? `, ${fromBalanceMinor} from the balance` : ''}`
