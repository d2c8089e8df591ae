import { expect, test } from 'vitest'
import { runSchedule } from './schedule.ts'
import { plants } from './world.ts'

const seeds = Array.from({ length: 150 }, (_, index) => index + 1)

test('under a hundred and fifty fault schedules everything that must hold does', () => {
  const failed = seeds.map((seed) => runSchedule(seed)).find(({ broken }) => broken.length > 0)
  expect(
    failed && { seed: failed.seed, broken: failed.broken, story: failed.story.slice(-12) },
  ).toBeUndefined()
})

test('the same seed tells the same story', () => {
  expect(runSchedule(7).story).toEqual(runSchedule(7).story)
})

test.each(plants)('a world with the defect "%s" is found out', (plant) => {
  expect(seeds.some((seed) => runSchedule(seed, plant).broken.length > 0)).toBe(true)
})
