import { expect } from 'vitest'
import { test } from '../../database.ts'
import { runAlike } from './alike.ts'

test('the same seeds end alike in memory and for real, and a defect in either is told with its seed', async ({
  database,
}) => {
  const played = await runAlike({ url: database.url, seeds: [217, 369, 387], generous: [369] })
  const { different, broken, kills, bookings, differentWith } = played
  expect(broken).toEqual([])
  expect(different).toEqual([
    { seed: 369, what: expect.arrayContaining([expect.stringMatching(/^b1 refunds is /)]) },
  ])
  expect(kills).toBeGreaterThan(0)
  expect(bookings).toBeGreaterThan(8)
  const found = (['claw', 'spared', 'debt', 'goodwill', 'returned', 'fee'] as const).map((plant) =>
    differentWith(plant).map(({ seed }) => seed),
  )
  expect(found).toEqual([
    [217, 369, 387],
    [217, 369, 387],
    [217, 369, 387],
    [217, 369],
    [217, 369, 387],
    [369, 387],
  ])
}, 180_000)
