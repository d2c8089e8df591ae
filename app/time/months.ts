import { addDays, type Day, readDay } from './days.ts'
import { isWeekday, type Weekday, weekdays } from './weekdays.ts'

/** A month by its first day, with the whole weeks that hold it. */
export type Month = { first: Day; weeks: Day[][]; earlier: string; later: string }

/** "2026-12" as a month; the one of `today` for anything else. */
export function monthOf(text: string | null, today: Day, weekStartsOn: string): Month {
  const asked = readDay(text === null ? null : `${text}-01`)
  const first = asked && isShown(asked) ? asked : `${today.slice(0, 7)}-01`
  const next = addDays(first, 32).slice(0, 7)
  const order = weekOrder(weekStartsOn)
  // Of 1970-01-01, a Thursday.
  const weekday = weekdays[(((Date.parse(`${first}T00:00:00Z`) / 86_400_000 + 3) % 7) + 7) % 7]
  const start = addDays(first, weekday ? -order.indexOf(weekday) : 0)
  const weeks: Day[][] = []
  for (let day = start; day < `${next}-01`; day = addDays(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(day, i)))
  return { first, weeks, earlier: addDays(first, -1).slice(0, 7), later: next }
}

/** The date in an address; null for none, and for one that no calendar shows. */
export function shownDay(text: string | undefined): Day | null {
  const day = readDay(text ?? null)
  return day && isShown(day) ? day : null
}

/** Whether a calendar goes so far back and ahead. */
const isShown = (day: Day) => day >= '1970-02-01' && day < '2200'

/** The weekdays as somebody's week has them. */
export function weekOrder(weekStartsOn: string): Weekday[] {
  const at = isWeekday(weekStartsOn) ? weekdays.indexOf(weekStartsOn) : 0
  return [...weekdays.slice(at), ...weekdays.slice(0, at)]
}

/** The address that shows a date's month on a calendar's page. */
export const monthOn = (page: string, day: Day, query = '') =>
  `${page}?month=${day.slice(0, 7)}${query}#month`

/** From which date to which a month is shown. */
export function shownDates({ first, weeks }: Month) {
  const dates = weeks.flat()
  return { firstDate: dates[0] ?? first, lastDate: dates.at(-1) ?? first }
}
