import { createRequire } from 'node:module'
import type { HolidaysTypes, default as Library } from 'date-holidays'
import type { Holiday } from '#graphql/domain/availability/closures.ts'
import type { Holidays, Place } from './port.ts'

type Calendar = Library
type Part = Place & { readonly state: string; readonly region: string | null }

const language = 'en'
const day = 86_400_000
const [firstYear, lastYear] = [1970, 2200]
const mostYearsKept = 5_000

/** Public holidays from the library's own rules: nothing is asked of the network. */
export function dateHolidays(): Holidays {
  const atlas = once(() => new (library())())
  const countries = once(() => placesOf(atlas().getCountries(language)))
  const parts = remembered((country) => partsOf(atlas(), country))
  const calendars = remembered((key) => calendarOf(key, parts))
  const years = remembered((key) => {
    const [place = '', year] = key.split(' ')
    return daysOf(calendars(place), Number(year))
  }, mostYearsKept)
  return {
    countries,
    regions: (country) => parts(country).map(({ code, name }) => ({ code, name })),
    between(country, region, firstDate, lastDate) {
      if (!countries().some(({ code }) => code === country)) return []
      const place = region === null ? country : `${country}/${region}`
      const first = Math.max(yearOf(firstDate), firstYear)
      const last = Math.min(yearOf(lastDate), lastYear)
      const count = Math.max(0, last - first + 1)
      return Array.from({ length: count }, (_, i) => years(`${place} ${first + i}`))
        .flat()
        .filter(({ date }) => date >= firstDate && date <= lastDate)
    },
  }
}

/** The rules of all countries take a third of a second to load: not at start, but when somebody first has holidays. */
const library = once(() => createRequire(import.meta.url)('date-holidays') as typeof Library)

/** The library answers undefined where it knows nothing, whatever its types say. */
type Names = Record<string, string> | undefined

const placesOf = (names: Names): Place[] =>
  Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, language))

/** States, and behind each its own parts that differ: BY, BY.A. */
function partsOf(atlas: Calendar, country: string): Part[] {
  const states: Names = atlas.getStates(country, language)
  return placesOf(states).flatMap((state) => [
    { ...state, state: state.code, region: null },
    ...placesOf(atlas.getRegions(country, state.code, language)).map(({ code, name }) => ({
      code: `${state.code}.${code}`,
      name: `${state.name}, ${name}`,
      state: state.code,
      region: code,
    })),
  ])
}

function calendarOf(key: string, parts: (country: string) => Part[]): Calendar {
  const [country = '', code] = key.split('/')
  const part = parts(country).find((each) => each.code === code)
  const options: HolidaysTypes.Options = { languages: language, types: ['public'] }
  if (!part) return new (library())(country, options)
  const { state, region } = part
  return region === null
    ? new (library())(country, state, options)
    : new (library())(country, state, region, options)
}

/** All that falls into the year, in order: what began in the year before may last into it. */
function daysOf(calendar: Calendar, year: number): Holiday[] {
  const known = new Set<string>()
  return [year - 1, year]
    .flatMap((each) => calendar.getHolidays(each, language).flatMap(wholeDays))
    .filter(({ date, name }) => {
      const key = `${date} ${name}`
      const fresh = yearOf(date) === year && !known.has(key)
      known.add(key)
      return fresh
    })
    .sort((a, b) => a.date.localeCompare(b.date))
}

function wholeDays({ date, start, end, name }: HolidaysTypes.Holiday): Holiday[] {
  // "2026-03-08 12:00:00": what begins at noon leaves half a day to work.
  if (date.slice(11, 19) !== '00:00:00') return []
  const days = Math.round((end.getTime() - start.getTime()) / day)
  return Array.from({ length: days }, (_, i) => ({ date: later(date.slice(0, 10), i), name }))
}

const later = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

const yearOf = (date: string) => Number(date.slice(0, 4))

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Of more than `most` answers the oldest is forgotten. */
function remembered<T>(make: (key: string) => T, most = 1_000): (key: string) => T {
  const answers = new Map<string, { value: T }>()
  return (key) => {
    const known = answers.get(key) ?? { value: make(key) }
    if (!answers.has(key) && answers.size >= most) answers.delete(answers.keys().next().value ?? '')
    answers.set(key, known)
    return known.value
  }
}
