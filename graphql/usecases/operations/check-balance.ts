import { type Difference, differsForGood, type Look, nextLook } from '#graphql/domain/ledger/difference.ts'
import type { Deps } from '../deps.ts'
import { reconcileMovements } from '../ledger/reconcile-movements.ts'
import { type BalanceGap, balanceGaps } from './balance.ts'
import { type Settled, settleCases } from './settle-cases.ts'

/**
 * Holds the provider's balance against the ledger's and opens a case for a difference that stays. What the provider alone
 * can tell is read first, so that a bank payout is no difference. `atOnce` does not wait for a second look. Throws NotYet
 * when the provider does not answer.
 */
export async function checkBalance(deps: Deps, { atOnce = false } = {}): Promise<Settled> {
  let gaps = await balanceGaps(deps)
  if (gaps.length > 0) {
    await reconcileMovements(deps)
    gaps = await balanceGaps(deps)
  }
  const looks = await look(deps, gaps)
  const isFresh = ({ currency }: BalanceGap) => {
    const seen = looks.get(currency)
    return !atOnce && !(seen && differsForGood(seen, deps.now()))
  }
  const found = gaps.map((gap): Difference => {
    const about = { kind: 'BALANCE_DIFFERS', subject: gap.currency, bookingId: null } as const
    return { ...about, ...gap, detail: `provider:${deps.payments.name}`, fresh: isFresh(gap) }
  })
  return settleCases(deps, ['BALANCE_DIFFERS'], found)
}

async function look({ db, payments, now }: Deps, gaps: readonly BalanceGap[]): Promise<Map<string, Look>> {
  const provider = payments.name
  const rows = await db.balanceLook.findMany({ where: { provider } })
  const before = new Map(
    rows.map(({ currency, gapMinor: gap, since, steadySince }): [string, Look] => [
      currency,
      { gap, since, steadySince },
    ]),
  )
  const looks = new Map<string, Look>()
  for (const { currency, here, there } of gaps) {
    const seen = nextLook(before.get(currency) ?? null, there - here, now())
    if (seen) looks.set(currency, seen)
  }
  await db.balanceLook.deleteMany({ where: { provider, currency: { notIn: [...looks.keys()] } } })
  for (const [currency, { gap: gapMinor, since, steadySince }] of looks) {
    const known = { gapMinor, since, steadySince }
    await db.balanceLook.upsert({
      where: { provider_currency: { provider, currency } },
      create: { provider, currency, ...known },
      update: known,
    })
  }
  return looks
}
