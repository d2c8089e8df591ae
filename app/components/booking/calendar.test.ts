import { expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'

const now = new Date('2026-11-21T10:00:00Z')
const at = (startsAt: string) => ({ startsAt })
const shown = (query: string, zone: string, ...slots: string[]) =>
  calendarOf(new URLSearchParams(query), now, zone).show(slots.map(at))

test('days are those of the zone, and the first that has times is chosen', () => {
  const view = shown('', 'America/Los_Angeles', '2026-11-24T04:00:00.000Z', '2026-11-24T20:00:00.000Z')
  expect(view.days).toEqual([
    { day: '2026-11-23', count: 1 },
    { day: '2026-11-24', count: 1 },
  ])
  expect(view.chosen).toEqual({ day: '2026-11-23', times: ['2026-11-24T04:00:00.000Z'] })
})

test('a week without times names the next day that has some', () => {
  const view = shown('', 'Europe/Lisbon', '2026-12-03T09:00:00.000Z')
  expect(view.days).toEqual([])
  expect(view).toMatchObject({ next: '2026-12-03', later: '2026-11-28', earlier: null })
})

test('a link to a day far ahead opens its week, with the time chosen', () => {
  const view = shown(
    'day=2026-12-10&time=2026-12-10T09:30:00Z',
    'Europe/Lisbon',
    '2026-12-10T09:00:00.000Z',
    '2026-12-10T09:30:00.000Z',
  )
  expect(view.chosen?.day).toBe('2026-12-10')
  expect(view).toMatchObject({ time: '2026-12-10T09:30:00.000Z', earlier: '2026-12-03' })
})

test('another zone keeps the day that was asked for, and no day that was only the first', () => {
  const slot = '2026-11-24T09:00:00.000Z'
  expect(shown('', 'Europe/Lisbon', slot)).toMatchObject({ chosen: { day: '2026-11-24' }, kept: {} })
  expect(shown('from=2026-11-24', 'Europe/Lisbon', slot).kept).toEqual({ from: '2026-11-24' })
  expect(shown('day=2026-11-25', 'Europe/Lisbon', slot).kept).toEqual({ day: '2026-11-25' })
})

test('nobody pages into the past', () => {
  expect(shown('from=2026-11-01', 'Europe/Lisbon').earlier).toBeNull()
  expect(shown('from=2026-11-24', 'Europe/Lisbon').earlier).toBe('2026-11-21')
})

test('the window asked for holds every day of the seven in the zone furthest east, and is short enough', () => {
  const { from, to } = calendarOf(new URLSearchParams('from=2026-12-01'), now, 'Pacific/Kiritimati')
  expect(from <= '2026-11-30T10:00:00.000Z').toBe(true)
  expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBeLessThanOrEqual(62)
})
