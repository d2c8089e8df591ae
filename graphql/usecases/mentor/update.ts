import { InputInvalid } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { checkProfile, type Profile } from '#graphql/domain/mentor/profile.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { columnsOf, refuseTakenHandle } from './apply.ts'

export const updateMentorErrors = [InputInvalid, MentorProfileMissing] as const

type Changes = { [Field in keyof Profile]?: Profile[Field] | null | undefined }

/** Changes what is given of the viewer's own profile; what is left out stays. Answers with the mentor's id. */
export async function updateMentor(deps: Deps, viewer: PersonViewer, changes: Changes): Promise<string> {
  return inTransaction(deps, async (tx) => {
    await tx.$queryRaw`select 1 from mentor where person_id = ${viewer.personId}::uuid for update`
    const mentor = await tx.mentor.findUnique({ where: { personId: viewer.personId } })
    if (!mentor) throw new MentorProfileMissing()
    const checked = checkProfile({ ...mentor, ...given(changes) })
    if ('issues' in checked) throw new InputInvalid(checked.issues)
    await refuseTakenHandle(tx, checked.values.handle, mentor.id)
    await tx.mentor.update({ where: { id: mentor.id }, data: columnsOf(checked.values) })
    await appendEvent(tx, {
      type: 'mentor.updated',
      subjectId: mentor.id,
      version: 1,
      actor: 'MENTOR',
      actorId: viewer.personId,
    })
    return mentor.id
  })
}

const given = (changes: Changes) =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<Profile>
