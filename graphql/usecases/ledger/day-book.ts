import { type AccountKind, accountKind } from '#graphql/domain/ledger/accounts.ts'
import { periodOf } from '#graphql/domain/ledger/period.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'

/** One account over a period. Balances are debit positive; what was debited and credited is not negative. */
export type AccountDay = {
  account: string
  kind: AccountKind
  opening: Money
  debited: Money
  credited: Money
  closing: Money
}

type Row = { account: string; opening: bigint; debited: bigint; credited: bigint; closing: bigint }

/** Every account that ever moved in the currency, over whole days of UTC. Throws InputInvalid for an odd period. */
export async function dayBook(
  { db }: Pick<Deps, 'db'>,
  { currency, from, to }: { currency: string; from: string; to: string },
): Promise<AccountDay[]> {
  const { begins, ends } = periodOf(from, to)
  const rows = await db.$queryRaw<Row[]>`
    select account,
      coalesce(sum(amount_minor) filter (where at < ${begins}), 0)::bigint as opening,
      coalesce(sum(amount_minor) filter (where at >= ${begins} and amount_minor > 0), 0)::bigint as debited,
      coalesce(-sum(amount_minor) filter (where at >= ${begins} and amount_minor < 0), 0)::bigint as credited,
      sum(amount_minor)::bigint as closing
    from posting join ledger_entry as entry on entry.key = posting.entry_key
    where currency = ${currency} and at < ${ends} group by account order by account`
  const money = (minor: bigint) => storedMoney(minor, currency)
  return rows.map(({ account, opening, debited, credited, closing }) => ({
    account,
    kind: accountKind(account as Parameters<typeof accountKind>[0]),
    opening: money(opening),
    debited: money(debited),
    credited: money(credited),
    closing: money(closing),
  }))
}
