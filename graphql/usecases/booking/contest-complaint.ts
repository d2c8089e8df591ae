import { ComplaintNotFound, ComplaintRefused } from '#graphql/domain/booking/complaint.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Deps } from '../deps.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf } from './access.ts'
import { atComplaint, checkWords, moveComplaint } from './complaint.ts'

export const contestComplaintErrors = [ComplaintNotFound, ComplaintRefused, InputInvalid] as const

type Request = { complaintId: string; text: string }

/** The mentor says that the session did take place; from then on an admin has to decide. */
export async function contestComplaint(deps: Deps, viewer: Viewer, { complaintId, text }: Request) {
  const reason = checkWords(text)
  await atComplaint(deps, viewer, complaintId, async (tx, booking, actor) => {
    await moveComplaint(tx, deps, booking, 'contested', { actor, actorId: actorIdOf(viewer), reason })
  })
}
