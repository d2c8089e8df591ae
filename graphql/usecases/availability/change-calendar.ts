import { dayKeyOf } from '#graphql/domain/availability/zone.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import type { Mentor } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { lockMentor } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'

/** `today` is the mentor's own, in the zone of the schedule. */
type Change<T> = (tx: Tx, mentor: Mentor, today: string) => Promise<T>

/** One change of the viewer's own calendar at a time, told as an event. Throws MentorProfileMissing. */
export async function changeCalendar<T>(deps: Deps, viewer: PersonViewer, change: Change<T>): Promise<T> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  return inTransaction(deps, async (tx) => {
    await lockMentor(tx, mentorId)
    const { schedule, ...mentor } = await tx.mentor.findUniqueOrThrow({
      where: { id: mentorId },
      include: { schedule: true },
    })
    const today = dayKeyOf(deps.now().getTime(), schedule?.timeZone ?? mentor.timeZone)
    const result = await change(tx, mentor, today)
    await appendEvent(tx, {
      type: 'mentor.calendarChanged',
      subjectId: mentorId,
      version: 1,
      actor: 'MENTOR',
      actorId: viewer.personId,
    })
    return result
  })
}
