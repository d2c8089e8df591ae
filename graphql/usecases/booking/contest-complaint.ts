import { ComplaintNotFound, ComplaintRefused } from '#graphql/domain/booking/complaint.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Deps } from '../deps.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf } from './access.ts'
import { atComplaint, moveComplaint } from './complaint.ts'
import { attachEvidence } from './evidence.ts'
import { checkStatement, type Statement } from './statement.ts'

export const contestComplaintErrors = [ComplaintNotFound, ComplaintRefused, InputInvalid] as const

type Request = Statement & { complaintId: string }

/** The mentor says that the session did take place; from then on an admin has to decide. */
export async function contestComplaint(deps: Deps, viewer: Viewer, { complaintId, ...said }: Request) {
  const { words: reason, fileIds } = await checkStatement(deps.db, viewer, said)
  await atComplaint(deps, viewer, complaintId, async (tx, booking, actor) => {
    await moveComplaint(tx, deps, booking, 'contested', { actor, actorId: actorIdOf(viewer), reason })
    await attachEvidence(tx, viewer, booking, { complaintId, attachedBy: 'MENTOR' }, fileIds)
  })
}
