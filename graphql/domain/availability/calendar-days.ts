import { type Closure, type Holiday, type Policy, type TimeOff, weekdayOf } from './closures.ts'
import { closuresOf } from './free-time.ts'
import type { Hours, Schedule } from './schedule.ts'
import type { Travel } from './travel.ts'
import { dayKeyOfNumber, dayNumberOf } from './zone.ts'
import { midnightOf, type ZoneTable, zoneTable } from './zone-rules.ts'

const minute = 60_000
const day = 86_400_000

/** All that decides a mentor's days, but what is booked. */
export type MentorCalendar = {
  readonly schedule: Schedule
  readonly timeOff: readonly TimeOff[]
  readonly holidays: readonly Holiday[]
  readonly travel: readonly Travel[]
}

/** Minutes of the local day that its clocks leave out, or show a second time. */
export type UnclearHours = Hours & { readonly clock: 'SKIPPED' | 'REPEATED' }

export type CalendarDay = {
  readonly date: string
  /** Where the mentor is on that day by the clock. */
  readonly timeZone: string
  /** Of that date, else of its weekday; they are there on a closed day as well. */
  readonly hours: readonly Hours[]
  readonly overridden: boolean
  readonly closure: Closure | null
  /** Of the hours of a day that is not closed. */
  readonly unclear: readonly UnclearHours[]
  /** From its midnight to the next one in that zone: epoch milliseconds, the end not included. */
  readonly from: number
  readonly to: number
}

/** The days from date to date, both included, as the slot engine takes them. Linear in them. */
export function calendarDays(
  calendar: MentorCalendar,
  policy: Policy | null,
  firstDate: string,
  lastDate: string,
): CalendarDay[] {
  const { schedule, travel } = calendar
  const [first, last] = [dayNumberOf(firstDate), dayNumberOf(lastDate)]
  const closed = closuresOf({ ...calendar, id: '', busy: [] }, policy, first, last)
  const dates = new Map(schedule.overrides.map(({ date, hours }) => [date, hours]))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const number = first + index
    const date = dayKeyOfNumber(number)
    const own = dates.get(date)
    const weekly = schedule.weekly.filter(({ weekday }) => weekday === weekdayOf(number))
    const hours = [...(own ?? weekly)].sort((a, b) => a.startMinute - b.startMinute)
    const trip = travel.find((each) => each.firstDate <= date && date <= each.lastDate)
    const timeZone = trip?.timeZone ?? schedule.timeZone
    const zone = zoneTable(timeZone, (number - 2) * day, (number + 3) * day)
    const closure = closed?.get(number) ?? null
    return {
      date,
      timeZone,
      hours,
      overridden: own !== undefined,
      closure,
      unclear: closure ? [] : unclearHours(hours, number, zone),
      from: midnightOf(zone, number),
      to: midnightOf(zone, number + 1),
    }
  })
}

/** What of the hours of a local day its clocks skip or show twice. */
function unclearHours(hours: readonly Hours[], dayNumber: number, { starts, offsets }: ZoneTable) {
  return starts.flatMap((start, index): UnclearHours[] => {
    const [before, after = 0] = [offsets[index - 1], offsets[index]]
    if (before === undefined) return []
    const minuteOf = (local: number) => (local - dayNumber * day) / minute
    const clock = after > before ? 'SKIPPED' : 'REPEATED'
    const from = minuteOf(start + Math.min(before, after))
    const to = minuteOf(start + Math.max(before, after))
    return hours.flatMap((range) => {
      const startMinute = Math.max(range.startMinute, from)
      const endMinute = Math.min(range.endMinute, to)
      return startMinute < endMinute ? [{ startMinute, endMinute, clock } as const] : []
    })
  })
}

/** Names the holidays, and whether the mentor has hours on that day which the holiday takes away. */
export function holidaysWithHours({
  schedule,
  holidays,
}: Pick<MentorCalendar, 'schedule' | 'holidays'>): (Holiday & { readonly takesHours: boolean })[] {
  const overridden = new Set(schedule.overrides.map(({ date }) => date))
  const weekdays = new Set(schedule.weekly.map(({ weekday }) => weekday))
  return holidays.map((holiday) => ({
    ...holiday,
    takesHours: !overridden.has(holiday.date) && weekdays.has(weekdayOf(dayNumberOf(holiday.date))),
  }))
}
