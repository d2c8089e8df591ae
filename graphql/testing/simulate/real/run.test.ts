import { expect } from 'vitest'
import { test } from '../../database.ts'
import { runReal } from './run.ts'

test('processes killed in the midst of bookings and payouts leave nothing undone and nothing done twice', async ({
  database,
}) => {
  const { kills, broken } = await runReal({ url: database.url, rounds: 4, seed: 11 })
  expect(broken).toEqual([])
  expect(kills).toBeGreaterThanOrEqual(4)
}, 180_000)
