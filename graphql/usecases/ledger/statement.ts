import { type Period, periodOf } from '#graphql/domain/ledger/period.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'

/** Whose statement; the caller has asked whether the viewer may see it. */
export type StatementOf = { mentorId: string } | { programId: string }

export type Statement = Period & { of: StatementOf; currency: string; opening: Money; closing: Money }

export type StatementLine = {
  key: string
  fact: string
  at: Date
  bookingId: string | null
  amount: Money
  balance: Money
}

/** Where a page of lines begins or ends. */
export type LinePlace = { at: Date; key: string }

type Asked = { currency: string; from: string; to: string }
type Page = {
  after?: LinePlace | undefined
  before?: LinePlace | undefined
  limit: number
  inverted: boolean
}

/** What the platform owes a mentor: what is due, less what the mentor owes. $1 mentor, $2 currency, $3 end. */
const ofMentor = `
  select entry.key, entry.fact, entry.at, entry.booking_id, -sum(amount_minor)::bigint as minor
  from posting join ledger_entry as entry on entry.key = posting.entry_key
  where posting.mentor_id = $1::uuid and account in ('mentor_due', 'mentor_debt')
    and posting.currency = $2 and entry.at < $3
  group by entry.key having sum(amount_minor) <> 0`

/** What is at the payment company of a programme's bookings; its fees are the platform's. $1 programme, $2, $3 as above. */
const ofProgram = `
  select entry.key, entry.fact, entry.at, entry.booking_id, sum(amount_minor)::bigint as minor
  from booking join posting on posting.booking_id = booking.id
    join ledger_entry as entry on entry.key = posting.entry_key
  where booking.program_id = $1::uuid and account like 'provider:%' and fact <> 'providerFee'
    and posting.currency = $2 and entry.at < $3
  group by entry.key having sum(amount_minor) <> 0`

const linesOf = (of: StatementOf) =>
  'mentorId' in of ? ([ofMentor, of.mentorId] as const) : ([ofProgram, of.programId] as const)

/** From ledger entries alone. Throws InputInvalid for a period that cannot be. */
export async function statementOf(
  { db }: Pick<Deps, 'db'>,
  of: StatementOf,
  { currency, from, to }: Asked,
): Promise<Statement> {
  const period = periodOf(from, to)
  const [lines, id] = linesOf(of)
  const [sums] = await db.$queryRawUnsafe<{ opening: bigint | null; closing: bigint | null }[]>(
    `with line as (${lines})
     select (sum(minor) filter (where at < $4))::bigint as opening, sum(minor)::bigint as closing from line`,
    ...[id, currency, period.ends, period.begins],
  )
  const opening = storedMoney(sums?.opening ?? 0n, currency)
  return { of, currency, ...period, opening, closing: storedMoney(sums?.closing ?? 0n, currency) }
}

type Row = Omit<StatementLine, 'amount' | 'balance'> & { minor: bigint; balance: bigint }

/** The lines of a statement, oldest first, each with the balance after it. */
export async function statementLines(
  { db }: Pick<Deps, 'db'>,
  { of, currency, begins, ends }: Statement,
  { after, before, limit, inverted }: Page,
): Promise<StatementLine[]> {
  const [lines, id] = linesOf(of)
  const order = inverted ? 'desc' : 'asc'
  const rows = await db.$queryRawUnsafe<Row[]>(
    `with line as (${lines}),
     running as (select *, sum(minor) over (order by at, key)::bigint as balance from line)
     select key, fact, at, booking_id as "bookingId", minor, balance from running
     where at >= $4 and ($5::timestamptz is null or (at, key) > ($5, $6))
       and ($7::timestamptz is null or (at, key) < ($7, $8))
     order by at ${order}, key ${order} limit $9`,
    ...[id, currency, ends, begins, after?.at ?? null, after?.key ?? null],
    ...[before?.at ?? null, before?.key ?? null, limit],
  )
  return rows.map(({ minor, balance, ...row }) => ({
    ...row,
    amount: storedMoney(minor, currency),
    balance: storedMoney(balance, currency),
  }))
}
