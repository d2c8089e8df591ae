import type { DebtStanding } from '#graphql/domain/payout/debt.ts'
import type { Tx } from '../deps.ts'

/** What of a booking's share is due to the mentor and has not left, as the ledger has it. */
export async function mentorDueOf(tx: Tx, bookingId: string): Promise<bigint> {
  const { _sum } = await tx.posting.aggregate({
    where: { bookingId, account: 'mentor_due' },
    _sum: { amountMinor: true },
  })
  return -(_sum.amountMinor ?? 0n)
}

/** Whoever changes what a mentor owes, or collects it, does so alone; taken after the booking's row. */
export async function lockDebts(tx: Tx, mentorId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`debts:${mentorId}`}, 0))`
}

type Debt = { bookingId: string; free: bigint }

/** What the mentor owes in a currency and nothing else is about to take back, oldest first. */
export function debtsOf(tx: Tx, mentorId: string, currency: string): Promise<Debt[]> {
  return tx.$queryRaw<Debt[]>`
    with debt as (
      select posting.booking_id, sum(amount_minor) - coalesce((
          select sum(amount_minor) from reversal
          where reversal.booking_id = posting.booking_id and state = 'DECIDED'), 0) as free, min(at) as since
      from posting join ledger_entry on ledger_entry.key = posting.entry_key
      where account = 'mentor_debt' and posting.mentor_id = ${mentorId}::uuid and currency = ${currency}
      group by posting.booking_id
    )
    select booking_id as "bookingId", free::bigint as free from debt
    where free > 0 order by since, booking_id`
}

/** What stands of one booking's debt; null where nothing ever had to be taken back. Under the lock of debts. */
export async function debtStandingOf(tx: Tx, bookingId: string): Promise<DebtStanding | null> {
  const [standing] = await tx.$queryRaw<DebtStanding[]>`
    select sum(amount_minor)::bigint as open,
      coalesce((select sum(amount_minor) from reversal
        where booking_id = ${bookingId}::uuid and state = 'DECIDED'), 0)::bigint as "takingBack",
      exists (select 1 from dispute_claw join dispute on id = dispute_id
        where dispute_claw.booking_id = ${bookingId}::uuid and settled_at is null and dispute_claw.amount_minor > 0) as contested
    from posting where account = 'mentor_debt' and booking_id = ${bookingId}::uuid
    having count(*) > 0`
  return standing ?? null
}
