export type Range = { start: string; end: string }

export type HoursForm = {
  timeZone: string
  /** Two ranges for each weekday, Sunday first; empty ones are none. */
  weekly: Range[][]
  /** One range for each date; a date without hours is a day away. */
  dates: (Range & { date: string })[]
}

export const rangesPerDay = 2
const spareDates = 2
const nothing = { start: '', end: '' }

type Schedule = {
  timeZone: string
  weekly: readonly (Range & { weekday: number })[]
  overrides: readonly { date: string; hours: readonly Range[] }[]
}

const clock = (minute: string) => minute.slice(0, 5)

/** A saved schedule as the form shows it, with room for more. */
export function formOf({ timeZone, weekly, overrides }: Schedule): HoursForm {
  const days = Array.from({ length: 7 }, (_, day) => {
    const ranges = weekly.filter(({ weekday }) => weekday === day)
    return Array.from({ length: Math.max(rangesPerDay, ranges.length) }, (_none, n) => ranges[n] ?? nothing)
  })
  const dates = overrides.flatMap(({ date, hours }) =>
    hours.length === 0 ? [{ date, ...nothing }] : hours.map((range) => ({ date, ...range })),
  )
  const spare = Array.from({ length: spareDates }, () => ({ date: '', ...nothing }))
  return {
    timeZone,
    weekly: days.map((day) => day.map(({ start, end }) => ({ start: clock(start), end: clock(end) }))),
    dates: [...dates, ...spare].map(({ date, start, end }) => ({
      date,
      start: clock(start),
      end: clock(end),
    })),
  }
}

/** What was typed, as it was typed. */
export function typedIn(form: FormData): HoursForm {
  const all = (name: string) => form.getAll(name).map(String)
  const pairs = (prefix: string) =>
    all(`${prefix}.start`).map((start, n) => ({ start, end: all(`${prefix}.end`)[n] ?? '' }))
  const weekly = Array.from({ length: 7 }, (_, day) => pairs(`day${day}`))
  const monday = weekly[1] ?? []
  const copied = form.has('copy') ? weekly.map((day, n) => (n >= 2 && n <= 5 ? monday : day)) : weekly
  const dates = pairs('date').map((range, n) => ({ ...range, date: all('date.day')[n] ?? '' }))
  return { timeZone: String(form.get('timeZone') ?? ''), weekly: copied, dates }
}

const filled = ({ start, end }: Range) => start !== '' || end !== ''

/** The same for the API; rows that were left empty are not there. */
export function inputOf({ timeZone, weekly, dates }: HoursForm) {
  const byDate = new Map<string, Range[]>()
  for (const { date, start, end } of dates) {
    if (date === '') continue
    const range = { start, end }
    byDate.set(date, [...(byDate.get(date) ?? []), ...(filled(range) ? [range] : [])])
  }
  return {
    timeZone,
    weekly: weekly.flatMap((day, weekday) => day.filter(filled).map((range) => ({ ...range, weekday }))),
    overrides: [...byDate].map(([date, hours]) => ({ date, hours })),
  }
}
