import { expect } from 'vitest'
import { openStarts } from '#graphql/domain/availability/slots.ts'
import { test } from '#graphql/testing/database.ts'
import { type House, houseOn } from '#graphql/testing/furnish.ts'
import { questionOf } from '../availability/question.ts'
import type { Wanted } from '../availability/wanted.ts'
import { findType } from '../session-type/bookable.ts'
import { wantedFor } from './movable.ts'

const day = 86_400_000

/** When the last session ends that can be had in two months around the 70th day, in days after the beginning. */
async function lastEnd({ deps }: House, wanted: Wanted, begun: number): Promise<number> {
  const window = { from: begun + 40 * day, to: begun + 100 * day }
  const start = openStarts(await questionOf(deps, wanted, window), window).at(-1) ?? 0
  return (start + wanted.durationMinutes * 60_000 - begun) / day
}

test('where money may rest 85 days, nothing is sold or moved whose share would leave later', async ({
  database,
}) => {
  const house = houseOn(database, { settings: { restDays: 85 } })
  const { db, now } = house.deps
  const begun = now().getTime()
  const mentor = await house.mentor()
  const priced = await house.sessionType(mentor, { windowDays: null })
  const sold = await lastEnd(house, await findType(db, priced.id), begun)
  // Of the 85 three weeks are the longest hold of a programme.
  expect(sold).toBeGreaterThan(60)
  expect(sold).toBeLessThanOrEqual(64)
  const free = await house.sessionType(mentor, { windowDays: null, priceMinor: 0n })
  expect(await lastEnd(house, await findType(db, free.id), begun)).toBeGreaterThan(96)

  const { id } = await house.paidBooking({ type: priced, mentor })
  house.clock.advance({ hours: 24 * 30 })
  const booking = await db.booking.findUniqueOrThrow({ where: { id } })
  const moved = await lastEnd(house, await wantedFor(db, booking), begun)
  expect(moved).toBeGreaterThan(60)
  expect(moved).toBeLessThanOrEqual(64)
})

test('elsewhere it may rest as long as anybody books ahead', async ({ database }) => {
  const house = houseOn(database)
  const priced = await house.sessionType(await house.mentor(), { windowDays: null })
  const wanted = await findType(house.deps.db, priced.id)
  expect(await lastEnd(house, wanted, house.deps.now().getTime())).toBeGreaterThan(96)
})
