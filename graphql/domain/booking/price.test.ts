import { expect, test } from 'vitest'
import { money, PriceBelowMinimum } from '../money/money.ts'
import { priceOf, snapshotOf, summaryFrom, totalOf } from './price.ts'

const base = money(5_000n, 'USD')
const parts = { title: 'Project review', base }

test('a price without more is its base', () => {
  const summary = priceOf(parts)
  expect(summary.lines).toEqual([{ kind: 'BASE', label: 'Project review', minor: 5_000n }])
  expect(totalOf(summary)).toEqual(base)
})

test('50.00 and 3 times 5.00 and a box of 10.00 and an option of 7.50 are 82.50', () => {
  const addOns = [
    { questionId: 'a', label: 'Pages', unit: 500n, quantity: 3 },
    { questionId: 'b', label: 'Recording', unit: 1_000n, quantity: 1 },
    { questionId: 'c', label: 'Report', unit: 750n, quantity: 1 },
    { questionId: 'd', label: 'Not taken', unit: 900n, quantity: 0 },
  ]
  const summary = priceOf({ ...parts, addOns })
  expect(summary.total).toBe(8_250n)
  expect(summary.lines.map(({ label }) => label)).toEqual([
    'Project review',
    'Pages × 3',
    'Recording',
    'Report',
  ])
})

test('the lines sum to the total, and discounts stop at nothing', () => {
  const summary = priceOf({ ...parts, mentorDiscount: 1_000n, platformDiscount: 9_999n, serviceFee: 100n })
  expect(summary).toMatchObject({ mentorDiscount: 1_000n, platformDiscount: 4_000n, total: 100n })
  expect(summary.lines.reduce((sum, { minor }) => sum + minor, 0n)).toBe(summary.total)
})

test('a discount that leaves too little to charge is refused', () => {
  expect(() => priceOf({ ...parts, mentorDiscount: 4_951n })).toThrow(PriceBelowMinimum)
  expect(priceOf({ ...parts, mentorDiscount: 4_950n }).total).toBe(50n)
  expect(priceOf({ ...parts, mentorDiscount: 5_000n }).total).toBe(0n)
})

test('a snapshot survives JSON', () => {
  const summary = priceOf({ ...parts, serviceFee: 10n })
  expect(summaryFrom(JSON.parse(JSON.stringify(snapshotOf(summary))))).toEqual(summary)
})
