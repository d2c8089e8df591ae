import { oneLine } from '#graphql/domain/account/person.ts'
import { issuesOfLast, newDatesIssues } from '#graphql/domain/availability/calendar-input.ts'
import { timeOffIssues } from '#graphql/domain/availability/closures.ts'
import { TimeOffNotFound } from '#graphql/domain/availability/errors.ts'
import { InputInvalid, refuseIssues } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'
import { changeCalendar } from './change-calendar.ts'
import { dated, storedDate } from './stored-date.ts'

export const createTimeOffErrors = [InputInvalid, MentorProfileMissing] as const
export const deleteTimeOffErrors = [TimeOffNotFound, MentorProfileMissing] as const

type NewTimeOff = { firstDate: string; lastDate: string; reason?: string | null | undefined }

/** Takes days off, both included; what is booked on them stays booked. The same days again are the same time off. */
export async function createTimeOff(deps: Deps, viewer: PersonViewer, given: NewTimeOff): Promise<string> {
  const { firstDate, lastDate } = given
  const reason = oneLine(given.reason ?? '', 0, 200)
  return changeCalendar(deps, viewer, async (tx, { id: mentorId }, today) => {
    const ahead = (
      await tx.timeOff.findMany({ where: { mentorId, lastDate: { gte: storedDate(today) } } })
    ).map(dated)
    const wanted = { firstDate, lastDate, reason: 'value' in reason ? reason.value : '' }
    refuseIssues([
      ...issuesOfLast(timeOffIssues([...ahead, wanted]), ahead.length),
      ...newDatesIssues(wanted, today),
      ...('message' in reason ? [{ path: ['reason'], message: reason.message }] : []),
    ])
    const same = ahead.find((each) => each.firstDate === firstDate && each.lastDate === lastDate)
    const data = { firstDate: storedDate(firstDate), lastDate: storedDate(lastDate), reason: wanted.reason }
    const { id } = same
      ? await tx.timeOff.update({ where: { id: same.id }, data })
      : await tx.timeOff.create({ data: { mentorId, ...data } })
    return id
  })
}

/** Takes time off back, past or ahead. Throws TimeOffNotFound for anybody else's as for none. */
export async function deleteTimeOff(deps: Deps, viewer: PersonViewer, id: string): Promise<string> {
  return changeCalendar(deps, viewer, async (tx, { id: mentorId }) => {
    const { count } = await tx.timeOff.deleteMany({ where: { id, mentorId } })
    if (count === 0) throw new TimeOffNotFound()
    return mentorId
  })
}
