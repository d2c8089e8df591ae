import type { SlotRules } from '#graphql/domain/availability/rules.ts'
import {
  type Hours,
  type Schedule,
  scheduleInForce,
  type Weekday,
} from '#graphql/domain/availability/schedule.ts'
import type { ExternalTimes, Prisma } from '#prisma/generated/client/client.ts'
import { isOfTeam, teamOf } from '../session-type/team.ts'
import { dateOf } from './stored-date.ts'

/** Who wants a time, where that matters: a person, or an address; both when a person's address is known. */
export type Wisher = { personId?: string | null; email?: string | null }

/** The mentee of a booking, as limits know them. */
export const menteeOf = (booking: { menteeId: string | null; menteeEmail: string }): Wisher => ({
  personId: booking.menteeId,
  email: booking.menteeEmail,
})

const stored = { include: { hours: true, overrides: true } } satisfies Prisma.ScheduleDefaultArgs

const calendar = {
  select: {
    id: true,
    state: true,
    timeZone: true,
    weekStartsOn: true,
    holidayCountry: true,
    holidayRegion: true,
    schedule: stored,
    limits: true,
    teamLimits: true,
  },
} satisfies Prisma.MentorDefaultArgs

/** What must be read of a session type to know when it can be booked. */
export const timed = {
  mentor: calendar,
  hosts: { include: { mentor: calendar, schedule: stored }, orderBy: { position: 'asc' } },
  schedule: stored,
  restriction: stored,
  limits: true,
} satisfies Prisma.SessionTypeInclude

export type TimedType = Prisma.SessionTypeGetPayload<{ include: typeof timed }>

/** What a time is wanted for: a session type, or a booking of it that is to be moved and is not in its own way. */
export type Wanted = TimedType & {
  movingBookingId?: string
  /** Since when its money rests; left out: it would be paid now. */
  paidAt?: Date | null
  mentee?: Wisher | null
  /** When it can start by a calendar kept elsewhere, as just asked for; left out: as that was last stored. */
  externalTimes?: readonly ExternalTimes[]
  /** Where the one who asks lives by the clock, for types that are restricted by it. */
  bookerZone?: string | null
}

type StoredSchedule = NonNullable<TimedType['schedule']>
type Scheduled = {
  schedule?: StoredSchedule | null
  /** A host's for this type alone. */
  ofHost?: StoredSchedule | null
  mentor: Pick<TimedType['mentor'], 'timeZone' | 'schedule'>
}

/** The schedule in force: the type's own, the host's for that type, the host's, Mon–Fri 9–17 in the host's zone. */
export function scheduleOf({ schedule, ofHost, mentor }: Scheduled): Schedule {
  return scheduleInForce(
    mentor.timeZone,
    schedule && readSchedule(schedule),
    ofHost && readSchedule(ofHost),
    mentor.schedule && readSchedule(mentor.schedule),
  )
}

/** Rows as the engine reads them; a date with no open hours is closed. */
export function readSchedule({ timeZone, hours, overrides }: StoredSchedule): Schedule {
  const dates = new Map<string, Hours[]>()
  for (const { date, startMinute, endMinute } of overrides) {
    const key = dateOf(date)
    const open = endMinute > 0 ? [{ startMinute, endMinute }] : []
    dates.set(key, [...(dates.get(key) ?? []), ...open])
  }
  return {
    timeZone,
    weekly: hours.map(({ weekday, startMinute, endMinute }) => {
      return { weekday: weekday as Weekday, startMinute, endMinute }
    }),
    overrides: [...dates].map(([date, open]) => ({ date, hours: open })),
  }
}

/** Nobody can say what holds further off: "no end" is two years, as long as the longest window that can be set. */
export const furthestDays = 730

/** A session type's row as the engine's rules. */
export function rulesOf({ limits, windowFirst, windowLast, ...type }: TimedType): SlotRules {
  const ofType = limits.filter(({ perMentee }) => !perMentee)
  return {
    durationMinutes: type.durationMinutes,
    durationChoices: type.durationChoices,
    slotIntervalMinutes: type.slotIntervalMinutes,
    bufferBeforeMinutes: type.bufferBeforeMinutes,
    bufferAfterMinutes: type.bufferAfterMinutes,
    noticeMinutes: type.noticeMinutes,
    gridOffsetMinutes: type.gridOffsetMinutes,
    optimised: type.optimised,
    firstSlotOnly: type.firstSlotOnly,
    activePerMentee: type.activePerMentee,
    seats: type.seats,
    windowDays: type.windowDays ?? furthestDays,
    // Counting open days two years on would be slow, and mean nothing else.
    windowCounts: type.windowDays === null ? 'CALENDAR_DAYS' : type.windowCounts,
    windowDates: windowFirst && windowLast ? { first: dateOf(windowFirst), last: dateOf(windowLast) } : null,
    limits: ofType,
    menteeLimits: limits.filter(({ perMentee }) => perMentee),
  }
}

/** The limits over all types that several give with its owner; none for a type of one alone. */
export const teamLimitsOf = (type: TimedType) => (isOfTeam(type) ? type.mentor.teamLimits : [])

/** Whether bookings count against anything here, so that only the database, under the hosts' locks, can say. */
export function countsBookings(type: TimedType): boolean {
  const { limits, activePerMentee } = type
  const ofHosts = teamOf(type).some(({ mentor }) => mentor.limits.length > 0)
  return limits.length > 0 || ofHosts || teamLimitsOf(type).length > 0 || activePerMentee !== null
}
