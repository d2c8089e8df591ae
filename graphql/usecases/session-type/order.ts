import { InputInvalid } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { lockMentor } from './own.ts'

export const orderTypesErrors = [InputInvalid, SessionTypeNotFound, MentorProfileMissing] as const

/** Puts the viewer's own types in this order; those that are not named follow as they stood. Answers with the mentor. */
export async function orderSessionTypes(
  deps: Deps,
  viewer: PersonViewer,
  named: readonly string[],
): Promise<string> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  if (new Set(named).size < named.length) {
    throw new InputInvalid([{ path: ['sessionTypeIds'], message: 'A session type is named twice.' }])
  }
  await inTransaction(deps, async (tx) => {
    await lockMentor(tx, mentorId)
    const types = await tx.sessionType.findMany({
      where: { mentorId },
      select: { id: true, position: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    })
    const own = new Set(types.map(({ id }) => id))
    if (named.some((id) => !own.has(id))) throw new SessionTypeNotFound()
    const rest = types.filter(({ id }) => !named.includes(id)).map(({ id }) => id)
    const positions = new Map([...named, ...rest].map((id, position) => [id, position]))
    for (const { id, position } of types) {
      const next = positions.get(id) ?? position
      if (next !== position) await tx.sessionType.update({ where: { id }, data: { position: next } })
    }
    await appendEvent(tx, {
      type: 'mentor.sessionTypesOrdered',
      subjectId: mentorId,
      version: 1,
      actor: 'MENTOR',
      actorId: viewer.personId,
    })
  })
  return mentorId
}
