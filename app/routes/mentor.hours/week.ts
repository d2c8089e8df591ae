export const weekdays = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const

export type Weekday = (typeof weekdays)[number]
export type Range = { start: string; end: string }
export type Week = Record<Weekday, Range[]>
export type Override = { date: string; hours: Range[] }

const places = 4

/** The rows of a day's form, in order; a row without a start or an end is none. */
export function readRanges(form: FormData, name: string): Range[] {
  return Array.from({ length: places }, (_, i) => ({
    start: String(form.get(`${name}.${i}.start`) ?? ''),
    end: String(form.get(`${name}.${i}.end`) ?? ''),
  })).filter(({ start, end }) => start !== '' && end !== '')
}

export function readWeek(form: FormData): Week {
  return Object.fromEntries(weekdays.map((day) => [day, readRanges(form, day)])) as Week
}

/** Dates with their own hours; a date without hours is a day off, a row without a date is none. */
export function readOverrides(form: FormData): Override[] {
  return form.getAll('date').flatMap((date, i) => {
    if (date === '') return []
    return [{ date: String(date), hours: readRanges(form, `date.${i}`) }]
  })
}

/** The hours of one day given to others as well. */
export function copyDay(week: Week, from: Weekday, to: readonly string[]): Week {
  const days = weekdays.map((day) => [day, to.includes(day) ? week[from] : week[day]])
  return Object.fromEntries(days) as Week
}

export const isWeekday = (text: unknown): text is Weekday => weekdays.some((day) => day === text)
