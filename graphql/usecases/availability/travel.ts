import { issuesOfLast, newDatesIssues } from '#graphql/domain/availability/calendar-input.ts'
import { TravelNotFound } from '#graphql/domain/availability/errors.ts'
import { type Travel, travelIssues } from '#graphql/domain/availability/travel.ts'
import { InputInvalid, refuseIssues } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'
import { changeCalendar } from './change-calendar.ts'
import { dated, storedDate } from './stored-date.ts'

export const createTravelErrors = [InputInvalid, MentorProfileMissing] as const
export const deleteTravelErrors = [TravelNotFound, MentorProfileMissing] as const

/** From date to date the hours are meant on another zone's clocks. The same trip again is the same. */
export async function createTravel(deps: Deps, viewer: PersonViewer, trip: Travel): Promise<string> {
  const { firstDate, lastDate, timeZone } = trip
  return changeCalendar(deps, viewer, async (tx, { id: mentorId }, today) => {
    const ahead = (
      await tx.travel.findMany({ where: { mentorId, lastDate: { gte: storedDate(today) } } })
    ).map(dated)
    const same = ahead.find(
      (each) => each.firstDate === firstDate && each.lastDate === lastDate && each.timeZone === timeZone,
    )
    if (same) return same.id
    refuseIssues([
      ...issuesOfLast(travelIssues([...ahead, trip]), ahead.length),
      ...newDatesIssues(trip, today),
    ])
    const dates = { firstDate: storedDate(firstDate), lastDate: storedDate(lastDate) }
    const { id } = await tx.travel.create({ data: { mentorId, timeZone, ...dates } })
    return id
  })
}

/** Forgets a trip, past or ahead. Throws TravelNotFound for anybody else's as for none. */
export async function deleteTravel(deps: Deps, viewer: PersonViewer, id: string): Promise<string> {
  return changeCalendar(deps, viewer, async (tx, { id: mentorId }) => {
    const { count } = await tx.travel.deleteMany({ where: { id, mentorId } })
    if (count === 0) throw new TravelNotFound()
    return mentorId
  })
}
