import type { Money } from '#graphql/domain/money/money.ts'
import { money } from '#graphql/domain/money/money.ts'
import { formDueOn, nearness, type Threshold, thresholdOf } from '#graphql/domain/payout/tax.ts'
import type { Deps } from '../deps.ts'

/** What a calendar year brings a mentor's tax form, in US dollars alone. */
export type TaxYear = {
  year: number
  /** What mentees paid, before fees and refunds. */
  gross: Money
  payments: number
  threshold: Threshold
  reached: boolean
  percent: number
  formDueOn: string
}

/**
 * From ledger entries alone. A payment counts in the year in which it was taken, of UTC, with what of it went back later:
 * that is what the form wants.
 */
export async function taxYearOf({ db }: Pick<Deps, 'db'>, mentorId: string, year: number): Promise<TaxYear> {
  const [begins, ends] = [new Date(Date.UTC(year, 0)), new Date(Date.UTC(year + 1, 0))]
  const [row] = await db.$queryRaw<{ payments: number; minor: bigint }[]>`
    select count(distinct key)::int as payments, coalesce(-sum(amount_minor), 0)::bigint as minor
    from posting join ledger_entry as entry on entry.key = entry_key
    where posting.mentor_id = ${mentorId}::uuid and currency = 'USD' and account in ('held', 'credit')
      and fact in ('captured', 'packageBought') and at >= ${begins} and at < ${ends}`
  const taken = { gross: money(row?.minor ?? 0n, 'USD'), payments: row?.payments ?? 0 }
  const threshold = thresholdOf(year)
  return { year, ...taken, threshold, ...nearness(taken, threshold), formDueOn: formDueOn(year) }
}
