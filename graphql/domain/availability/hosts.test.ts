import { expect, test } from 'vitest'
import { asking, at, hostWith, starts, taken, weekly } from '#graphql/testing/slot-questions.ts'
import { chooseHost, freeHosts, hostsFor } from './free-hosts.ts'

const busy = (from: string, to: string) => [taken(`2025-02-03T${from}Z`, `2025-02-03T${to}Z`)]
const monday = (question: Parameters<typeof starts>[0]) =>
  starts(question, '2025-02-03', '2025-02-04').map((start) => start.slice(6))

test('a collective session needs everybody', () => {
  const hosts = [hostWith('ana', { busy: busy('10:00', '11:00') }), hostWith('ben')]
  expect(monday(asking(hosts))).toEqual(['09:00', '11:00'])
})

test('one of each group is needed, beside those who must attend', () => {
  const sales = { rotating: true, group: 'sales' }
  const hosts = [
    hostWith('head', { busy: busy('09:00', '10:00') }),
    hostWith('ana', { ...sales, busy: busy('10:00', '11:00') }),
    hostWith('ben', sales),
    hostWith('eng', { rotating: true, group: 'eng', busy: busy('11:00', '12:00') }),
  ]
  expect(monday(asking(hosts))).toEqual(['10:00'])
  expect(monday(asking(hosts.slice(1)))).toEqual(['09:00', '10:00'])
  expect(monday(asking(hosts.filter(({ id }) => id !== 'ben')))).toEqual([])
})

test('the times of two alternatives are never joined into one session', () => {
  const short = (id: string, from: string, to: string) =>
    hostWith(id, { rotating: true, schedule: weekly('UTC', [[from, to]]) })
  const hosts = [short('ana', '09:00', '09:40'), short('ben', '09:30', '10:20')]
  expect(monday(asking(hosts, { slotIntervalMinutes: 5 }))).toEqual([])
  expect(monday(asking(hosts, { durationMinutes: 30 }))).toEqual(['09:00', '09:30'])
})

test('alternatives go on in the grid that began first, in whatever order they stand', () => {
  const early = hostWith('ana', { rotating: true })
  const late = hostWith('ben', { rotating: true, schedule: weekly('UTC', [['09:15', '13:15']]) })
  const rules = { durationMinutes: 45 }
  const wanted = ['09:00', '09:45', '10:30', '11:15', '12:00', '12:30']
  expect(monday(asking([early, late], rules))).toEqual(wanted.slice(0, 5))
  expect(monday(asking([late, early], rules))).toEqual(wanted.slice(0, 5))
})

test('who is free is who has the whole session free, buffers kept', () => {
  const hosts = [
    hostWith('ana', { rotating: true, busy: busy('10:00', '10:30') }),
    hostWith('ben', { rotating: true, busy: busy('08:00', '09:00') }),
    hostWith('eve', { rotating: true, schedule: weekly('UTC', [['09:30', '12:00']]) }),
  ]
  const free = (iso: string, rules = {}) => freeHosts(asking(hosts, rules), at(iso))
  expect(free('2025-02-03T09:00Z')).toEqual(['ana', 'ben'])
  expect(free('2025-02-03T09:00Z', { bufferBeforeMinutes: 5 })).toEqual(['ana'])
  expect(free('2025-02-03T09:00Z', { bufferAfterMinutes: 5 })).toEqual(['ben'])
  expect(free('2025-02-03T10:30Z')).toEqual(['ana', 'ben', 'eve'])
})

test('a session takes those who must attend and one of each group', () => {
  const hosts = [
    hostWith('head'),
    hostWith('ana', { rotating: true, busy: busy('09:00', '10:00') }),
    hostWith('ben', { rotating: true }),
    hostWith('eve', { rotating: true }),
  ]
  const standings = [
    { hostId: 'ana', priority: 2 },
    { hostId: 'ben', lastBookedAt: 2_000 },
    { hostId: 'eve', lastBookedAt: 1_000 },
  ]
  const chosen = (iso: string) => hostsFor(asking(hosts), at(iso), standings)
  expect(chosen('2025-02-03T10:00Z')).toEqual(['head', 'ana'])
  expect(chosen('2025-02-03T09:00Z')).toEqual(['head', 'eve'])
  expect(chosen('2025-02-03T08:00Z')).toBeNull()
})

test('priority comes first, then what weights owe, then who was booked least recently', () => {
  const standing = (hostId: string, more = {}) => ({ hostId, ...more })
  expect(chooseHost([])).toBeNull()
  expect(
    chooseHost([standing('a', { lastBookedAt: 1 }), standing('b', { priority: 1, lastBookedAt: 9 })]),
  ).toBe('b')
  expect(chooseHost([standing('a', { lastBookedAt: 5 }), standing('b', { lastBookedAt: 3 })])).toBe('b')
  expect(chooseHost([standing('a', { lastBookedAt: 5 }), standing('b')])).toBe('b')
  expect(chooseHost([standing('b'), standing('a')])).toBe('a')
  expect(
    chooseHost([standing('a', { bookings: 9, lastBookedAt: 1 }), standing('b', { lastBookedAt: 2 })]),
  ).toBe('a')
})

test('over many bookings each gets the share that its weight is due', () => {
  const weights = { a: 1, b: 2, c: 5 }
  const got: Record<string, number> = { a: 0, b: 0, c: 0 }
  for (let booking = 0; booking < 800; booking++) {
    const free = Object.entries(weights).map(([hostId, weight]) => ({
      hostId,
      weight,
      bookings: got[hostId]!,
    }))
    got[chooseHost(free)!]!++
  }
  expect(got).toEqual({ a: 100, b: 200, c: 500 })
})
