import { ComplaintNotFound, ComplaintRefused } from '#graphql/domain/booking/complaint.ts'
import type { Deps } from '../deps.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf } from './access.ts'
import { atComplaint, moveComplaint } from './complaint.ts'

export const withdrawComplaintErrors = [ComplaintNotFound, ComplaintRefused] as const

/** The mentee takes the complaint back, for good: the payout goes on by itself. */
export async function withdrawComplaint(deps: Deps, viewer: Viewer, complaintId: string) {
  await atComplaint(deps, viewer, complaintId, async (tx, booking, actor) => {
    await moveComplaint(tx, deps, booking, 'withdrawn', { actor, actorId: actorIdOf(viewer) })
  })
}
