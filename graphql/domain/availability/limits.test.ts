import { expect, test } from 'vitest'
import { asking, at, datesWith, hostWith, starts, taken, weekly } from '#graphql/testing/slot-questions.ts'
import type { Limit } from './limits.ts'
import { countedWindow } from './slots.ts'

const one = (period: Limit['period'], most: number): Limit => ({ period, unit: 'BOOKINGS', most })
const minutes = (period: Limit['period'], most: number): Limit => ({ period, unit: 'MINUTES', most })
const counted = taken('2025-02-05T09:00Z', '2025-02-05T10:00Z')
const ana = hostWith('ana')

test('a full day, week, month or year takes no more, the next one does', () => {
  const asked = (limit: Limit, from: string, to: string) =>
    datesWith(asking([ana], { limits: [limit] }, { booked: [counted] }), from, to)
  expect(asked(one('DAY', 1), '2025-02-04', '2025-02-07')).toEqual(['02-04', '02-06'])
  expect(asked(one('WEEK', 1), '2025-02-01', '2025-02-12')).toEqual(['02-01', '02-02', '02-10', '02-11'])
  expect(asked(one('MONTH', 1), '2025-01-31', '2025-03-02')).toEqual(['01-31', '03-01'])
  expect(asked(one('YEAR', 1), '2025-12-30', '2026-01-02')).toEqual(['01-01'])
  expect(asked(one('DAY', 2), '2025-02-04', '2025-02-07')).toHaveLength(3)
})

test('the week is the mentor’s own', () => {
  const limits = [one('WEEK', 1)]
  const calendar = { timeZone: 'UTC', weekStartsOn: 6 } as const
  const question = asking([ana], { limits }, { booked: [counted], calendar })
  expect(datesWith(question, '2025-01-31', '2025-02-09')).toEqual(['01-31', '02-08'])
})

test('minutes count with those that would be added', () => {
  const days = (limit: Limit, durationMinutes: number) =>
    datesWith(
      asking([ana], { limits: [limit], durationMinutes }, { booked: [counted] }),
      '2025-02-05',
      '2025-02-06',
    )
  expect(days(minutes('DAY', 120), 60)).toEqual(['02-05'])
  expect(days(minutes('DAY', 119), 60)).toEqual([])
  expect(days(minutes('DAY', 90), 30)).toEqual(['02-05'])
  expect(datesWith(asking([ana], { limits: [minutes('WEEK', 30)] }), '2025-02-05', '2025-03-06')).toEqual([])
})

test('days are those of the organiser’s zone, and a session may not reach into a full one', () => {
  const schedule = weekly('UTC', [['00:00', '24:00']])
  const calendar = { timeZone: 'Asia/Kolkata' }
  const question = asking(
    [hostWith('ana', { schedule })],
    { limits: [one('DAY', 1)] },
    { booked: [counted], calendar },
  )
  const open = starts(question, '2025-02-04', '2025-02-06')
  expect(open.at(-1)).toBe('02-05 23:00')
  expect(open.filter((start) => start >= '02-04 17' && start < '02-05 20')).toEqual([
    '02-04 17:00',
    '02-05 19:00',
  ])
})

test('bookings are counted over all hosts of a type, minutes for each alone', () => {
  const hosts = [hostWith('ana', { rotating: true }), hostWith('ben', { rotating: true })]
  const booked = [
    { ...counted, hostId: 'ana' },
    { ...taken('2025-02-05T10:00Z', '2025-02-05T11:00Z'), hostId: 'ana' },
  ]
  const days = (limit: Limit) =>
    datesWith(asking(hosts, { limits: [limit] }, { booked }), '2025-02-05', '2025-02-06')
  expect(days(one('DAY', 2))).toEqual([])
  expect(days(minutes('DAY', 120))).toEqual(['02-05'])
})

test('a host’s own limit lets its alternatives go on', () => {
  const full = hostWith('ana', { limits: [one('DAY', 1)], booked: [counted] })
  expect(datesWith(asking([full]), '2025-02-05', '2025-02-07')).toEqual(['02-06'])
  const hosts = [{ ...full, rotating: true }, hostWith('ben', { rotating: true })]
  expect(datesWith(asking(hosts), '2025-02-05', '2025-02-07')).toEqual(['02-05', '02-06'])
})

test('the team’s limits and the mentee’s own hold for everybody', () => {
  const team = { limits: [one('DAY', 1)], booked: [counted] }
  expect(datesWith(asking([ana], {}, { team }), '2025-02-05', '2025-02-07')).toEqual(['02-06'])
  const mentee = { booked: [counted], ahead: 1 }
  const rules = { menteeLimits: [one('DAY', 1)] }
  expect(datesWith(asking([ana], rules, { mentee }), '2025-02-05', '2025-02-07')).toEqual(['02-06'])
  expect(starts(asking([ana], { activePerMentee: 1 }, { mentee }), '2025-02-05', '2025-02-07')).toEqual([])
  expect(
    datesWith(asking([ana], { activePerMentee: 2 }, { mentee }), '2025-02-05', '2025-02-07'),
  ).toHaveLength(2)
})

test('the booking that is being moved neither blocks nor counts', () => {
  const busy = [taken('2025-02-05T09:00Z', '2025-02-05T10:00Z', 'moved')]
  const rules = { limits: [one('DAY', 1)], menteeLimits: [one('DAY', 1)] }
  const mentee = { booked: busy, ahead: 1 }
  const question = asking([hostWith('ana', { busy })], rules, { booked: busy, mentee })
  expect(starts(question, '2025-02-05', '2025-02-06')).toEqual([])
  expect(starts({ ...question, moving: 'moved' }, '2025-02-05', '2025-02-06')).toHaveLength(3)
})

test('what counts is asked for far enough around the window', () => {
  const window = { from: at('2025-12-31T00:00Z'), to: at('2026-01-01T00:00Z') }
  const { from, to } = countedWindow(window, 'YEAR')
  expect([from < at('2025-01-01T00:00Z'), to > at('2026-12-31T23:59Z')]).toEqual([true, true])
})
