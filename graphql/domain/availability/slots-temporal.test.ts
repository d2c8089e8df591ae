import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { SlotRules } from './rules.ts'
import type { Hours, Weekday } from './schedule.ts'
import { openSlots } from './slots.ts'

const minute = 60_000
const day = 86_400_000
const rules: SlotRules = {
  durationMinutes: 60,
  slotIntervalMinutes: null,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 0,
  windowDays: null,
}
const weekdays: Weekday[] = [0, 1, 2, 3, 4, 5, 6]

// At most 12 h a day, so that no run is longer than a day and hangs on midnights.
const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)
const hours = fc.tuple(clock, fc.integer({ min: 2, max: 24 })).map(([startMinute, quarters]): Hours => {
  return { startMinute, endMinute: Math.min(startMinute + quarters * 15, 1_440) }
})
const zones = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Havana',
  'Asia/Beirut',
  'America/Santiago',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Antarctica/Troll',
  'Africa/Cairo',
]
const changes = zones.flatMap((zone) => {
  const dates: { zone: string; change: Temporal.ZonedDateTime }[] = []
  let change = at2024(zone).getTimeZoneTransition('next')
  while (change && change.year < 2029) {
    dates.push({ zone, change })
    change = change.getTimeZoneTransition('next')
  }
  return dates.length > 0 ? dates : [{ zone, change: at2024(zone) }]
})

function at2024(zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from('2024-01-01T12:00Z').toZonedDateTimeISO(zone)
}

const world = fc.record({
  place: fc.constantFrom(...changes),
  hours: fc.array(hours, { minLength: 1, maxLength: 2 }),
  override: fc.option(fc.array(hours, { maxLength: 2 }), { nil: null }),
  durationMinutes: fc.constantFrom(15, 20, 30, 45, 50, 60, 90),
  slotIntervalMinutes: fc.constantFrom(null, 10, 15, 30, 60),
  buffers: fc.constantFrom([0, 0], [10, 0], [0, 15], [30, 30]),
  busy: fc.array(fc.tuple(fc.integer({ min: -1_500, max: 2_900 }), fc.integer({ min: 1, max: 200 })), {
    maxLength: 5,
  }),
  noticeAt: fc.integer({ min: -5_000, max: 1_500 }),
  gridOffsetMinutes: fc.constantFrom(0, 0, 5),
})

type World = typeof world extends fc.Arbitrary<infer W> ? W : never

/** The same rules once more with Temporal, day by day and far from fast. Ranges stay within a day here. */
function byTemporal(w: World, dates: Temporal.PlainDate[], earliest: number): number[] {
  const { zone, change } = w.place
  const open = dates.flatMap((date) => {
    const ranges = w.override && date.equals(change.toPlainDate()) ? w.override : w.hours
    const instant = (minutes: number) =>
      date.toPlainDateTime().add({ minutes }).toZonedDateTime(zone, { disambiguation: 'compatible' })
        .epochMilliseconds
    return ranges.map(({ startMinute, endMinute }) => [instant(startMinute), instant(endMinute)] as const)
  })
  const minutes = new Set<number>()
  for (const [from, to] of open) for (let m = from; m < to; m += minute) minutes.add(m)
  for (const [offset, length] of w.busy) {
    const [from, to] = [
      change.epochMilliseconds + offset * minute,
      change.epochMilliseconds + (offset + length) * minute,
    ]
    const [before, after] = w.buffers as [number, number]
    for (let m = from - after * minute; m < to + before * minute; m += minute) minutes.delete(m)
  }
  const free = [...minutes].filter((m) => m >= earliest).sort((a, b) => a - b)
  const step = w.slotIntervalMinutes ?? w.durationMinutes
  const unit = [60, 30, 20, 15, 10, 5].find((candidate) => step % candidate === 0) ?? 1
  const found: number[] = []
  for (const [index, m] of free.entries()) {
    if (free[index - 1] === m - minute) continue
    let end = m
    for (let next = index; free[next] === end; next++) end += minute
    const past = Temporal.Instant.fromEpochMilliseconds(m).toZonedDateTimeISO(zone).minute % unit
    const first = m + (past === 0 ? 0 : unit - past) * minute + w.gridOffsetMinutes * minute
    for (let s = first; s + w.durationMinutes * minute <= end; s += step * minute) found.push(s)
  }
  return found
}

test('around every clock change the slots are those of Temporal, whatever window shows them', () => {
  fc.assert(
    fc.property(world, fc.integer({ min: 0, max: 2_880 }), (w, cut) => {
      const { zone, change } = w.place
      const dates = [-3, -2, -1, 0, 1, 2, 3].map((days) => change.toPlainDate().add({ days }))
      const weekly = weekdays.flatMap((weekday) => w.hours.map((range) => ({ weekday, ...range })))
      const overrides = w.override ? [{ date: change.toPlainDate().toString(), hours: w.override }] : []
      const [bufferBeforeMinutes, bufferAfterMinutes] = w.buffers as [number, number]
      const middle = change.epochMilliseconds
      const now = middle + w.noticeAt * minute
      const busy = w.busy.map(([offset, length]) => ({
        startsAt: middle + offset * minute,
        endsAt: middle + (offset + length) * minute,
      }))
      const slotRules = { ...rules, ...w, bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes: 60 }
      const schedule = { timeZone: zone, weekly, overrides }
      const asked = { hosts: [{ id: 'ana', schedule, busy }], rules: slotRules, now }
      const [from, to] = [middle - day, middle + day]
      const wanted = byTemporal(w, dates, now + 60 * minute).filter((s) => s >= from && s < to)
      expect(openSlots({ ...asked, from, to }).map(({ startsAt }) => startsAt)).toEqual(wanted)
      const between = from + cut * minute
      const halves = [
        ...openSlots({ ...asked, from, to: between }),
        ...openSlots({ ...asked, from: between, to }),
      ]
      expect(halves.map(({ startsAt }) => startsAt)).toEqual(wanted)
    }),
    { numRuns: 150 },
  )
}, 30_000)
