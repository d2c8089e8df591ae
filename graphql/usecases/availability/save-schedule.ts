import {
  type DateOverride,
  type Hours,
  hoursBetween,
  type Schedule,
  scheduleIssues,
  type Weekday,
} from '#graphql/domain/availability/schedule.ts'
import { InputInvalid, refuseIssues } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { lockMentor } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { storedDate } from './stored-date.ts'

export const saveScheduleErrors = [InputInvalid, MentorProfileMissing] as const

/** From clock to clock, "09:00" to "17:30"; an end at or before its start is on the next day. */
type ClockRange = { start: string; end: string }

export type ScheduleInput = {
  timeZone: string
  weekly: readonly (ClockRange & { weekday: Weekday })[]
  /** Null or left out: the dates that differ stay as they are. */
  overrides?: readonly { date: string; hours: readonly ClockRange[] }[] | null | undefined
}

/** Replaces the viewer's schedule, or nothing of it: all that is wrong is said at once. */
export async function saveSchedule(deps: Deps, viewer: PersonViewer, input: ScheduleInput): Promise<string> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  const schedule = scheduleFrom(input)
  refuseIssues(scheduleIssues(schedule))
  await inTransaction(deps, async (tx) => {
    await lockMentor(tx, mentorId)
    await replaceSchedule(tx, { mentorId }, schedule, Boolean(input.overrides))
    await scheduleChanged(tx, { ...viewer, mentorId })
  })
  return mentorId
}

/** Tells that a mentor's own hours are others than before. */
export async function scheduleChanged(
  tx: Tx,
  { mentorId, personId }: { mentorId: string; personId: string },
) {
  await appendEvent(tx, {
    type: 'mentor.scheduleChanged',
    subjectId: mentorId,
    version: 1,
    actor: 'MENTOR',
    actorId: personId,
  })
}

/** No hours at all: the rules refuse them at the place where they stand. */
const unreadable: Hours = { startMinute: -1, endMinute: -1 }

export const rangeOf = ({ start, end }: ClockRange): Hours => hoursBetween(start, end) ?? unreadable

/** What was typed, as the rules judge it. */
export const scheduleFrom = ({ timeZone, weekly, overrides }: ScheduleInput): Schedule => ({
  timeZone,
  weekly: weekly.map(({ weekday, ...range }) => ({ weekday, ...rangeOf(range) })),
  overrides: (overrides ?? []).map(({ date, hours }) => ({ date, hours: hours.map(rangeOf) })),
})

export type Owner = { mentorId: string } | { sessionTypeId: string } | { id: string }

/** Replaces the hours of a mentor, of a session type, or those with this id; those of single dates stay unless `dates`. */
export async function replaceSchedule(
  tx: Tx,
  owner: Owner,
  { timeZone, weekly, overrides }: Schedule,
  dates: boolean,
): Promise<string> {
  const { id: scheduleId } = await tx.schedule.upsert({
    where: owner,
    create: { ...owner, timeZone },
    update: { timeZone },
  })
  await tx.weeklyHours.deleteMany({ where: { scheduleId } })
  await tx.weeklyHours.createMany({ data: weekly.map((hours) => ({ ...hours, scheduleId })) })
  if (!dates) return scheduleId
  await tx.dateOverride.deleteMany({ where: { scheduleId } })
  await tx.dateOverride.createMany({ data: overrides.flatMap((each) => rowsOf(scheduleId, each)) })
  return scheduleId
}

/** A date as it is stored; a closed one has one row of no length. */
export function rowsOf(scheduleId: string, { date, hours }: DateOverride) {
  const closed = [{ startMinute: 0, endMinute: 0 }]
  return (hours.length > 0 ? hours : closed).map((range) => ({
    scheduleId,
    date: storedDate(date),
    ...range,
  }))
}
