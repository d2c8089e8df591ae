import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'

/** A piece of a debt that came off the payout of another booking, or of the same one. */
type NettedPiece = { bookingId: string; amount: Money; at: Date }

/** What had to be taken back of a booking's share: how much of it was, and what of the rest is still owed. */
export type MentorDebt = {
  bookingId: string
  claimed: Money
  takenBack: Money
  open: Money
  netted: NettedPiece[]
}

const mostDebts = 20

type Row = {
  bookingId: string
  payerId: string
  currency: string
  fact: string
  amountMinor: bigint
  at: Date
}

/** The viewer's debts as a mentor, the latest first, from the ledger; none while nothing had to be taken back. */
export async function debtsOfMentor(
  { db }: Pick<Deps, 'db'>,
  { mentorId }: Pick<PersonViewer, 'mentorId'>,
): Promise<MentorDebt[]> {
  if (mentorId === null) return []
  const rows = await db.$queryRaw<Row[]>`
    with latest as (
      select booking_id from posting where mentor_id = ${mentorId}::uuid and account = 'mentor_debt'
      group by booking_id order by max(id) desc limit ${mostDebts}
    )
    select posting.booking_id as "bookingId", entry.booking_id as "payerId", currency, fact,
      amount_minor as "amountMinor", at
    from latest join posting on posting.booking_id = latest.booking_id and account = 'mentor_debt'
      join ledger_entry as entry on entry.key = posting.entry_key
    order by posting.id desc`
  const bookings = [...new Set(rows.map(({ bookingId }) => bookingId))]
  return bookings.map((bookingId) =>
    debtFrom(
      bookingId,
      rows.filter((row) => row.bookingId === bookingId),
    ),
  )
}

function debtFrom(bookingId: string, rows: readonly Row[]): MentorDebt {
  const currency = rows[0]?.currency ?? ''
  const sum = (fact?: string) =>
    rows.reduce((total, row) => (fact && row.fact !== fact ? total : total + row.amountMinor), 0n)
  return {
    bookingId,
    claimed: storedMoney(sum('clawedBack'), currency),
    takenBack: storedMoney(-sum('transferReversed'), currency),
    open: storedMoney(sum(), currency),
    netted: rows
      .filter(({ fact }) => fact === 'debtNetted')
      .map(({ payerId, amountMinor, at }) => ({
        ...{ bookingId: payerId, at, amount: storedMoney(-amountMinor, currency) },
      })),
  }
}
