import { expect, test } from 'vitest'
import { defaultRules, ruleIssues } from './rules.ts'
import {
  clockOf,
  defaultSchedule,
  hoursBetween,
  minuteOf,
  type Schedule,
  scheduleInForce,
  scheduleIssues,
} from './schedule.ts'

const office = defaultSchedule('Europe/Berlin')

test('clocks are read and written', () => {
  expect(['00:00', '09:30', '24:00', '24:01', '9:30', '12:60', ''].map(minuteOf)).toEqual([
    0,
    570,
    1_440,
    null,
    null,
    null,
    null,
  ])
  expect([0, 570, 1_440, 1_530].map(clockOf)).toEqual(['00:00', '09:30', '24:00', '01:30'])
})

test('an end before the start is on the next day', () => {
  expect(hoursBetween('22:00', '02:00')).toEqual({ startMinute: 1_320, endMinute: 1_560 })
  expect([
    hoursBetween('09:00', '09:00'),
    hoursBetween('24:00', '09:00'),
    hoursBetween('x', '09:00'),
  ]).toEqual([null, null, null])
})

test('the first schedule that is there is in force, the last one is Monday to Friday, 9 to 17', () => {
  expect(scheduleInForce('UTC', null, undefined, office)).toBe(office)
  const fallback = scheduleInForce('UTC', null)
  expect(fallback.weekly.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5])
  expect(scheduleIssues(fallback)).toEqual([])
})

test('everything wrong with a schedule is named at once', () => {
  const schedule: Schedule = {
    timeZone: 'Mars/Olympus',
    weekly: [
      { weekday: 1, startMinute: 540, endMinute: 720 },
      { weekday: 1, startMinute: 700, endMinute: 800 },
      { weekday: 2, startMinute: 600, endMinute: 500 },
    ],
    overrides: [
      { date: '2026-02-29', hours: [] },
      { date: '2026-03-01', hours: [{ startMinute: 1_440, endMinute: 1_500 }] },
      { date: '2026-03-01', hours: [] },
    ],
  }
  expect(scheduleIssues(schedule).map(({ path }) => path.join('.'))).toEqual([
    'timeZone',
    'weekly.1',
    'weekly.2',
    'overrides.0.date',
    'overrides.1.hours.0',
    'overrides.2.date',
  ])
})

test('ten thousand overrides are one refusal', () => {
  const overrides = Array.from({ length: 10_000 }, () => ({ date: '2026-03-01', hours: [] }))
  expect(scheduleIssues({ ...office, overrides })).toHaveLength(1)
})

test('rules out of range are named by their field', () => {
  expect(ruleIssues({ ...defaultRules, durationMinutes: 45 })).toEqual([])
  const wrong = {
    ...defaultRules,
    durationMinutes: 0,
    slotIntervalMinutes: 2.5,
    noticeMinutes: -1,
    windowDays: 1e9,
  }
  expect(ruleIssues(wrong).map(({ path }) => path[0])).toEqual([
    'durationMinutes',
    'slotIntervalMinutes',
    'noticeMinutes',
    'windowDays',
  ])
})

test('everything wrong with the further rules is named at once', () => {
  const limit = { period: 'DAY', unit: 'BOOKINGS', most: 2 } as const
  const rules = { ...defaultRules, durationMinutes: 30 }
  const fine = {
    durationChoices: [45, 60],
    limits: [limit, { ...limit, unit: 'MINUTES' as const }],
    windowDates: { first: '2026-03-01', last: '2026-03-01' },
    seats: 5,
    activePerMentee: null,
  }
  expect(ruleIssues({ ...rules, ...fine })).toEqual([])
  const wrong = {
    durationChoices: [30, 3, 60, 60],
    limits: [limit, limit, { ...limit, period: 'WEEK' as const, most: 0 }],
    menteeLimits: Array.from({ length: 10_000 }, () => limit),
    windowDays: 0,
    windowCounts: 'BOOKABLE_DAYS' as const,
    windowDates: { first: '2026-02-30', last: 'soon' },
    seats: 1,
    activePerMentee: 0,
  }
  expect(ruleIssues({ ...rules, ...wrong }).map(({ path }) => path.join('.'))).toEqual([
    'activePerMentee',
    'seats',
    'durationChoices.0',
    'durationChoices.1',
    'durationChoices.3',
    'windowDays',
    'windowDates.first',
    'windowDates.last',
    'limits.1',
    'limits.2.most',
    'menteeLimits',
  ])
  const backwards = { windowDates: { first: '2026-03-02', last: '2026-03-01' } }
  expect(ruleIssues({ ...rules, ...backwards })).toHaveLength(1)
})
