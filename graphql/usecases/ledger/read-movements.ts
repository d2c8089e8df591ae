import { entryKeyOf, type Movement } from '#graphql/domain/ledger/movements.ts'
import type { Deps } from '../deps.ts'
import { answered } from '../reaction.ts'

const farthestMs = 30 * 86_400_000
/** A provider may list a movement a little after the instant that it bears. */
const overlapMs = 86_400_000

type MovementPage = { transactions: Movement[]; next: string | null }

/**
 * Stores what moved the provider's balance since it was read last, thirty days back at most. Repeating it stores nothing
 * twice; a run that died begins again where it had begun. Answers how many were new; throws NotYet without an answer.
 */
export async function readMovements(deps: Deps): Promise<number> {
  const provider = deps.payments.name
  const now = deps.now()
  const cursor = await deps.db.movementCursor.findUnique({ where: { provider } })
  const farthest = now.getTime() - farthestMs
  const since = new Date(Math.max(farthest, (cursor?.readUntil.getTime() ?? farthest) - overlapMs))
  let fresh = 0
  let after: string | null = null
  do {
    const page: MovementPage = answered(await deps.payments.listTransactions(since, after))
    fresh += await storeMovements(deps, page.transactions)
    after = page.next
  } while (after !== null)
  await deps.db.movementCursor.upsert({
    where: { provider },
    create: { provider, readUntil: now, heldUntil: since },
    update: { readUntil: now },
  })
  return fresh
}

/** Stores movements that are not known yet; answers how many. */
export async function storeMovements(
  { db, payments }: Pick<Deps, 'db' | 'payments'>,
  movements: readonly Movement[],
): Promise<number> {
  const { count } = await db.providerMovement.createMany({
    data: movements.map((movement) => ({
      id: movement.id,
      provider: payments.name,
      kind: movement.kind,
      type: movement.type,
      sourceId: movement.sourceId,
      currency: movement.amount.currency,
      amountMinor: movement.amount.minor,
      feeMinor: movement.fee.minor,
      entryKey: entryKeyOf(movement),
      createdAt: movement.createdAt,
      availableAt: movement.availableAt,
    })),
    skipDuplicates: true,
  })
  return count
}
