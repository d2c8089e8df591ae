import type { InputIssue } from '../errors.ts'
import { isDate, type Weekday } from './schedule.ts'
import { dayKeyOfNumber, dayNumberOf } from './zone.ts'

/** Days on which a host is away, both included, in the zone of the host's schedule. */
export type TimeOff = { readonly firstDate: string; readonly lastDate: string; readonly reason?: string }

/** A public holiday, "2026-12-25", as the calendar of the host's country and region has it. */
export type Holiday = { readonly date: string; readonly name: string }

/** What the platform allows. It beats every schedule, overrides included. */
export type Policy = {
  readonly closedWeekdays?: readonly Weekday[]
  readonly closedDates?: readonly Holiday[]
}

/** Why a local day is closed as a whole. */
export type Closure =
  | { readonly code: 'POLICY'; readonly name?: string }
  | { readonly code: 'TIME_OFF'; readonly timeOff: TimeOff }
  | { readonly code: 'HOLIDAY'; readonly holiday: Holiday }

type Closing = {
  readonly timeOff?: readonly TimeOff[]
  readonly holidays?: readonly Holiday[]
  readonly policy?: Policy | null
  /** Whether the host has hours of its own for that very day: they beat a holiday, nothing else. */
  readonly overridden: (dayNumber: number) => boolean
}

/**
 * The closed days from `first` to `last` (days since 1970-01-01) and why, policy before time off before holiday; null
 * when there is nothing that could close one. A closed day is closed from midnight to midnight.
 */
export function closedDays(closing: Closing, first: number, last: number): Map<number, Closure> | null {
  const { timeOff = [], holidays = [], policy, overridden } = closing
  if (timeOff.length === 0 && holidays.length === 0 && !policy) return null
  const closed = new Map<number, Closure>()
  const [firstKey, lastKey] = [dayKeyOfNumber(first), dayKeyOfNumber(last)]
  const within = (date: string) => date >= firstKey && date <= lastKey
  for (const holiday of holidays) {
    if (!within(holiday.date)) continue
    const number = dayNumberOf(holiday.date)
    if (!overridden(number)) closed.set(number, { code: 'HOLIDAY', holiday })
  }
  for (const away of timeOff) {
    if (away.lastDate < firstKey || away.firstDate > lastKey) continue
    const end = Math.min(last, dayNumberOf(away.lastDate))
    for (let number = Math.max(first, dayNumberOf(away.firstDate)); number <= end; number++) {
      closed.set(number, { code: 'TIME_OFF', timeOff: away })
    }
  }
  for (const { date, name } of policy?.closedDates ?? []) {
    if (within(date)) closed.set(dayNumberOf(date), { code: 'POLICY', name })
  }
  for (let number = first; policy?.closedWeekdays?.length && number <= last; number++) {
    if (policy.closedWeekdays.includes(weekdayOf(number))) closed.set(number, { code: 'POLICY' })
  }
  return closed
}

/** 0 = Sunday to 6 = Saturday. */
export function weekdayOf(dayNumber: number): Weekday {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber + 4) % 7) + 7) % 7) as Weekday
}

const mostAway = 366
const mostReason = 200
const mostTimeOff = 1_000

/** Everything that is wrong with a list of time off; none = it can be saved. */
export function timeOffIssues(timeOff: readonly TimeOff[]): InputIssue[] {
  if (timeOff.length > mostTimeOff)
    return [{ path: ['timeOff'], message: `At most ${mostTimeOff} times off are kept.` }]
  return timeOff.flatMap(({ firstDate, lastDate, reason = '' }, index) => {
    const path = ['timeOff', index]
    const issues: InputIssue[] = []
    if (!isDate(firstDate))
      issues.push({ path: [...path, 'firstDate'], message: 'This date does not exist.' })
    if (!isDate(lastDate)) issues.push({ path: [...path, 'lastDate'], message: 'This date does not exist.' })
    if (issues.length === 0 && lastDate < firstDate)
      issues.push({ path: [...path, 'lastDate'], message: 'Time off ends before it starts.' })
    else if (issues.length === 0 && dayNumberOf(lastDate) - dayNumberOf(firstDate) >= mostAway)
      issues.push({ path: [...path, 'lastDate'], message: 'Time off lasts a year at most.' })
    if (reason.length > mostReason)
      issues.push({ path: [...path, 'reason'], message: `A reason has ${mostReason} characters at most.` })
    return issues
  })
}
