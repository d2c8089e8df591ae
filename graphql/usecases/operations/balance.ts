import type { Deps } from '../deps.ts'
import { answered } from '../reaction.ts'

/** In minor units: what the provider has, and what the ledger says that it has. */
export type BalanceGap = { currency: string; there: bigint; here: bigint }

/**
 * Holds the provider's balance against the ledger's, per currency; empty when they agree. Money that the provider has not
 * made available yet counts. Throws NotYet when the provider does not answer.
 */
export async function balanceGaps({ db, payments }: Pick<Deps, 'db' | 'payments'>): Promise<BalanceGap[]> {
  const { available, pending } = answered(await payments.balance())
  const theirs = new Map<string, bigint>()
  for (const { currency, minor } of [...available, ...pending]) {
    theirs.set(currency, (theirs.get(currency) ?? 0n) + minor)
  }
  const ours = await db.posting.groupBy({
    by: ['currency'],
    where: { account: `provider:${payments.name}` },
    _sum: { amountMinor: true },
  })
  const known = new Map(ours.map(({ currency, _sum }) => [currency, _sum.amountMinor ?? 0n]))
  return [...new Set([...theirs.keys(), ...known.keys()])].flatMap((currency) => {
    const [there, here] = [theirs.get(currency) ?? 0n, known.get(currency) ?? 0n]
    return there === here ? [] : [{ currency, there, here }]
  })
}
