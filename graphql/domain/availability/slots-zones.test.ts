import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { asking, hostWith, weekly } from '#graphql/testing/slot-questions.ts'
import { changesOf, from2024, zonesToTry as zones } from '#graphql/testing/zones.ts'
import { openSlots } from './slots.ts'

const minute = 60_000
const hour = 60 * minute

/** Hours around which clocks change, and some that are far from it. */
const ranges: [string, string][] = [
  ['00:30', '01:15'],
  ['01:30', '04:10'],
  ['09:00', '12:00'],
  ['21:45', '24:00'],
]

function windowOf(change: Temporal.Instant, zone: string) {
  const day = change.toZonedDateTimeISO(zone).toPlainDate()
  const days = [-1, 0, 1].map((offset) => day.add({ days: offset }))
  const from = startOf(days[0]!, zone)
  return { days, from, to: startOf(day.add({ days: 2 }), zone) }
}

function startOf(date: Temporal.PlainDate, zone: string): number {
  return date.toZonedDateTime(zone).epochMilliseconds
}

function clockAt(date: Temporal.PlainDate, clock: string, zone: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  const local = date.toPlainDateTime().add({ minutes: hours! * 60 + minutes! })
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** Every half hour from the first round one on, as Temporal sees clocks, stretches that touch put together. */
function byTemporal(days: Temporal.PlainDate[], zone: string): number[] {
  const open: [number, number][] = []
  const all = days.flatMap((date) =>
    ranges.map(([start, end]): [number, number] => [clockAt(date, start, zone), clockAt(date, end, zone)]),
  )
  for (const [from, to] of all.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0])) {
    const before = open.at(-1)
    if (before && from <= before[1]) before[1] = Math.max(before[1], to)
    else open.push([from, to])
  }
  return open.flatMap(([from, to]) => {
    const past = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).minute % 30
    const found: number[] = []
    const first = from + (past === 0 ? 0 : 30 - past) * minute
    for (let start = first; start + 30 * minute <= to; start += 30 * minute) found.push(start)
    return found
  })
}

test(`around every clock change of ${zones.length} zones to 2037 slots are those of Temporal and none is in a gap`, () => {
  expect(zones.length).toBeGreaterThanOrEqual(40)
  for (const zone of zones) {
    const host = hostWith('ana', { schedule: weekly(zone, ranges) })
    const question = {
      ...asking([host], { durationMinutes: 30 }),
      now: from2024.epochMilliseconds - 90 * 24 * hour,
    }
    for (const change of [from2024, ...changesOf(zone)]) {
      const { days, from, to } = windowOf(change, zone)
      const found = openSlots({ ...question, from, to }).map(({ startsAt }) => startsAt)
      const wanted = byTemporal(days, zone)
      expect([zone, `${change}`, found]).toEqual([zone, `${change}`, wanted])
    }
  }
}, 600_000)

test(`days of 23, 24 and 25 hours are whole in ${zones.length} zones`, () => {
  const lengths = new Set<number>()
  for (const zone of zones) {
    const host = hostWith('ana', { schedule: weekly(zone, [['00:00', '24:00']]) })
    const question = { ...asking([host]), now: from2024.epochMilliseconds - 90 * 24 * hour }
    for (const change of [from2024, ...changesOf(zone)]) {
      const { days, from, to } = windowOf(change, zone)
      const found = openSlots({ ...question, from, to }).map(({ startsAt }) => startsAt)
      const wanted = days.flatMap((date) => {
        const [midnight, next] = [startOf(date, zone), startOf(date.add({ days: 1 }), zone)]
        const past = Temporal.Instant.fromEpochMilliseconds(midnight).toZonedDateTimeISO(zone).minute
        const starts: number[] = []
        for (let start = midnight + (past === 0 ? 0 : 60 - past) * minute; start < next; start += hour)
          starts.push(start)
        lengths.add(starts.length)
        return starts
      })
      expect([zone, `${change}`, found]).toEqual([zone, `${change}`, wanted])
    }
  }
  expect([...lengths]).toEqual(expect.arrayContaining([23, 24, 25]))
}, 600_000)
