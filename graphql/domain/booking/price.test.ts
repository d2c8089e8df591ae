import { expect, test } from 'vitest'
import { money, PriceBelowMinimum } from '../money/money.ts'
import { chargedLines, priceOf, snapshotOf, summaryFrom, totalOf } from './price.ts'

const base = money(5_000n, 'USD')
const parts = { title: 'Project review', base }
const serviceFee = { feeBps: 500, fixed: { USD: 100n } }

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
  const summary = priceOf({ ...parts, mentorDiscount: 1_000n, platformDiscount: 9_999n })
  expect(summary).toMatchObject({ mentorDiscount: 1_000n, platformDiscount: 4_000n, total: 0n })
  expect(summary.lines.reduce((sum, { minor }) => sum + minor, 0n)).toBe(summary.total)
})

test('a discount that leaves too little to charge is refused', () => {
  expect(() => priceOf({ ...parts, mentorDiscount: 4_951n })).toThrow(PriceBelowMinimum)
  expect(priceOf({ ...parts, mentorDiscount: 4_950n }).total).toBe(50n)
  expect(priceOf({ ...parts, mentorDiscount: 5_000n }).total).toBe(0n)
})

test('a snapshot survives JSON', () => {
  const summary = priceOf({ ...parts, serviceFee })
  expect(summaryFrom(JSON.parse(JSON.stringify(snapshotOf(summary))))).toEqual(summary)
})

test('a service fee is a line of its own, on what the discounts leave', () => {
  const summary = priceOf({ ...parts, mentorDiscount: 1_000n, platformDiscount: 999n, serviceFee })
  expect(summary).toMatchObject({ serviceFee: 250n, total: 3_251n })
  expect(summary.lines.at(-1)).toEqual({ kind: 'SERVICE_FEE', label: 'Service fee', minor: 250n })
  expect(summary.lines.reduce((sum, { minor }) => sum + minor, 0n)).toBe(summary.total)
})

test('on what costs nothing there is no service fee', () => {
  expect(priceOf({ ...parts, platformDiscount: 5_000n, serviceFee }).total).toBe(0n)
  expect(priceOf({ title: 'Chat', base: money(0n, 'USD'), serviceFee }).lines).toHaveLength(1)
})

test('what is charged are the same lines, or with a discount what it leaves in one', () => {
  const addOns = [{ questionId: 'a', label: 'Pages', unit: 500n, quantity: 3 }]
  const said = (more: object) =>
    chargedLines(priceOf({ ...parts, addOns, ...more })).map(({ label, minor }) => [label, minor])

  expect(said({ serviceFee })).toEqual([
    ['Project review', 5_000n],
    ['Pages × 3', 1_500n],
    ['Service fee', 425n],
  ])
  expect(said({ serviceFee, platformDiscount: 500n })).toEqual([
    ['Project review', 6_000n],
    ['Service fee', 400n],
  ])
  expect(said({ base: money(0n, 'USD') })).toEqual([['Pages × 3', 1_500n]])
  expect(said({ mentorDiscount: 6_500n, serviceFee })).toEqual([])
  expect(said({ addOns: Array.from({ length: 101 }, () => addOns[0]) })).toEqual([
    ['Project review', 156_500n],
  ])
})
