import { expect, test } from 'vitest'
import { asking, at, datesWith, hostWith, starts, weekly } from '#graphql/testing/slot-questions.ts'
import { timeOffIssues } from './closures.ts'
import { travelIssues } from './travel.ts'

const monday = '2025-02-03'
const nextMonday = '2025-02-10'
const weekdays = weekly('UTC', [['09:00', '12:00']], [1, 2, 3, 4, 5])

test('time off closes its first and its last day, those with hours of their own too', () => {
  const schedule = {
    ...weekdays,
    overrides: [{ date: '2025-02-05', hours: [{ startMinute: 600, endMinute: 720 }] }],
  }
  const away = hostWith('ana', { schedule, timeOff: [{ firstDate: '2025-02-04', lastDate: '2025-02-06' }] })
  expect(datesWith(asking([away]), monday, nextMonday)).toEqual(['02-03', '02-07'])
})

test('a holiday closes a day with hours, unless the mentor has hours for that very date', () => {
  const holidays = [
    { date: '2025-02-04', name: 'Founders’ Day' },
    { date: '2025-02-05', name: 'Founders’ Morrow' },
    { date: '2025-02-08', name: 'A Saturday' },
  ]
  const schedule = {
    ...weekdays,
    overrides: [{ date: '2025-02-05', hours: [{ startMinute: 600, endMinute: 660 }] }],
  }
  expect(starts(asking([hostWith('ana', { schedule, holidays })]), '2025-02-04', nextMonday)).toEqual([
    '02-05 10:00',
    ...['09:00', '10:00', '11:00'].map((clock) => `02-06 ${clock}`),
    ...['09:00', '10:00', '11:00'].map((clock) => `02-07 ${clock}`),
  ])
})

test('the platform’s policy beats the mentor’s hours, overrides included', () => {
  const schedule = {
    ...weekly('UTC', [['09:00', '12:00']]),
    overrides: [{ date: '2025-02-08', hours: [{ startMinute: 600, endMinute: 720 }] }],
  }
  const policy = {
    closedWeekdays: [0, 6] as const,
    closedDates: [{ date: '2025-02-04', name: 'Closing day' }],
  }
  const question = asking([hostWith('ana', { schedule })], {}, { policy })
  expect(datesWith(question, monday, nextMonday)).toEqual(['02-03', '02-05', '02-06', '02-07'])
})

test('a closed day is closed from midnight to midnight, and its own late hours with it', () => {
  const schedule = weekly('UTC', [['22:00', '02:00']])
  const off = hostWith('ana', { schedule, timeOff: [{ firstDate: '2025-02-04', lastDate: '2025-02-04' }] })
  expect(starts(asking([off]), '2025-02-03', '2025-02-06')).toEqual([
    '02-03 00:00',
    '02-03 01:00',
    '02-03 22:00',
    '02-03 23:00',
    '02-05 22:00',
    '02-05 23:00',
  ])
})

test('days off are those of the schedule’s zone', () => {
  const schedule = weekly('Pacific/Auckland', [['09:00', '10:00']])
  const off = hostWith('ana', { schedule, timeOff: [{ firstDate: '2025-02-05', lastDate: '2025-02-05' }] })
  expect(starts(asking([off]), monday, '2025-02-07')).toEqual(['02-03 20:00', '02-05 20:00', '02-06 20:00'])
})

test('on a journey the hours are meant on the clocks of where the mentor is', () => {
  const schedule = weekly('Europe/Berlin', [['09:00', '10:00']])
  const travel = [{ firstDate: '2025-02-04', lastDate: '2025-02-05', timeZone: 'Asia/Tokyo' }]
  const question = asking([hostWith('ana', { schedule, travel })])
  expect(starts(question, monday, '2025-02-08')).toEqual([
    '02-03 08:00',
    '02-04 00:00',
    '02-05 00:00',
    '02-06 08:00',
    '02-07 08:00',
  ])
  const home = { ...question, hosts: [hostWith('ana', { schedule })], now: at('2025-01-01T00:00Z') }
  expect(starts(home, monday, '2025-02-08')).toHaveLength(5)
})

test('on a journey to a half-hour zone the grid is round there', () => {
  const schedule = weekly('UTC', [['09:15', '11:15']])
  const travel = [{ firstDate: '2025-02-04', lastDate: '2025-02-04', timeZone: 'Asia/Kolkata' }]
  expect(starts(asking([hostWith('ana', { schedule, travel })]), monday, '2025-02-05')).toEqual([
    '02-03 10:00',
    '02-04 04:30',
  ])
})

test('everything wrong with time off and journeys is named at once', () => {
  const off = [
    { firstDate: '2025-02-30', lastDate: 'soon', reason: 'x'.repeat(201) },
    { firstDate: '2025-02-05', lastDate: '2025-02-04' },
    { firstDate: '2025-02-05', lastDate: '2026-02-06' },
  ]
  const trips = [
    { firstDate: '2025-02-05', lastDate: '2025-02-08', timeZone: 'Mars/Base' },
    { firstDate: '2025-02-08', lastDate: '2025-02-09', timeZone: 'UTC' },
    { firstDate: '2025-03-09', lastDate: '2025-03-01', timeZone: 'UTC' },
  ]
  expect([...timeOffIssues(off), ...travelIssues(trips)].map(({ path }) => path.join('.'))).toEqual([
    'timeOff.0.firstDate',
    'timeOff.0.lastDate',
    'timeOff.0.reason',
    'timeOff.1.lastDate',
    'timeOff.2.lastDate',
    'travel.0.timeZone',
    'travel.1',
    'travel.2.lastDate',
  ])
  const many = Array.from({ length: 10_000 }, () => ({ firstDate: '2025-01-01', lastDate: '2025-01-01' }))
  expect(timeOffIssues(many)).toHaveLength(1)
  expect(travelIssues(many.map((one) => ({ ...one, timeZone: 'UTC' })))).toHaveLength(1)
})
