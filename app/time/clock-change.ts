import { addDays, type Day } from './days.ts'
import { offsetMinutes } from './zone.ts'

const minute = 60_000
/** No clock has been put back by more, but where a date line moved. */
const furthest = 3 * 60 * minute

/** Which of the two it is, where the zone's clocks show the same time twice that day; null where they show it once. */
export function occurrenceOf(at: Date, zone: string): 'first' | 'second' | null {
  const offsetAfter = (ms: number) => offsetMinutes(new Date(at.getTime() + ms), zone)
  const [before, now, after] = [offsetAfter(-furthest), offsetAfter(0), offsetAfter(furthest)]
  if (before === now && after === now) return null
  if (now > after && offsetAfter((now - after) * minute) === after) return 'first'
  return before > now && offsetAfter((now - before) * minute) === before ? 'second' : null
}

/** "UTC−4", "UTC+5:30": tells two equal clock times apart. */
export function offsetName(at: Date, zone: string): string {
  const minutes = offsetMinutes(at, zone)
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

type ClockChange = { clock: 'SKIPPED' | 'REPEATED'; start: string; end: string }

/** The local times that the zone's clocks leave out on that day, or show twice; null on all other days. */
export function clockChangeOn(day: Day, zone: string): ClockChange | null {
  const midnight = (date: Day) => {
    const utc = Date.parse(`${date}T00:00:00Z`)
    return utc - offsetMinutes(new Date(utc), zone) * minute
  }
  const offset = (ms: number) => offsetMinutes(new Date(ms), zone)
  let [from, to] = [midnight(day), midnight(addDays(day, 1))]
  const [before, after] = [offset(from), offset(to)]
  if (before === after) return null
  while (to - from > minute) {
    const middle = from + Math.floor((to - from) / 2 / minute) * minute
    if (offset(middle) === before) from = middle
    else to = middle
  }
  const clockAt = (minutes: number) => new Date(to + minutes * minute).toISOString().slice(11, 16)
  return {
    clock: after > before ? 'SKIPPED' : 'REPEATED',
    start: clockAt(Math.min(before, after)),
    end: clockAt(Math.max(before, after)),
  }
}
