import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Busy, SlotQuestion } from './question.ts'
import type { SlotRules } from './rules.ts'
import { hoursBetween, type Schedule, type Weekday } from './schedule.ts'
import { isOffered, nearestSlots, openSlots, WindowTooWide } from './slots.ts'
import { dayKeyOf, localParts } from './zone.ts'

const minute = 60_000
const day = 86_400_000
const at = (iso: string) => Date.parse(iso)
const hour: SlotRules = {
  durationMinutes: 60,
  slotIntervalMinutes: null,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 0,
  windowDays: null,
}

function daily(timeZone: string, ...ranges: [string, string][]): Schedule {
  const weekdays: Weekday[] = [0, 1, 2, 3, 4, 5, 6]
  const weekly = weekdays.flatMap((weekday) =>
    ranges.map(([from, to]) => ({ weekday, ...hoursBetween(from, to)! })),
  )
  return { timeZone, weekly, overrides: [] }
}

function asked(
  schedule: Schedule,
  rules: Partial<SlotRules> = {},
  { busy = [], now = at('2025-01-01T00:00Z') }: { busy?: Busy[]; now?: number } = {},
): SlotQuestion {
  return { hosts: [{ id: 'ana', schedule, busy }], rules: { ...hour, ...rules }, now }
}

function busy(from: string, to: string) {
  return { startsAt: at(from), endsAt: at(to) }
}

/** Local clock times of the slots that start on one date of the schedule's zone. */
function clocks(question: SlotQuestion, date: string): string[] {
  const { timeZone } = question.hosts[0]!.schedule
  const slots = openSlots({
    ...question,
    from: at(`${date}T00:00Z`) - day,
    to: at(`${date}T00:00Z`) + 2 * day,
  })
  return slots
    .filter(({ startsAt }) => dayKeyOf(startsAt, timeZone) === date)
    .map(({ startsAt }) => {
      const { hour, minute } = localParts(startsAt, timeZone)
      return `${hour}:${String(minute).padStart(2, '0')}`
    })
}

test('in Berlin nine stays nine when the clocks change, and an hour of the day is lost or doubled', () => {
  const office = asked(daily('Europe/Berlin', ['09:00', '17:00']))
  for (const date of ['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26']) {
    expect(clocks(office, date)).toEqual([
      '9:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ])
  }
  const always = asked(daily('Europe/Berlin', ['00:00', '24:00']))
  expect(clocks(always, '2026-03-29').slice(0, 4)).toEqual(['0:00', '1:00', '3:00', '4:00'])
  expect(clocks(always, '2026-03-29')).toHaveLength(23)
  expect(clocks(always, '2026-10-25').slice(0, 5)).toEqual(['0:00', '1:00', '2:00', '2:00', '3:00'])
  expect(clocks(always, '2026-10-25')).toHaveLength(25)
})

test('hours over midnight are one stretch, however they are written', () => {
  const late = asked(daily('UTC', ['22:00', '01:30']))
  const split = asked(daily('UTC', ['22:00', '24:00'], ['00:00', '01:30']))
  for (const question of [late, split])
    expect(clocks(question, '2025-02-03')).toEqual(['0:00', '22:00', '23:00'])
  const across = asked(split.hosts[0]!.schedule, { durationMinutes: 45 })
  expect(isOffered(across, at('2025-02-03T23:30Z'))).toBe(true)
})

test('an override replaces its date, from midnight to midnight', () => {
  const weekly = daily('UTC', ['22:00', '02:00'])
  const closed = asked({ ...weekly, overrides: [{ date: '2025-02-04', hours: [] }] })
  expect(clocks(closed, '2025-02-03')).toEqual(['0:00', '1:00', '22:00', '23:00'])
  expect(clocks(closed, '2025-02-04')).toEqual([])
  expect(clocks(closed, '2025-02-05')).toEqual(['22:00', '23:00'])
  const other = asked({
    ...weekly,
    overrides: [{ date: '2025-02-04', hours: [{ startMinute: 1_380, endMinute: 1_500 }] }],
  })
  expect(clocks(other, '2025-02-04')).toEqual(['23:00'])
  expect(clocks(other, '2025-02-05')).toEqual(['0:00', '22:00', '23:00'])
})

test('a busy block restarts the grid behind it, and buffers keep their distance', () => {
  const block = [busy('2025-02-03T10:10Z', '2025-02-03T10:40Z')]
  const open = daily('UTC', ['09:00', '14:00'])
  expect(clocks(asked(open, {}, { busy: block }), '2025-02-03')).toEqual(['9:00', '11:00', '12:00', '13:00'])
  const buffers = { bufferBeforeMinutes: 30, bufferAfterMinutes: 15, durationMinutes: 30 }
  expect(clocks(asked(open, buffers, { busy: block }), '2025-02-03')).toEqual([
    '9:00',
    '11:30',
    '12:00',
    '12:30',
    '13:00',
    '13:30',
  ])
  const touching = [
    busy('2025-02-03T08:00Z', '2025-02-03T09:00Z'),
    busy('2025-02-03T10:00Z', '2025-02-03T14:00Z'),
  ]
  expect(clocks(asked(open, {}, { busy: touching }), '2025-02-03')).toEqual(['9:00'])
})

test('notice is exact: a slot at its end is offered, one a millisecond earlier is not', () => {
  const open = daily('UTC', ['09:00', '17:00'])
  const now = at('2025-02-03T09:00Z')
  expect(clocks(asked(open, { noticeMinutes: 240 }, { now }), '2025-02-03')[0]).toBe('13:00')
  expect(clocks(asked(open, { noticeMinutes: 240 }, { now: now + 1 }), '2025-02-03')[0]).toBe('14:00')
  expect(isOffered(asked(open, { noticeMinutes: 240 }, { now }), at('2025-02-03T12:00Z'))).toBe(false)
})

test('an interval of 15 minutes offers 30 minutes at every quarter that still fits', () => {
  const open = asked(daily('UTC', ['09:07', '10:30']), { durationMinutes: 30, slotIntervalMinutes: 15 })
  expect(clocks(open, '2025-02-03')).toEqual(['9:15', '9:30', '9:45', '10:00'])
})

test('the booking window ends with the last day in the mentor’s zone', () => {
  const late = asked(
    daily('America/Los_Angeles', ['22:00', '24:00']),
    { windowDays: 1 },
    { now: at('2025-02-03T06:30Z') },
  )
  const slots = openSlots({ ...late, from: at('2025-02-03T00:00Z'), to: at('2025-02-10T00:00Z') })
  expect(slots.map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 13))).toEqual([
    '2025-02-03T07',
    '2025-02-04T06',
    '2025-02-04T07',
  ])
})

test('hours without an end show the same slots through every window', () => {
  const always = asked(
    daily('America/New_York', ['00:00', '24:00']),
    { durationMinutes: 50 },
    {
      busy: [busy('2025-11-02T03:10Z', '2025-11-02T04:20Z'), busy('2025-11-03T05:00Z', '2025-11-03T05:10Z')],
    },
  )
  const [from, to] = [at('2025-10-28T00:00Z'), at('2025-11-08T00:00Z')]
  const whole = openSlots({ ...always, from, to }).map(({ startsAt }) => startsAt)
  expect(whole.length).toBeGreaterThan(250)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 15_000 }), fc.integer({ min: 0, max: 4_000 }), (start, length) => {
      const [a, b] = [from + start * minute, Math.min(from + (start + length) * minute, to)]
      const part = openSlots({ ...always, from: a, to: b }).map(({ startsAt }) => startsAt)
      expect(part).toEqual(whole.filter((startsAt) => startsAt >= a && startsAt < b))
    }),
  )
})

test('what is offered is what the list shows, minute by minute', () => {
  const question = asked(
    daily('Europe/London', ['08:20', '12:00']),
    { durationMinutes: 25 },
    { busy: [busy('2025-02-03T09:00Z', '2025-02-03T09:20Z')] },
  )
  const window = { from: at('2025-02-03T08:00Z'), to: at('2025-02-03T12:00Z') }
  const listed = new Set(openSlots({ ...question, ...window }).map(({ startsAt }) => startsAt))
  expect(listed.size).toBe(7)
  for (let startsAt = window.from; startsAt < window.to; startsAt += minute) {
    expect(isOffered(question, startsAt)).toBe(listed.has(startsAt))
  }
})

test('the nearest slots lie on both sides, in order of time', () => {
  const question = asked(
    daily('UTC', ['09:00', '17:00']),
    {},
    { busy: [busy('2025-02-03T11:00Z', '2025-02-03T14:00Z')] },
  )
  const near = nearestSlots(question, at('2025-02-03T12:00Z'), 4)
  expect(near.map(({ startsAt }) => new Date(startsAt).getUTCHours())).toEqual([9, 10, 14, 15])
  const monthly = {
    timeZone: 'UTC',
    weekly: [],
    overrides: [{ date: '2025-02-25', hours: [{ startMinute: 0, endMinute: 60 }] }],
  }
  expect(nearestSlots(asked(monthly), at('2025-02-03T12:00Z'), 3)).toHaveLength(1)
})

test('62 days can be asked for, even with a clock change within; ten years are refused', () => {
  const question = asked(daily('Europe/Berlin', ['09:00', '17:00']))
  const from = at('2025-10-01T00:00+02:00')
  expect(openSlots({ ...question, from, to: at('2025-12-02T00:00+01:00') })).toHaveLength(62 * 8)
  expect(() => openSlots({ ...question, from, to: from + 63 * day })).toThrow(WindowTooWide)
  expect(() => openSlots({ ...question, from, to: from + 3_650 * day })).toThrow(WindowTooWide)
  expect(openSlots({ ...question, from, to: from - 1 })).toEqual([])
  const millennium = at('9999-06-01T00:00Z')
  expect(openSlots({ ...question, from: millennium, to: millennium + day })).toHaveLength(8)
  expect(() =>
    openSlots({ ...asked(daily('Mars/Olympus', ['09:00', '17:00'])), from, to: from + day }),
  ).toThrow(RangeError)
  expect(() =>
    openSlots({ ...asked(question.hosts[0]!.schedule, { slotIntervalMinutes: 0 }), from, to: from + day }),
  ).toThrow(RangeError)
})

test('optimised starts leave the grid only where that gives more of them', () => {
  const found = (from: string, to: string, durationMinutes: number, optimised = true) =>
    clocks(asked(daily('UTC', [from, to]), { durationMinutes, optimised }), '2025-02-03')
  expect(found('09:07', '10:07', 30)).toEqual(['9:07', '9:37'])
  expect(found('09:07', '10:07', 30, false)).toEqual(['9:30'])
  expect(found('09:05', '12:00', 60)).toEqual(['10:00', '11:00'])
  expect(found('09:05', '11:55', 60)).toEqual(['9:15', '10:15'])
  expect(found('11:22', '12:27', 60)).toEqual(['11:25'])
  expect(found('09:10', '10:00', 50)).toEqual(['9:10'])
})

test('one of several lengths can be chosen, no other', () => {
  const question = asked(daily('UTC', ['09:00', '11:00']), { durationChoices: [30] })
  expect(clocks({ ...question, durationMinutes: 30 }, '2025-02-03')).toEqual([
    '9:00',
    '9:30',
    '10:00',
    '10:30',
  ])
  expect(() => clocks({ ...question, durationMinutes: 40 }, '2025-02-03')).toThrow(RangeError)
})

test('a second schedule restricts, on its own clock or on the booker’s, over midnight too', () => {
  const schedule = daily('Asia/Dubai', ['22:00', '14:00'])
  const question = asked(daily('UTC', ['05:00', '20:00']))
  const own = { ...question, restriction: { schedule, inBookerZone: false } }
  expect(clocks(own, '2025-02-03')).toEqual(['5:00', '6:00', '7:00', '8:00', '9:00', '18:00', '19:00'])
  const booker = { ...own, restriction: { schedule, inBookerZone: true }, bookerZone: 'Asia/Kolkata' }
  expect(clocks(booker, '2025-02-03')).toEqual(['5:30', '6:30', '7:30', '16:30', '17:30', '18:30'])
})
