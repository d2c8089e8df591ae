import type { InputIssue } from '../errors.ts'
import { dayNumberOf, zoneName } from './zone.ts'

/** 0 = Sunday to 6 = Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** Minutes after local midnight: start 0 to 1439, end above start by at most 1440; past 1440 is the next day. */
export type Hours = { readonly startMinute: number; readonly endMinute: number }

export type WeeklyHours = Hours & { readonly weekday: Weekday }

/** Replaces the weekly hours of that date ("2026-03-29"); no hours = closed, from midnight to midnight. */
export type DateOverride = { readonly date: string; readonly hours: readonly Hours[] }

/** When a host can be booked, in local times of its zone. */
export type Schedule = {
  readonly timeZone: string
  readonly weekly: readonly WeeklyHours[]
  readonly overrides: readonly DateOverride[]
}

export const maxRangesPerDay = 24
export const maxOverrides = 1_000
const wholeDay = 1_440

/** What a host starts with: Monday to Friday, 9 to 17. */
export function defaultSchedule(timeZone: string): Schedule {
  const weekdays = [1, 2, 3, 4, 5] as const
  const weekly = weekdays.map((weekday) => ({ weekday, startMinute: 540, endMinute: 1_020 }))
  return { timeZone, weekly, overrides: [] }
}

/** The schedule in force: the session type's own, the host's for that type, the host's default, Mon–Fri 9–17. */
export function scheduleInForce(
  timeZone: string,
  ...byPriority: readonly (Schedule | null | undefined)[]
): Schedule {
  return byPriority.find((schedule) => schedule) ?? defaultSchedule(timeZone)
}

/** "09:30" or "24:00" in minutes after midnight; null when it is neither. */
export function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(clock) ?? []
  const total = Number(hours) * 60 + Number(minutes)
  return total <= wholeDay ? total : null
}

/** "09:30" of minutes after midnight; past midnight it starts again, 1440 itself is "24:00". */
export function clockOf(minute: number): string {
  const within = minute === wholeDay ? minute : minute % wholeDay
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** A range from clock to clock; an end at or before its start is on the next day. Null when a clock is wrong. */
export function hoursBetween(start: string, end: string): Hours | null {
  const [startMinute, endMinute] = [minuteOf(start), minuteOf(end)]
  if (startMinute === null || endMinute === null || startMinute === wholeDay || startMinute === endMinute)
    return null
  return { startMinute, endMinute: endMinute > startMinute ? endMinute : endMinute + wholeDay }
}

/** Everything that is wrong with a schedule, by path; none = it can be saved. */
export function scheduleIssues(schedule: Schedule): InputIssue[] {
  const issues: InputIssue[] = []
  if (!zoneName(schedule.timeZone))
    issues.push({ path: ['timeZone'], message: 'This time zone does not exist.' })
  for (let weekday = 0; weekday < 7; weekday++) {
    const ranges = [...schedule.weekly.entries()].filter(([, hours]) => hours.weekday === weekday)
    issues.push(...rangeIssues(ranges, ['weekly']))
  }
  if (schedule.overrides.length > maxOverrides) {
    issues.push({ path: ['overrides'], message: `At most ${maxOverrides} dates can have their own hours.` })
    return issues
  }
  const dates = new Set<string>()
  for (const [index, { date, hours }] of schedule.overrides.entries()) {
    const path = ['overrides', index]
    if (!isDate(date)) issues.push({ path: [...path, 'date'], message: 'This date does not exist.' })
    if (dates.has(date)) issues.push({ path: [...path, 'date'], message: 'This date is there twice.' })
    dates.add(date)
    issues.push(...rangeIssues([...hours.entries()], [...path, 'hours']))
  }
  return issues
}

function rangeIssues(ranges: [number, Hours][], path: (string | number)[]): InputIssue[] {
  if (ranges.length > maxRangesPerDay) return [{ path, message: `At most ${maxRangesPerDay} ranges a day.` }]
  const sorted = [...ranges].sort(([, a], [, b]) => a.startMinute - b.startMinute)
  return sorted.flatMap(([index, hours], place) => {
    const before = sorted[place - 1]?.[1]
    if (!isRange(hours))
      return [{ path: [...path, index], message: 'Hours end after they start, within a day.' }]
    if (before && before.endMinute > hours.startMinute) {
      return [{ path: [...path, index], message: 'These hours overlap others of the same day.' }]
    }
    return []
  })
}

function isRange({ startMinute, endMinute }: Hours): boolean {
  const whole = Number.isInteger(startMinute) && Number.isInteger(endMinute)
  const length = endMinute - startMinute
  return whole && startMinute >= 0 && startMinute < wholeDay && length > 0 && length <= wholeDay
}

/** Whether there is such a date, "2026-03-29". */
export function isDate(date: string): boolean {
  try {
    dayNumberOf(date)
    return true
  } catch {
    return false
  }
}
