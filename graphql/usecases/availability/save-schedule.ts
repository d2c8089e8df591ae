import {
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

export const saveScheduleErrors = [InputInvalid, MentorProfileMissing] as const

/** From clock to clock, "09:00" to "17:30"; an end at or before its start is on the next day. */
type ClockRange = { start: string; end: string }

export type ScheduleInput = {
  timeZone: string
  weekly: readonly (ClockRange & { weekday: Weekday })[]
  overrides: readonly { date: string; hours: readonly ClockRange[] }[]
}

/** Replaces the viewer's whole schedule, or nothing of it: all that is wrong is said at once. */
export async function saveSchedule(deps: Deps, viewer: PersonViewer, input: ScheduleInput): Promise<string> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  const schedule = scheduleFrom(input)
  refuseIssues(scheduleIssues(schedule))
  await inTransaction(deps, async (tx) => {
    await lockMentor(tx, mentorId)
    await replaceSchedule(tx, { mentorId }, schedule)
    await appendEvent(tx, {
      type: 'mentor.scheduleChanged',
      subjectId: mentorId,
      version: 1,
      actor: 'MENTOR',
      actorId: viewer.personId,
    })
  })
  return mentorId
}

/** No hours at all: the rules refuse them at the place where they stand. */
const unreadable: Hours = { startMinute: -1, endMinute: -1 }

const rangeOf = ({ start, end }: ClockRange): Hours => hoursBetween(start, end) ?? unreadable

/** What was typed, as the rules judge it. */
export const scheduleFrom = ({ timeZone, weekly, overrides }: ScheduleInput): Schedule => ({
  timeZone,
  weekly: weekly.map(({ weekday, ...range }) => ({ weekday, ...rangeOf(range) })),
  overrides: overrides.map(({ date, hours }) => ({ date, hours: hours.map(rangeOf) })),
})

type Owner = { mentorId: string } | { sessionTypeId: string }

/** Replaces all hours of a mentor, or the own ones of a session type. */
export async function replaceSchedule(tx: Tx, owner: Owner, schedule: Schedule): Promise<void> {
  const { timeZone, weekly, overrides } = schedule
  const { id: scheduleId } = await tx.schedule.upsert({
    where: owner,
    create: { ...owner, timeZone },
    update: { timeZone },
  })
  await tx.weeklyHours.deleteMany({ where: { scheduleId } })
  await tx.dateOverride.deleteMany({ where: { scheduleId } })
  await tx.weeklyHours.createMany({ data: weekly.map((hours) => ({ scheduleId, ...hours })) })
  const closed = [{ startMinute: 0, endMinute: 0 }]
  const dates = overrides.flatMap(({ date, hours }) =>
    (hours.length > 0 ? hours : closed).map((range) => ({
      scheduleId,
      date: new Date(`${date}T00:00:00Z`),
      ...range,
    })),
  )
  await tx.dateOverride.createMany({ data: dates })
}
