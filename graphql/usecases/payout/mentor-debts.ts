import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { settleableOf } from '#graphql/domain/payout/debt.ts'
import type { DebtSettlement } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'

/** A piece of a debt that came off the payout of another booking, or of the same one. */
type NettedPiece = { bookingId: string; amount: Money; at: Date }

/** What had to be taken back of a booking's share: how much of it was, and what of the rest is still owed. */
export type MentorDebt = {
  bookingId: string
  mentorId: string
  claimed: Money
  takenBack: Money
  open: Money
  /** How much of it an admin could settle now. */
  settleable: Money
  netted: NettedPiece[]
  settlements: DebtSettlement[]
}

const mostDebts = 20

type Row = {
  bookingId: string
  mentorId: string
  payerId: string
  currency: string
  fact: string
  amountMinor: bigint
  at: Date
  takingBack: bigint
  contested: boolean
}

/** The viewer's debts as a mentor, the latest first, from the ledger; none while nothing had to be taken back. */
export async function debtsOfMentor(
  { db }: Pick<Deps, 'db'>,
  { mentorId }: Pick<PersonViewer, 'mentorId'>,
): Promise<MentorDebt[]> {
  return mentorId === null ? [] : debtsOfMentors({ db }, [mentorId])
}

/** Of each mentor and currency twenty, those that are still open before the others; the latest first. */
export async function debtsOfMentors(
  { db }: Pick<Deps, 'db'>,
  mentorIds: readonly string[],
): Promise<MentorDebt[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select booking_id as id from (
      select booking_id, row_number() over (
        partition by mentor_id, currency order by sum(amount_minor) > 0 desc, max(id) desc) as nth
      from posting where account = 'mentor_debt' and mentor_id = any(${[...mentorIds]}::uuid[])
      group by mentor_id, currency, booking_id) as debt
    where nth <= ${mostDebts}`
  return debtsOfBookings(
    { db },
    found.map(({ id }) => id),
  )
}

/** What had to be taken back of these bookings' shares, the latest first. */
export async function debtsOfBookings(
  { db }: Pick<Deps, 'db'>,
  bookingIds: readonly string[],
): Promise<MentorDebt[]> {
  if (bookingIds.length === 0) return []
  const rows = await db.$queryRaw<Row[]>`
    select posting.booking_id as "bookingId", posting.mentor_id as "mentorId", entry.booking_id as "payerId",
      currency, fact, amount_minor as "amountMinor", at,
      coalesce((select sum(amount_minor) from reversal
        where booking_id = posting.booking_id and state = 'DECIDED'), 0)::bigint as "takingBack",
      exists (select 1 from dispute_claw join dispute on id = dispute_id
        where dispute_claw.booking_id = posting.booking_id and settled_at is null and dispute_claw.amount_minor > 0) as contested
    from posting join ledger_entry as entry on entry.key = posting.entry_key
    where account = 'mentor_debt' and posting.booking_id = any(${[...bookingIds]}::uuid[])
    order by posting.id desc`
  const bookings = [...new Set(rows.map(({ bookingId }) => bookingId))]
  const settlements = await db.debtSettlement.findMany({
    where: { bookingId: { in: bookings } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  return bookings.map((bookingId) =>
    debtFrom(
      rows.filter((row) => row.bookingId === bookingId),
      settlements.filter((row) => row.bookingId === bookingId),
    ),
  )
}

function debtFrom(rows: readonly Row[], settlements: DebtSettlement[]): MentorDebt {
  const { bookingId = '', mentorId = '', currency = '', takingBack = 0n, contested = false } = rows[0] ?? {}
  const sum = (fact?: string) =>
    rows.reduce((total, row) => (fact && row.fact !== fact ? total : total + row.amountMinor), 0n)
  return {
    ...{ bookingId, mentorId, settlements },
    claimed: storedMoney(sum('clawedBack'), currency),
    takenBack: storedMoney(-sum('transferReversed'), currency),
    open: storedMoney(sum(), currency),
    settleable: storedMoney(settleableOf({ open: sum(), takingBack, contested }), currency),
    netted: rows
      .filter(({ fact }) => fact === 'debtNetted')
      .map(({ payerId, amountMinor, at }) => ({
        ...{ bookingId: payerId, at, amount: storedMoney(-amountMinor, currency) },
      })),
  }
}
