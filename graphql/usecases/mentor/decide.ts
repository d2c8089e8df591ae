import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { MentorNotFound } from '#graphql/domain/mentor/errors.ts'
import { MentorTransitionRefused, nextMentorState } from '#graphql/domain/mentor/state.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { audit, checkReason } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'

export const approveErrors = [MentorNotFound, InputInvalid] as const
export const declineErrors = [MentorNotFound, MentorTransitionRefused, ReasonMissing, InputInvalid] as const

/** Makes the profile public. Approving what is approved already changes nothing. */
export async function approveMentor(
  deps: Deps,
  viewer: PersonViewer,
  { mentorId, reason }: { mentorId: string; reason?: string | null },
) {
  await decide(deps, viewer, { mentorId, event: 'approved', reason: checkReason(reason || 'Approved.') })
}

/** Turns an application down; the reason is told to the mentor, who may apply again. */
export async function declineMentor(
  deps: Deps,
  viewer: PersonViewer,
  { mentorId, reason }: { mentorId: string; reason: string },
) {
  await decide(deps, viewer, { mentorId, event: 'declined', reason: checkReason(reason) })
}

type Decision = { mentorId: string; event: 'approved' | 'declined'; reason: string }

const decided = { approved: 'APPROVED', declined: 'DECLINED' } as const

async function decide(deps: Deps, viewer: PersonViewer, { mentorId, event, reason }: Decision) {
  if (!viewer.admin) throw new MentorNotFound()
  await inTransaction(deps, async (tx) => {
    await tx.$queryRaw`select 1 from mentor where id = ${mentorId}::uuid for update`
    const mentor = await tx.mentor.findUnique({ where: { id: mentorId } })
    if (!mentor) throw new MentorNotFound()
    // Pressed twice, or by two admins at once: it is as they wanted it.
    if (mentor.state === decided[event]) return
    const state = nextMentorState(mentor.state, event)
    await tx.mentor.update({
      where: { id: mentorId },
      data: { state, decidedAt: deps.now(), declineReason: event === 'declined' ? reason : null },
    })
    await audit(tx, deps, viewer, {
      action: `mentor.${event}`,
      subjectType: 'Mentor',
      subjectId: mentorId,
      reason,
    })
    await appendEvent(tx, {
      type: `mentor.${event}`,
      subjectId: mentorId,
      version: 1,
      from: mentor.state,
      to: state,
      actor: 'ADMIN',
      actorId: viewer.personId,
      reason,
    })
  })
}
