import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'

/** What a month brought a mentor, in one currency. */
export type MonthEarned = {
  /** "2026-12", of UTC. */
  month: string
  /** Whose shares fell due. */
  sessions: number
  /** What was kept for them, with what the platform added for its codes. */
  gross: Money
  fee: Money
  earned: Money
  takenBack: Money
  sent: Money
}

type Row = { month: string; currency: string; sessions: number } & Record<
  'gross' | 'fee' | 'earned' | 'takenBack' | 'sent',
  bigint
>

/** The months of a year in which anything moved, from ledger entries alone, earliest first. */
export async function monthsOf(
  { db }: Pick<Deps, 'db'>,
  mentorId: string,
  year: number,
): Promise<MonthEarned[]> {
  const [begins, ends] = [new Date(Date.UTC(year, 0)), new Date(Date.UTC(year + 1, 0))]
  const rows = await db.$queryRaw<Row[]>`
    with line as (
      select to_char(at at time zone 'UTC', 'YYYY-MM') as month, currency, key, fact, account, amount_minor as minor
      from posting join ledger_entry as entry on entry.key = entry_key
      where posting.mentor_id = ${mentorId}::uuid and at >= ${begins} and at < ${ends}
    ), month as (
      select month, currency,
        count(distinct key) filter (where fact = 'payoutReleased')::int as sessions,
        coalesce(sum(minor) filter (where fact = 'payoutReleased' and account in ('held', 'promotion')), 0)::bigint as gross,
        coalesce(-sum(minor) filter (where fact = 'payoutReleased' and account = 'platform_fee'), 0)::bigint as fee,
        coalesce(-sum(minor) filter (where fact = 'payoutReleased' and account = 'mentor_due'), 0)::bigint as earned,
        coalesce(sum(minor) filter (where fact in ('refundDecided', 'goodwillShared', 'disputeLost') and account = 'mentor_due'), 0)::bigint
          as "takenBack",
        coalesce(-sum(minor) filter (where fact in ('transferCreated', 'transferReversed')
          and account like 'provider:%'), 0)::bigint as sent
      from line group by month, currency
    )
    select * from month where sessions > 0 or "takenBack" <> 0 or sent <> 0 order by month, currency`
  return rows.map(({ currency, gross, fee, earned, takenBack, sent, ...row }) => {
    const money = (minor: bigint) => storedMoney(minor, currency)
    return {
      ...row,
      gross: money(gross),
      fee: money(fee),
      earned: money(earned),
      takenBack: money(takenBack),
      sent: money(sent),
    }
  })
}
