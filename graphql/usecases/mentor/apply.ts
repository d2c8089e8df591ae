import { randomUUID } from 'node:crypto'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { checkProfile, type Profile } from '#graphql/domain/mentor/profile.ts'
import { MentorTransitionRefused, nextMentorState } from '#graphql/domain/mentor/state.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { drawAvatar } from './avatar.ts'

export const applyErrors = [InputInvalid, MentorTransitionRefused] as const

/** Hands a profile in for approval; who was declined may do it again. Answers with the mentor's id. */
export async function applyAsMentor(deps: Deps, viewer: PersonViewer, profile: Profile): Promise<string> {
  const checked = checkProfile(profile)
  if ('issues' in checked) throw new InputInvalid(checked.issues)
  return inTransaction(deps, async (tx) => {
    await lockPerson(tx, viewer.personId)
    const before = await tx.mentor.findUnique({ where: { personId: viewer.personId } })
    const state = before ? nextMentorState(before.state, 'applied') : 'APPLIED'
    const id = before?.id ?? randomUUID()
    await refuseTakenHandle(tx, checked.values.handle, id)
    const row = { ...columnsOf(checked.values), state, appliedAt: deps.now() }
    await tx.mentor.upsert({
      where: { id },
      create: { id, personId: viewer.personId, avatarSvg: drawAvatar(id), ...row },
      update: { ...row, declineReason: null, decidedAt: null },
    })
    await appendEvent(tx, {
      type: 'mentor.applied',
      subjectId: id,
      version: 1,
      ...(before ? { from: before.state } : {}),
      to: state,
      actor: 'MENTOR',
      actorId: viewer.personId,
    })
    return id
  })
}

/** Throws InputInvalid when another mentor has the handle. Handles are claimed one at a time, so that no two get one. */
export async function refuseTakenHandle(tx: Tx, handle: string, mentorId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`handle:${handle}`}, 0))`
  const taken = await tx.mentor.count({ where: { handle, id: { not: mentorId } } })
  if (taken > 0) throw new InputInvalid([{ path: ['handle'], message: 'This handle is taken.' }])
}

export const columnsOf = ({ topics, languages, ...profile }: Profile) => ({
  ...profile,
  topics: [...topics],
  languages: [...languages],
})

async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`select 1 from person where id = ${personId}::uuid for update`
}
