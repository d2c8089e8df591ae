import { type Booked, compare, type Difference } from '#graphql/domain/ledger/difference.ts'
import { expectedOf, type Movement } from '#graphql/domain/ledger/movements.ts'
import type { Deps } from '../deps.ts'
import { openMovements } from './movement-row.ts'

type Entry = { bookingId: string | null; booked: Booked[] }

/**
 * Holds every movement that the ledger has not agreed with yet against it: those that agree are marked and never looked at
 * again, the others are the answer. What is not booked and younger than `until` may still be on its way into the ledger.
 */
export async function differingMovements(deps: Deps, until: Date): Promise<Difference[]> {
  const found: Difference[] = []
  for await (const movements of openMovements(deps)) {
    const entries = await entriesOf(deps, movements)
    const differing = new Map(movements.map((movement) => [movement.id, differences(movement, entries)]))
    const agreed = movements.filter(({ id }) => differing.get(id)?.length === 0).map(({ id }) => id)
    await deps.db.providerMovement.updateMany({
      where: { id: { in: agreed } },
      data: { agreedAt: deps.now() },
    })
    for (const { id, createdAt } of movements)
      for (const difference of differing.get(id) ?? [])
        found.push({ ...difference, fresh: difference.here === null && createdAt > until })
  }
  return found
}

async function entriesOf({ db, payments }: Deps, movements: readonly Movement[]) {
  const keys = movements.flatMap(expectedOf).map(({ key }) => key)
  const entries = await db.ledgerEntry.findMany({
    where: { key: { in: keys } },
    include: { postings: { where: { account: `provider:${payments.name}` } } },
  })
  return new Map(
    entries.map(({ key, bookingId, postings }): [string, Entry] => {
      const sums = new Map<string, bigint>()
      for (const { currency, amountMinor } of postings)
        sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor)
      const booked = [...sums].map(([currency, minor]) => ({ currency, minor }))
      return [key, { bookingId, booked }]
    }),
  )
}

function differences(movement: Movement, entries: ReadonlyMap<string, Entry>): Difference[] {
  const { currency } = movement.amount
  return expectedOf(movement).flatMap((expected) => {
    const entry = entries.get(expected.key)
    const difference = compare({ ...expected, currency }, entry?.booked ?? [])
    if (!difference) return []
    const { id: movementId, type, sourceId } = movement
    const detail = [type, movementId, sourceId].filter(Boolean).join(' ')
    const bookingId = entry?.bookingId ?? null
    return [{ ...difference, subject: expected.key, detail, bookingId, fresh: false }]
  })
}
