import { type Range, readRanges } from '#app/components/availability/read-ranges.ts'
import { type Weekday, weekdays } from '#app/time/weekdays.ts'

export type Week = Record<Weekday, Range[]>

export function readWeek(form: FormData): Week {
  return Object.fromEntries(weekdays.map((day) => [day, readRanges(form, day)])) as Week
}

/** The hours of one day given to others as well. */
export function copyDay(week: Week, from: Weekday, to: readonly string[]): Week {
  const days = weekdays.map((day) => [day, to.includes(day) ? week[from] : week[day]])
  return Object.fromEntries(days) as Week
}
