import { expect, test } from 'vitest'
import { asking, at, datesWith, hostWith, starts, taken, weekly } from '#graphql/testing/slot-questions.ts'
import type { SlotRules } from './rules.ts'
import { busyWindow } from './slots.ts'

// A Friday.
const now = at('2025-01-31T07:00Z')
const weekdays = hostWith('ana', { schedule: weekly('UTC', [['09:00', '12:00']], [1, 2, 3, 4, 5]) })

function dates(rules: Partial<SlotRules>, more = {}): string[] {
  return datesWith(asking([weekdays], rules, { now, ...more }), '2025-01-30', '2025-03-01')
}

test('calendar days, business days and days with open times are counted each in its way', () => {
  expect(dates({ windowDays: 2 })).toEqual(['01-31'])
  expect(dates({ windowDays: 2, windowCounts: 'BUSINESS_DAYS' })).toEqual(['01-31', '02-03', '02-04'])
  expect(dates({ windowDays: 3, windowCounts: 'BOOKABLE_DAYS' })).toEqual(['01-31', '02-03', '02-04'])
  const daily = asking([hostWith('ana')], { windowDays: 2, windowCounts: 'BOOKABLE_BUSINESS_DAYS' }, { now })
  expect(datesWith(daily, '2025-01-30', '2025-03-01')).toEqual(['01-31', '02-01', '02-02', '02-03'])
})

test('a day that is full or away is no open day, even months ahead', () => {
  const busy = [taken('2025-02-03T00:00Z', '2025-02-04T00:00Z')]
  const timeOff = [{ firstDate: '2025-02-05', lastDate: '2025-04-30' }]
  const rules = { windowDays: 3, windowCounts: 'BOOKABLE_DAYS' } as const
  const question = asking([{ ...weekdays, busy, timeOff }], rules, { now })
  expect(datesWith(question, '2025-01-30', '2025-03-01')).toEqual(['01-31', '02-04'])
  expect(datesWith(question, '2025-04-20', '2025-05-20')).toEqual(['05-01'])
  expect(
    busyWindow({ from: at('2025-04-20T00:00Z'), to: at('2025-05-20T00:00Z') }, question).from,
  ).toBeLessThan(now)
})

test('a range of dates is open from the first to the last, in the organiser’s zone', () => {
  const schedule = weekly('Asia/Kolkata', [['00:00', '24:00']])
  const rules = { windowDates: { first: '2025-02-04', last: '2025-02-04' } }
  const open = starts(asking([hostWith('ana', { schedule })], rules), '2025-02-01', '2025-02-08')
  expect([open[0], open.at(-1), open.length]).toEqual(['02-03 18:30', '02-04 17:30', 24])
})

test('days ahead are the booker’s, where its zone is known', () => {
  const host = hostWith('ana', { schedule: weekly('UTC', [['00:00', '24:00']]) })
  const last = (bookerZone?: string) =>
    starts(
      asking([host], { windowDays: 1 }, { now, ...(bookerZone ? { bookerZone } : {}) }),
      '2025-01-30',
      '2025-02-03',
    ).at(-1)
  expect([last(), last('Pacific/Auckland'), last('America/Los_Angeles')]).toEqual([
    '02-01 23:00',
    '02-01 10:00',
    '02-01 07:00',
  ])
})

test('only the first open time of each day is offered, whatever the window shows', () => {
  const busy = [taken('2025-02-04T09:00Z', '2025-02-04T09:30Z')]
  const question = asking([hostWith('ana', { busy })], { firstSlotOnly: true, slotIntervalMinutes: 30 })
  expect(starts(question, '2025-02-03', '2025-02-06')).toEqual(['02-03 09:00', '02-04 09:30', '02-05 09:00'])
  const afternoon = {
    ...question,
    hosts: [hostWith('ana', { schedule: weekly('UTC', [['20:00', '24:00']]) })],
  }
  expect(starts({ ...afternoon, bookerZone: 'Asia/Tokyo' }, '2025-02-03', '2025-02-04')).toEqual([
    '02-03 20:00',
  ])
  expect(starts({ ...afternoon, bookerZone: 'Europe/Athens' }, '2025-02-03', '2025-02-04')).toEqual([
    '02-03 22:00',
  ])
})

test('notice is counted in time that passes, a clock change included', () => {
  const schedule = weekly('America/New_York', [['09:00', '17:00']])
  const question = asking(
    [hostWith('ana', { schedule })],
    { noticeMinutes: 1_440 },
    { now: at('2025-03-08T17:00Z') },
  )
  expect(starts(question, '2025-03-09', '2025-03-10')[0]).toBe('03-09 17:00')
  expect(starts({ ...question, now: at('2025-03-08T17:00:00.001Z') }, '2025-03-09', '2025-03-10')[0]).toBe(
    '03-09 18:00',
  )
})
