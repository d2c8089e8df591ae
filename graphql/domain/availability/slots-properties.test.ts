import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asking, at, hostWith, weekly } from '#graphql/testing/slot-questions.ts'
import { diagnose } from './diagnosis.ts'
import { freeHosts, hostsFor } from './free-hosts.ts'
import type { Host, SlotQuestion } from './question.ts'
import { isOffered, openSlots } from './slots.ts'

const minute = 60_000
const day = 86_400_000
const from = at('2025-03-28T00:00Z')
const to = from + 5 * day

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
)
const clock = fc.constantFrom('00:00', '07:30', '09:00', '09:20', '13:00', '17:45', '22:00', '24:00')
const range = fc.tuple(clock, clock).filter(([start, end]) => start !== end && start !== '24:00')
const around: readonly [string, string] = ['00:00', '24:00']
const block = fc
  .tuple(fc.integer({ min: -1_000, max: 8_000 }), fc.integer({ min: 1, max: 500 }))
  .map(([offset, length]) => ({
    startsAt: from + offset * minute,
    endsAt: from + (offset + length) * minute,
  }))
const closed = fc.constantFrom('2025-03-28', '2025-03-29', '2025-03-30', '2025-04-01')
const limit = fc.record({
  period: fc.constantFrom('DAY' as const, 'WEEK' as const, 'MONTH' as const),
  unit: fc.constantFrom('BOOKINGS' as const, 'MINUTES' as const),
  most: fc.constantFrom(2, 4, 300),
})
const host = fc.record({
  schedule: fc
    .tuple(zone, fc.oneof(fc.constant([around]), fc.array(range, { minLength: 1, maxLength: 3 })))
    .map(([timeZone, ranges]) => weekly(timeZone, ranges)),
  busy: fc.array(block, { maxLength: 5 }),
  rotating: fc.boolean(),
  group: fc.constantFrom(null, 'other'),
  timeOff: fc.array(
    closed.map((date) => ({ firstDate: date, lastDate: date })),
    { maxLength: 1 },
  ),
  holidays: fc.array(
    closed.map((date) => ({ date, name: 'Holiday' })),
    { maxLength: 1 },
  ),
  travel: fc.option(
    zone.map((timeZone) => [{ firstDate: '2025-03-30', lastDate: '2025-03-31', timeZone }]),
    { nil: [] },
  ),
})
const rules = fc.record({
  durationMinutes: fc.constantFrom(20, 30, 45, 60, 90),
  slotIntervalMinutes: fc.constantFrom(null, null, 15, 40, 60),
  bufferBeforeMinutes: fc.constantFrom(0, 0, 15),
  bufferAfterMinutes: fc.constantFrom(0, 0, 10),
  noticeMinutes: fc.constantFrom(0, 0, 60, 2_000),
  windowDays: fc.constantFrom(null, null, null, 1, 3),
  windowCounts: fc.constantFrom(
    'CALENDAR_DAYS' as const,
    'BUSINESS_DAYS' as const,
    'BOOKABLE_DAYS' as const,
    'BOOKABLE_BUSINESS_DAYS' as const,
  ),
  gridOffsetMinutes: fc.constantFrom(0, 0, 5),
  limits: fc.array(limit, { maxLength: 1 }),
  firstSlotOnly: fc.constantFrom(false, false, false, false, false, true),
  optimised: fc.constantFrom(false, false, true),
})
const world = fc
  .record({
    hosts: fc.array(host, { minLength: 1, maxLength: 4 }),
    rules,
    now: fc.integer({ min: -6_000, max: 1_500 }).map((offset) => from + offset * minute),
    bookerZone: fc.option(zone, { nil: null }),
    booked: fc.array(block, { maxLength: 2 }),
    restricted: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, zone),
    policy: fc.constantFrom(null, null, { closedWeekdays: [0 as const] }),
  })
  .map(({ hosts, rules: given, restricted, ...more }): SlotQuestion => {
    const named = hosts.map((one, index) => ({ id: `host-${index}`, ...one }))
    const schedule = restricted && weekly(restricted, [['08:00', '20:00']])
    return asking(named, given, { ...more, restriction: schedule && { schedule, inBookerZone: true } })
  })

const listed = (question: SlotQuestion, begin = from, end = to) =>
  openSlots({ ...question, from: begin, to: end }).map(({ startsAt }) => startsAt)

test('every window shows the same slots, whatever the rules', () => {
  fc.assert(
    fc.property(
      world,
      fc.integer({ min: 0, max: 7_200 }),
      fc.integer({ min: 0, max: 3_000 }),
      (asked, start, length) => {
        const whole = listed(asked)
        const [begin, end] = [from + start * minute, Math.min(from + (start + length) * minute, to)]
        expect(listed(asked, begin, end)).toEqual(whole.filter((slot) => slot >= begin && slot < end))
      },
    ),
    { numRuns: 400 },
  )
}, 60_000)

test('a time is offered exactly when there is no reason against it', () => {
  fc.assert(
    fc.property(world, fc.array(fc.integer({ min: 0, max: 7_199 }), { maxLength: 10 }), (asked, minutes) => {
      const offered = new Set(listed(asked))
      const some = [...offered].filter((_, index) => index % 7 === 0).slice(0, 10)
      for (const startsAt of [...some, ...minutes.map((offset) => from + offset * minute)]) {
        const reasons = diagnose(asked, startsAt)
        expect([startsAt, isOffered(asked, startsAt), reasons.length === 0]).toEqual([
          startsAt,
          offered.has(startsAt),
          offered.has(startsAt),
        ])
        // All but the grid is fine then: on every side somebody has the whole session free.
        if (reasons[0]?.code === 'OFF_GRID') expect(hostsFor(asked, startsAt, [])).not.toBeNull()
      }
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('what is offered has a free host on every side, and none that is busy is chosen', () => {
  fc.assert(
    fc.property(world, (asked) => {
      const { durationMinutes } = asked.rules
      for (const startsAt of listed(asked).filter((_, index) => index % 9 === 0)) {
        const chosen = hostsFor(asked, startsAt, [])
        expect(chosen).not.toBeNull()
        const free = freeHosts(asked, startsAt)
        for (const id of chosen ?? []) {
          expect(free).toContain(id)
          const { busy } = asked.hosts.find((one) => one.id === id) as Host
          const endsAt = startsAt + durationMinutes * minute
          expect(busy.some((taken) => taken.startsAt < endsAt && taken.endsAt > startsAt)).toBe(false)
        }
      }
    }),
    { numRuns: 200 },
  )
}, 60_000)

test('busy times and rules only take away: a start keeps no host that a longer list of them would not have', () => {
  fc.assert(
    fc.property(world, block, (asked, more) => {
      const fuller = { ...asked, hosts: asked.hosts.map((one) => ({ ...one, busy: [...one.busy, more] })) }
      for (const startsAt of listed(fuller).filter((_, index) => index % 9 === 0)) {
        expect(freeHosts(asked, startsAt)).toEqual(expect.arrayContaining(freeHosts(fuller, startsAt)))
      }
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('a collective session on a round grid is offered exactly when each of its hosts alone offers it', () => {
  const round = fc.constantFrom('08:00', '10:00', '15:00', '20:00')
  const own = fc
    .tuple(fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'), round)
    .map(([timeZone, end]) => {
      return weekly(timeZone, [['07:00', end]])
    })
  fc.assert(
    fc.property(fc.array(own, { minLength: 2, maxLength: 4 }), (schedules) => {
      const hosts = schedules.map((schedule, index) => hostWith(`host-${index}`, { schedule }))
      const alone = hosts.map((one) => new Set(listed(asking([one]))))
      const every = [...(alone[0] ?? [])].filter((slot) => alone.every((slots) => slots.has(slot)))
      expect(listed(asking(hosts))).toEqual(every)
    }),
  )
})

test('the optimised grid of a day does not hang on what comes days later', () => {
  const always = weekly('UTC', [['00:00', '24:00']])
  const busy = [{ startsAt: at('2025-04-01T01:16Z'), endsAt: at('2025-04-01T01:21Z') }]
  const now = at('2025-03-29T00:11Z')
  const rules = { durationMinutes: 15, noticeMinutes: 50, optimised: true }
  const question = { ...asking([hostWith('host', { schedule: always, busy })], rules), now }
  const month = openSlots({ ...question, from: now, to: now + 30 * day })
  expect(month.length).toBeGreaterThan(2_000)
  for (const { startsAt } of month.slice(0, 300))
    expect(isOffered(question, startsAt), `${startsAt}`).toBe(true)
})
