import { expect, test } from 'vitest'
import { jobsFor } from './consumers.ts'

const released = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    ...{ id: `e${nth}`, type: 'payout.released', bookingId: `b${nth}`, subjectId: `p${nth}` },
    ...{ version: 1, data: null },
  }))

const delaysOf = (count: number) => jobsFor(released(count)).map((job) => job.delay_seconds)

test('a share that is released leaves at once', () => {
  expect(delaysOf(1)).toEqual([0])
  expect(delaysOf(20).every((delay) => delay === 0)).toBe(true)
})

test('five hundred that are released together leave over twenty seconds, each at a moment of its own', () => {
  const delays = delaysOf(500)
  expect(delays).toHaveLength(500)
  expect(new Set(delays).size).toBeGreaterThan(400)
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...delays)).toBeLessThan(20)
  // In any two seconds far fewer than all of them.
  for (let from = 0; from < 20; from += 2)
    expect(delays.filter((delay) => delay >= from && delay < from + 2).length).toBeLessThan(120)
})
