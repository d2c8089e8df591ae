import { isWeekday, type Weekday, weekdays } from '#app/time/weekdays.ts'
import { hours as words } from '#app/words/desk.ts'
import type { Preview } from './effect.tsx'
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

/** What is wrong with single days. */
export type WrongDays = Partial<Record<Weekday, string[]>>

type Refused = { message: string; issues?: readonly Issue[] }
type Issue = { path: string; message: string }

/** The API counts rows; people have days. */
const dayOf = ({ path }: Issue, weekly: Weekly) =>
  weekly[Number(/weekly\[(\d+)\]/.exec(path)?.[1])]?.weekday as Weekday | undefined

/** What the API has against a week. */
export function problemsOf({ message, issues = [] }: Refused, weekly: Weekly): string[] {
  const said = issues.map((issue) => {
    const day = dayOf(issue, weekly)
    return day ? `${words.days[day]}: ${issue.message}` : issue.message
  })
  return [message, ...said]
}

/** The same, to be said where it was typed. */
function wrongDays({ issues = [] }: Refused, weekly: Weekly): WrongDays {
  const wrong: WrongDays = {}
  for (const issue of issues) {
    const day = dayOf(issue, weekly)
    if (day) wrong[day] = [...(wrong[day] ?? []), issue.message]
  }
  return wrong
}

type Typed = ReturnType<typeof typedWeek>

/** A week that was typed, for the page: refused, or with what it comes to. */
export type TypedWeek = Pick<Typed, 'week' | 'timeZone'> & {
  problems: string[]
  wrong: WrongDays
  preview: Preview | null
}

export const refusedWeek = (said: Refused, { week, timeZone, schedule }: Typed): TypedWeek => ({
  week,
  timeZone,
  problems: problemsOf(said, schedule.weekly),
  wrong: wrongDays(said, schedule.weekly),
  preview: null,
})

export const previewedWeek = ({ week, timeZone }: Typed, preview: Preview): TypedWeek => ({
  week,
  timeZone,
  problems: [],
  wrong: {},
  preview,
})
