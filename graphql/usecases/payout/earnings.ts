import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'

/** `debt`: what was to be taken back and was not there; it comes off the next payouts. */
export type Earnings = {
  held: Money
  due: Money
  sending: Money
  blocked: Money
  paid: Money
  debt: Money
}

/** Whole minor units in text; what there is none of is left out. */
type Row = { currency: string; sums: Partial<Record<keyof Earnings, string>> }

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
      select currency, case when blocked and state <> 'SENDING' then 'blocked' when state = 'HELD' then 'held'
        when state = 'DUE' then 'due' else 'sending' end as name, amount_minor from share
      union all select currency, 'paid', paid from moved
      union all select currency, 'debt', amount_minor
        from posting where mentor_id = ${mentorId}::uuid and account = 'mentor_debt'
    )
    select currency, json_object_agg(name, sum) as sums
    from (select currency, name, sum(amount_minor)::text from part group by currency, name) as summed
    group by currency order by currency`
  return rows.map(({ currency, sums }) => {
    const sum = (name: keyof Earnings) => storedMoney(BigInt(sums[name] ?? 0), currency)
    return {
      ...{ held: sum('held'), due: sum('due'), sending: sum('sending') },
      ...{ blocked: sum('blocked'), paid: sum('paid'), debt: sum('debt') },
    }
  })
}
