import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { caseKinds } from '#graphql/domain/ledger/difference.ts'
import { CaseNotFound } from '#graphql/domain/operations/errors.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import { isAdmin, type PersonViewer, type Viewer } from '../viewer.ts'
import { audit, checkReason } from './audit.ts'

export const closeCaseErrors = [CaseNotFound, ReasonMissing, InputInvalid] as const

/** Accepts a difference: it stays closed for as long as it is the same. Throws CaseNotFound for one that is closed. */
export async function closeCase(
  deps: Deps,
  viewer: PersonViewer,
  { caseId, reason: given }: { caseId: string; reason: string },
): Promise<void> {
  if (!viewer.admin) throw new CaseNotFound()
  const reason = checkReason(given)
  await inTransaction(deps, async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id: caseId, closedAt: null },
      data: { closedAt: deps.now(), closedById: viewer.personId, closeReason: reason },
    })
    if (count === 0) throw new CaseNotFound()
    await audit(tx, deps, viewer, { action: 'case.closed', subjectType: 'Case', subjectId: caseId, reason })
  })
}

/** Cases are the admins' to look at. */
export const visibleCases = (viewer: Viewer): Prisma.CaseWhereInput =>
  isAdmin(viewer) ? { kind: { in: [...caseKinds] } } : { id: { in: [] } }
