import { type Limit, limitIssues } from '#graphql/domain/availability/limits.ts'
import type { Weekday } from '#graphql/domain/availability/schedule.ts'
import { InputInvalid, type InputIssue, refuseIssues } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import type { Deps, Tx } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'
import { changeCalendar } from './change-calendar.ts'

export const updateCalendarErrors = [InputInvalid, MentorProfileMissing] as const

type Changes = {
  weekStartsOn?: Weekday | null | undefined
  /** Null: no holidays. Another country forgets the region, unless one is given. */
  holidayCountry?: string | null | undefined
  holidayRegion?: string | null | undefined
  /** All of them, over all session types. */
  limits?: readonly Limit[] | null | undefined
  /** All of them, over all session types that others give with the mentor. */
  teamLimits?: readonly Limit[] | null | undefined
}

type Home = { holidayCountry: string | null; holidayRegion: string | null }

/** Changes what is given of the viewer's calendar; what is left out stays. Answers with the mentor's id. */
export async function updateCalendar(deps: Deps, viewer: PersonViewer, changes: Changes): Promise<string> {
  const { weekStartsOn, limits, teamLimits } = changes
  return changeCalendar(deps, viewer, async (tx, mentor) => {
    const home = homeAfter(mentor, changes)
    refuseIssues([
      ...homeIssues(deps, home),
      ...limitIssues(limits ?? [], 'limits'),
      ...limitIssues(teamLimits ?? [], 'teamLimits'),
    ])
    await tx.mentor.update({
      where: { id: mentor.id },
      data: { ...home, weekStartsOn: weekStartsOn ?? mentor.weekStartsOn },
    })
    await replaceLimits(tx, { mentorId: mentor.id }, limits)
    await replaceLimits(tx, { teamOfId: mentor.id }, teamLimits)
    return mentor.id
  })
}

async function replaceLimits(
  tx: Tx,
  owner: { mentorId: string } | { teamOfId: string },
  limits: readonly Limit[] | null | undefined,
): Promise<void> {
  if (!limits) return
  await tx.bookingLimit.deleteMany({ where: owner })
  const data = limits.map(({ period, unit, most }) => ({ ...owner, period, unit, most }))
  await tx.bookingLimit.createMany({ data })
}

function homeAfter(before: Home, { holidayCountry = before.holidayCountry, holidayRegion }: Changes): Home {
  if (holidayRegion !== undefined) return { holidayCountry, holidayRegion }
  return {
    holidayCountry,
    holidayRegion: holidayCountry === before.holidayCountry ? before.holidayRegion : null,
  }
}

function homeIssues({ holidays }: Deps, { holidayCountry, holidayRegion }: Home): InputIssue[] {
  const known = holidays.countries().some(({ code }) => code === holidayCountry)
  if (holidayCountry !== null && !known)
    return [{ path: ['holidayCountry'], message: 'The holidays of this country are not known.' }]
  const regions = holidayCountry === null ? [] : holidays.regions(holidayCountry)
  return holidayRegion === null || regions.some(({ code }) => code === holidayRegion)
    ? []
    : [{ path: ['holidayRegion'], message: 'This region is not one of the country.' }]
}
