import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'

export type Earnings = { held: Money; due: Money; blocked: Money; paid: Money }

type Row = { currency: string; held: bigint; due: bigint; blocked: bigint; paid: bigint }

/** A mentor's shares per currency: those on their way by their payouts, those that arrived by the ledger. */
export async function earningsOf(
  { db }: Pick<Deps, 'db'>,
  { mentorId }: Pick<PersonViewer, 'mentorId'>,
): Promise<Earnings[]> {
  if (mentorId === null) return []
  const rows = await db.$queryRaw<Row[]>`
    with share as (
      select currency, amount_minor - coalesce((
          select sum(amount_minor - reversed_minor) from transfer where payout_id = payout.id), 0) as amount_minor,
        state, exists (
        select 1 from payout_block where payout_id = payout.id and ended_at is null) as blocked
      from payout where mentor_id = ${mentorId}::uuid and state in ('HELD', 'DUE', 'SENDING')
    ), moved as (
      select posting.currency, -amount_minor as paid
      from posting join ledger_entry on ledger_entry.key = posting.entry_key
      where posting.mentor_id = ${mentorId}::uuid and account like 'provider:%'
        and fact in ('transferCreated', 'transferReversed')
    ), part as (
      select currency, amount_minor as held, 0 as due, 0 as blocked, 0 as paid
        from share where state = 'HELD' and not blocked
      union all select currency, 0, amount_minor, 0, 0
        from share where state = 'SENDING' or (state = 'DUE' and not blocked)
      union all select currency, 0, 0, amount_minor, 0 from share where state <> 'SENDING' and blocked
      union all select currency, 0, 0, 0, paid from moved
    )
    select currency, sum(held)::bigint as held, sum(due)::bigint as due, sum(blocked)::bigint as blocked,
      sum(paid)::bigint as paid
    from part group by currency order by currency`
  return rows.map(({ currency, held, due, blocked, paid }) => ({
    held: storedMoney(held, currency),
    due: storedMoney(due, currency),
    blocked: storedMoney(blocked, currency),
    paid: storedMoney(paid, currency),
  }))
}
