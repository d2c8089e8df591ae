import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { whenText } from '#app/components/ui/when.tsx'
import { clockChangeOn, occurrenceOf, offsetName } from './clock-change.ts'

const zones = [
  'America/New_York',
  'Europe/Lisbon',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'America/Havana',
]

function changesOf(zone: string, year: number): number[] {
  const changes: number[] = []
  let next = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${zone}]`).getTimeZoneTransition('next')
  for (; next && next.year === year; next = next.getTimeZoneTransition('next'))
    changes.push(next.epochMilliseconds)
  return changes
}

test('a time is told apart from its twin exactly where the clocks show it twice', () => {
  const hour = 3_600_000
  for (const zone of zones) {
    const changes = changesOf(zone, 2026)
    expect(changes).toHaveLength(2)
    const around = changes.flatMap((at) => Array.from({ length: 96 }, (_, n) => at + (n - 48) * (hour / 4)))
    for (const t of [...around, Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)]) {
      const instant = Temporal.Instant.fromEpochMilliseconds(t)
      const wall = instant.toZonedDateTimeISO(zone).toPlainDateTime()
      const [early, late] = (['earlier', 'later'] as const).map(
        (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
      )
      const wanted = early === late ? null : t === early ? 'first' : 'second'
      if (occurrenceOf(new Date(t), zone) !== wanted) expect([zone, instant.toString()]).toEqual([wanted])
    }
  }
})

test('a day says which times it leaves out or shows twice', () => {
  expect(clockChangeOn('2026-03-08', 'America/New_York')).toEqual({
    clock: 'SKIPPED',
    start: '02:00',
    end: '03:00',
  })
  expect(clockChangeOn('2026-11-01', 'America/New_York')).toEqual({
    clock: 'REPEATED',
    start: '01:00',
    end: '02:00',
  })
  expect(clockChangeOn('2026-04-05', 'Australia/Lord_Howe')).toEqual({
    clock: 'REPEATED',
    start: '01:30',
    end: '02:00',
  })
  expect(clockChangeOn('2026-10-25', 'Europe/Lisbon')).toMatchObject({ clock: 'REPEATED', start: '01:00' })
  for (const zone of zones) expect(clockChangeOn('2026-06-15', zone)).toBeNull()
  for (const day of ['2026-03-07', '2026-03-09', '2026-10-31', '2026-11-02'])
    expect(clockChangeOn(day, 'America/New_York')).toBeNull()
})

test('a time that comes twice is written with which of the two it is', () => {
  const shown = (at: string, until?: string) =>
    whenText({ at, until, show: until ? 'session' : 'time', locale: 'en-GB', timeZone: 'America/New_York' })

  expect(shown('2026-11-01T05:30:00Z')).toBe('01:30 (first, UTC−4)')
  expect(shown('2026-11-01T06:30:00Z')).toBe('01:30 (second, UTC−5)')
  expect(shown('2026-11-01T07:00:00Z')).toBe('02:00')
  expect(shown('2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z')).toBe(
    'Sun, 1 November 2026, 01:30 (first, UTC−4) – 01:30 (second, UTC−5)',
  )
  expect(shown('2026-11-01T04:30:00Z', '2026-11-01T05:30:00Z')).toBe(
    'Sun, 1 November 2026, 00:30 – 01:30 (first, UTC−4)',
  )
  expect(shown('2026-11-02T15:00:00Z', '2026-11-02T16:00:00Z')).toBe('Mon, 2 November 2026, 10:00–11:00')
})

test('an offset is named with its minutes where it has some', () => {
  expect(offsetName(new Date('2026-11-01T05:30:00Z'), 'Asia/Kolkata')).toBe('UTC+5:30')
  expect(offsetName(new Date('2026-11-01T05:30:00Z'), 'UTC')).toBe('UTC+0')
})
