import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'
import { debtsOfMentors, type MentorDebt } from './mentor-debts.ts'

/** What a mentor owes in one currency, and what that came from. */
export type Debtor = { mentorId: string; open: Money; debts: MentorDebt[]; place: bigint }

type Row = { mentorId: string; currency: string; open: bigint; place: bigint }

type Page = {
  /** Who owes something now; else who did and owes nothing any more. */
  open: boolean
  after?: bigint | undefined
  before?: bigint | undefined
  limit: number
  inverted: boolean
}

/** Per mentor and currency, from the ledger, whose debt moved last first. The caller has asked whether the viewer may see it. */
export async function debtors({ db }: Pick<Deps, 'db'>, page: Page): Promise<Debtor[]> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `with debtor as (
      select mentor_id as "mentorId", currency, sum(amount_minor)::bigint as open, max(id) as place
      from posting where account = 'mentor_debt' group by mentor_id, currency)
     select * from debtor where (open > 0) = $1
       and ($2::bigint is null or place < $2) and ($3::bigint is null or place > $3)
     order by place ${page.inverted ? 'asc' : 'desc'} limit $4`,
    page.open,
    page.after ?? null,
    page.before ?? null,
    page.limit,
  )
  const debts = await debtsOfMentors(
    { db },
    rows.map(({ mentorId }) => mentorId),
  )
  return rows.map(({ mentorId, currency, open, place }) => ({
    ...{ mentorId, place, open: storedMoney(open, currency) },
    debts: debts.filter((debt) => debt.mentorId === mentorId && debt.open.currency === currency),
  }))
}
