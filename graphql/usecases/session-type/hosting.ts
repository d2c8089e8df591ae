import { HostInvitationNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { lockMentor, typeChanged } from './own.ts'
import { forgetHours } from './save-hosts.ts'

export const hostingErrors = [HostInvitationNotFound] as const

/** Puts the viewer's time on offer for another mentor's type, as it was asked. Repeating it changes nothing. */
export async function acceptInvitation(
  deps: Deps,
  viewer: PersonViewer,
  sessionTypeId: string,
): Promise<void> {
  await asHost(deps, viewer, sessionTypeId, async (tx, where) => {
    const { count } = await tx.sessionTypeHost.updateMany({
      where: { ...where, acceptedAt: null },
      data: { acceptedAt: deps.now() },
    })
    if (count > 0) await answered(tx, viewer, where, 'mentor.hostAccepted')
  })
}

/** Gives the type no more, or declines to; what is booked with the viewer stays booked. */
export async function leaveHosts(deps: Deps, viewer: PersonViewer, sessionTypeId: string): Promise<string> {
  return asHost(deps, viewer, sessionTypeId, async (tx, where) => {
    const before = await tx.sessionTypeHost.findMany({ where })
    await forgetHours(tx, before)
    await tx.sessionTypeHost.deleteMany({ where })
    // The owner alone is nobody at all.
    const left = await tx.sessionTypeHost.count({ where: { sessionTypeId } })
    if (left < 2) await tx.sessionTypeHost.deleteMany({ where: { sessionTypeId } })
    const gave = before.some(({ acceptedAt }) => acceptedAt !== null)
    await answered(tx, viewer, where, gave ? 'mentor.hostLeft' : 'mentor.hostDeclined')
  })
}

/** What somebody who was asked can answer; the type's owner hears of each. */
export type HostAnswer = 'mentor.hostAccepted' | 'mentor.hostDeclined' | 'mentor.hostLeft'

type Giving = { sessionTypeId: string; mentorId: string }

async function answered(
  tx: Tx,
  { personId }: PersonViewer,
  { sessionTypeId, mentorId }: Giving,
  type: HostAnswer,
): Promise<void> {
  await appendEvent(tx, {
    type,
    subjectId: mentorId,
    version: 1,
    actor: 'MENTOR',
    actorId: personId,
    data: { sessionTypeId },
  })
}

type Change = (tx: Tx, where: Giving) => Promise<void>

/** One change of a type at a time, under its owner's lock. Answers with the viewer's mentor id. */
export async function asHost(
  deps: Deps,
  viewer: PersonViewer,
  sessionTypeId: string,
  change: Change,
): Promise<string> {
  const { mentorId } = viewer
  if (mentorId === null) throw new HostInvitationNotFound()
  return inTransaction(deps, async (tx) => {
    const type = await tx.sessionType.findFirst({ where: { id: sessionTypeId, mentorId: { not: mentorId } } })
    if (!type) throw new HostInvitationNotFound()
    await lockMentor(tx, type.mentorId)
    const where = { sessionTypeId, mentorId }
    if ((await tx.sessionTypeHost.count({ where })) === 0) throw new HostInvitationNotFound()
    await change(tx, where)
    await typeChanged(tx, viewer, type)
    return mentorId
  })
}
