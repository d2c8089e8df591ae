import { type Difference, type DifferenceKind, gapOf } from '#graphql/domain/ledger/difference.ts'
import type { Case } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'

export type Settled = { opened: number; closed: number; standing: Difference[] }

/**
 * Makes the open cases of these kinds what differs now: a new difference opens one, once; one that is gone closes by
 * itself. A difference that an admin closed with a reason stays closed for as long as it is the same. `standing` are those
 * that nobody has accepted.
 */
export async function settleCases(
  deps: Deps,
  kinds: readonly DifferenceKind[],
  found: readonly Difference[],
): Promise<Settled> {
  return inTransaction(deps, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('cases', 0))`
    const open = await tx.case.findMany({ where: { kind: { in: [...kinds] }, closedAt: null } })
    const isFor = (row: Case) => (difference: Difference) =>
      row.kind === difference.kind && row.subject === difference.subject
    const gone = open.filter((row) => !found.some(isFor(row)))
    await tx.case.updateMany({
      where: { id: { in: gone.map(({ id }) => id) } },
      data: { closedAt: deps.now() },
    })
    let opened = 0
    const standing: Difference[] = []
    for (const difference of found) {
      const known = open.find((row) => isFor(row)(difference))
      if (!known && (difference.fresh || (await isAccepted(tx, difference)))) continue
      standing.push(difference)
      if (known) await tx.case.update({ where: { id: known.id }, data: figures(difference) })
      else opened += await openCase(tx, deps, difference)
    }
    return { opened, closed: gone.length, standing }
  })
}

const figures = ({ here, there, currency, detail }: Difference) => ({
  hereMinor: here,
  thereMinor: there,
  currency,
  detail,
})

async function isAccepted(tx: Tx, difference: Difference): Promise<boolean> {
  const { kind, subject } = difference
  const last = await tx.case.findFirst({
    where: { kind, subject, closeReason: { not: null } },
    orderBy: { closedAt: 'desc' },
  })
  return last !== null && gapOf({ here: last.hereMinor, there: last.thereMinor }) === gapOf(difference)
}

async function openCase(tx: Tx, deps: Deps, difference: Difference): Promise<1> {
  const { kind, subject, bookingId } = difference
  const { id } = await tx.case.create({
    data: { kind, subject, bookingId, ...figures(difference), openedAt: deps.now() },
  })
  await appendEvent(tx, { type: 'case.opened', subjectId: id, version: 1, actor: 'SYSTEM' })
  return 1
}
