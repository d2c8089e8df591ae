import type { Difference } from '#graphql/domain/ledger/difference.ts'
import type { Deps } from '../deps.ts'
import { settleCases } from '../operations/settle-cases.ts'
import { bookMovements } from './book-movements.ts'
import { differingMovements } from './hold-against.ts'
import { missingThere } from './missing-there.ts'
import { readMovements } from './read-movements.ts'

/** What has happened here or there a moment ago may be on its way to the other. */
const graceMinutes = 15
const overlapMs = 3_600_000

export type Reconciled = { read: number; opened: number; closed: number; standing: Difference[] }

type Options = { graceMs?: number; tell?: (line: string) => void }

/**
 * Reads what moved the provider's balance since the last time, books what only the provider can tell, and holds the ledger
 * against all of it, in both directions; each difference opens a case. Throws NotYet when the provider does not answer.
 */
export async function reconcileMovements(deps: Deps, options: Options = {}): Promise<Reconciled> {
  const { graceMs = graceMinutes * 60_000, tell = () => {} } = options
  const read = await readMovements(deps)
  tell(`${read} new movements of ${deps.payments.name}’s balance read.`)
  await bookMovements(deps)
  const until = new Date(deps.now().getTime() - graceMs)
  const differing = await differingMovements(deps, until)
  tell(`${differing.length} movements differ from the ledger.`)
  const missing = await withoutMovement(deps, until)
  tell(`${missing.length} ledger entries have no movement.`)
  // Those that were looked up have been stored in between.
  const all = missing.length > 0 ? [...(await differingMovements(deps, until)), ...missing] : differing
  const kinds = ['MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS', 'CURRENCY_DIFFERS'] as const
  return { read, ...(await settleCases(deps, kinds, all)) }
}

async function withoutMovement(deps: Deps, until: Date): Promise<Difference[]> {
  const provider = deps.payments.name
  const { heldUntil } = await deps.db.movementCursor.findUniqueOrThrow({ where: { provider } })
  const missing = await missingThere(deps, new Date(heldUntil.getTime() - overlapMs), until)
  await deps.db.movementCursor.update({ where: { provider }, data: { heldUntil: until } })
  return missing
}
