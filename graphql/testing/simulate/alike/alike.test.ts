import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../database.ts'
import { runAlike } from './alike.ts'

// The real gear lives by the machine's clock too: on a busy one a deed may come before what it waits for. A defect differs
// each time; what differs once is played anew, on a database of its own.
test('the same seeds end alike in memory and for real, and a defect in either is told with its seed', {
  retry: 2,
  timeout: 180_000,
}, async () => {
  const database = await testDatabase()
  onTestFinished(database.drop)
  const played = await runAlike({ url: database.url, seeds: [24, 34, 38], generous: [34] })
  const { different, broken, kills, bookings, differentWith } = played
  expect(broken).toEqual([])
  expect(different).toEqual([
    { seed: 34, what: expect.arrayContaining([expect.stringMatching(/^b1 refunds is /)]) },
  ])
  expect(kills).toBeGreaterThan(0)
  expect(bookings).toBeGreaterThan(8)
  const found = (['claw', 'spared', 'debt', 'goodwill'] as const).map((plant) =>
    differentWith(plant).map(({ seed }) => seed),
  )
  expect(found).toEqual([
    [24, 34, 38],
    [24, 34, 38],
    [34, 38],
    [24, 34, 38],
  ])
})
