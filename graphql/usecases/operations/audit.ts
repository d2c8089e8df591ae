import { severalLines } from '#graphql/domain/account/person.ts'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { isAdmin, type PersonViewer, type Viewer } from '../viewer.ts'

const mostReason = 1_000

/** The reason as it can be kept. Throws ReasonMissing without one, InputInvalid for one that cannot be shown. */
export function checkReason(reason: string): string {
  const checked = severalLines(reason, mostReason)
  if ('message' in checked) throw new InputInvalid([{ path: ['reason'], message: checked.message }])
  if (checked.value === '') throw new ReasonMissing()
  return checked.value
}

type Deed = { action: string; subjectType: string; subjectId: string; reason: string }

/** Writes what an admin did in the transaction that did it. */
export async function audit(tx: Tx, { now }: Pick<Deps, 'now'>, viewer: PersonViewer, deed: Deed) {
  await tx.auditEntry.create({ data: { ...deed, actorId: viewer.personId, at: now() } })
}

/** What admins did is theirs to read. */
export const visibleAuditEntries = (viewer: Viewer): Prisma.AuditEntryWhereInput =>
  isAdmin(viewer) ? {} : { id: { in: [] } }
