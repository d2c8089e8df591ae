import { isWeekday, type Weekday, weekdays } from '#app/time/weekdays.ts'
import { hours as words } from '#app/words/desk.ts'
import { type Range, readRanges } from './read-ranges.ts'

export type Week = Record<Weekday, Range[]>

type Weekly = readonly (Range & { weekday: string })[]

/** The hours of a schedule by their days. */
export const weekOf = (weekly: Weekly) =>
  Object.fromEntries(
    weekdays.map((day) => [
      day,
      weekly.filter(({ weekday }) => weekday === day).map(({ start, end }) => ({ start, end })),
    ]),
  ) as Week

export function readWeek(form: FormData): Week {
  return Object.fromEntries(weekdays.map((day) => [day, readRanges(form, day)])) as Week
}

/** The hours of one day given to others as well. */
export function copyDay(week: Week, from: Weekday, to: readonly string[]): Week {
  const days = weekdays.map((day) => [day, to.includes(day) ? week[from] : week[day]])
  return Object.fromEntries(days) as Week
}

/** The form's week, a day copied to others first where that was pressed; for the page, and for the API. */
export function typedWeek(form: FormData) {
  const week = withCopies(form)
  const timeZone = String(form.get('timeZone'))
  const weekly = weekdays.flatMap((weekday) => week[weekday].map((range) => ({ weekday, ...range })))
  return { week, timeZone, schedule: { timeZone, weekly } }
}

function withCopies(form: FormData): Week {
  const [typed, intent, from] = [readWeek(form), form.get('intent'), form.get('copyFrom')]
  if (intent === 'workdays') return copyDay(typed, 'MONDAY', weekdays.slice(1, 5))
  return intent === 'copy' && isWeekday(from)
    ? copyDay(typed, from, form.getAll('copyTo').map(String))
    : typed
}

type Refused = { message: string; issues?: readonly { path: string; message: string }[] }

/** What the API has against a week. It counts rows; people have days. */
export function problemsOf({ message, issues = [] }: Refused, weekly: Weekly): string[] {
  const said = issues.map((issue) => {
    const day = weekly[Number(/weekly\[(\d+)\]/.exec(issue.path)?.[1])]?.weekday
    return day ? `${words.days[day as Weekday]}: ${issue.message}` : issue.message
  })
  return [message, ...said]
}
