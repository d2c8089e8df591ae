import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'

/** `debt`: what was to be taken back and was not there; it comes off the next payouts. */
export type Earnings = { held: Money; due: Money; blocked: Money; paid: Money; debt: Money }

type Row = { currency: string } & Record<keyof Earnings, bigint>

/** A mentor's shares per currency: those on their way by their payouts, those that arrived by the ledger. */
export async function earningsOf(
  { db }: Pick<Deps, 'db'>,
  { mentorId }: Pick<PersonViewer, 'mentorId'>,
): Promise<Earnings[]> {
  if (mentorId === null) return []
  const rows = await db.$queryRaw<Row[]>`
    with share as (
      select currency, case state when 'HELD' then amount_minor else coalesce((
          select -sum(amount_minor) from posting
          where booking_id = payout.booking_id and account = 'mentor_due'), 0) end as amount_minor,
        state, exists (
        select 1 from payout_block where payout_id = payout.id and ended_at is null) as blocked
      from payout where mentor_id = ${mentorId}::uuid and state in ('HELD', 'DUE', 'SENDING')
    ), moved as (
      select posting.currency, -amount_minor as paid
      from posting join ledger_entry on ledger_entry.key = posting.entry_key
      where posting.mentor_id = ${mentorId}::uuid and account like 'provider:%'
        and fact in ('transferCreated', 'transferReversed')
    ), part as (
      select currency, amount_minor as held, 0 as due, 0 as blocked, 0 as paid, 0 as debt
        from share where state = 'HELD' and not blocked
      union all select currency, 0, amount_minor, 0, 0, 0
        from share where state = 'SENDING' or (state = 'DUE' and not blocked)
      union all select currency, 0, 0, amount_minor, 0, 0 from share where state <> 'SENDING' and blocked
      union all select currency, 0, 0, 0, paid, 0 from moved
      union all select currency, 0, 0, 0, 0, amount_minor
        from posting where mentor_id = ${mentorId}::uuid and account = 'mentor_debt'
    )
    select currency, sum(held)::bigint as held, sum(due)::bigint as due, sum(blocked)::bigint as blocked,
      sum(paid)::bigint as paid, sum(debt)::bigint as debt
    from part group by currency order by currency`
  return rows.map(({ currency, held, due, blocked, paid, debt }) => ({
    held: storedMoney(held, currency),
    due: storedMoney(due, currency),
    blocked: storedMoney(blocked, currency),
    paid: storedMoney(paid, currency),
    debt: storedMoney(debt, currency),
  }))
}
