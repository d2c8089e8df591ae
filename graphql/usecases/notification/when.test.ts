import { expect, test } from 'vitest'
import { whenShort, whenText } from './when.ts'

const hours = (from: string, to: string) => ({ startsAt: new Date(from), endsAt: new Date(to) })
const zone = 'America/New_York'

test('a mail tells two equal clock times of one day apart', () => {
  const first = hours('2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z')
  expect(whenText(first, zone)).toBe(
    'Sun 1 November, 01:30 (first, UTC−4)–01:30 (second, UTC−5) New York time',
  )
  expect(whenShort(first, zone)).toBe('1 Nov 01:30 (first)')
  expect(whenShort({ ...first, startsAt: first.endsAt }, zone)).toBe('1 Nov 01:30 (second)')
})

test('a mail writes all other times as they are', () => {
  const afternoon = hours('2026-03-12T15:00:00Z', '2026-03-12T16:00:00Z')
  expect(whenText(afternoon, 'Europe/Lisbon')).toBe('Thu 12 March, 15:00–16:00 Lisbon time')
  expect(whenShort(afternoon, 'Asia/Kolkata')).toBe('12 Mar 20:30')
  expect(whenText(hours('2026-03-08T06:30:00Z', '2026-03-08T07:30:00Z'), zone)).toBe(
    'Sun 8 March, 01:30–03:30 New York time',
  )
})
