import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyCodes, currencyOf } from '../money/currencies.ts'
import { money } from '../money/money.ts'
import { type Cancellation, defaultRefundTiers, freeUntilAfterMove, refundOf, tiersHold } from './refund.ts'
import type { BookingState } from './state.ts'

const startsAt = new Date('2026-03-10T15:00:00Z')
const minutesBefore = (minutes: number) => new Date(startsAt.getTime() - minutes * 60_000)
const cancellation: Cancellation = {
  by: 'MENTEE',
  at: minutesBefore(3_000),
  startsAt,
  endsAt: minutesBefore(-60),
  state: 'CONFIRMED',
  captured: money(9_999n, 'USD'),
  refunded: 0n,
  tiers: defaultRefundTiers,
}

test.each([
  ['48 h', 48 * 60, 100, 9_999n],
  ['exactly 24 h', 24 * 60, 100, 9_999n],
  ['23 h 59 min', 24 * 60 - 1, 50, 5_000n],
  ['exactly 12 h', 12 * 60, 50, 5_000n],
  ['11 h 59 min', 12 * 60 - 1, 0, 0n],
  ['a second after the start', -1 / 60, 0, 0n],
])(
  'a mentee who cancels %s before the start gets back what the policy says',
  (_, minutes, percent, minor) => {
    const due = refundOf({ ...cancellation, at: minutesBefore(minutes) })
    expect(due).toEqual({ percent, amount: money(minor, 'USD') })
  },
)

test('a millisecond less than a day is less than a day', () => {
  expect(refundOf({ ...cancellation, at: new Date(minutesBefore(1_440).getTime() + 1) }).percent).toBe(50)
})

test.each(['MENTOR', 'PLATFORM'] as const)('%s gives everything back, however late', (by) => {
  expect(refundOf({ ...cancellation, by, at: minutesBefore(-59) }).amount.minor).toBe(9_999n)
  expect(refundOf({ ...cancellation, by, at: minutesBefore(-60) }).amount.minor).toBe(0n)
})

test('nobody knows who: as the mentee', () => {
  expect(refundOf({ ...cancellation, by: 'UNKNOWN', at: minutesBefore(60) }).percent).toBe(0)
})

test.each<BookingState>(['AWAITING_PAYMENT', 'PENDING', 'CONFIRMING'])(
  '%s: before it is confirmed everything goes back',
  (state) => {
    expect(refundOf({ ...cancellation, state, at: minutesBefore(1) }).amount.minor).toBe(9_999n)
  },
)

test('a reschedule by the mentee caps what later comes back', () => {
  expect(refundOf({ ...cancellation, capPercent: 50 }).percent).toBe(50)
  expect(refundOf({ ...cancellation, capPercent: 50, by: 'MENTOR' }).percent).toBe(100)
})

test('a move by somebody else lets the mentee leave freely for 48 h, until the new start', () => {
  const freeUntil = freeUntilAfterMove(minutesBefore(120), startsAt)
  expect(freeUntil).toEqual(startsAt)
  expect(refundOf({ ...cancellation, at: minutesBefore(1), freeUntil, capPercent: 0 }).percent).toBe(100)
  expect(refundOf({ ...cancellation, at: startsAt, freeUntil }).percent).toBe(0)
  expect(freeUntilAfterMove(minutesBefore(6_000), startsAt)).toEqual(minutesBefore(6_000 - 48 * 60))
})

test('what went back before, or is disputed, does not go back again', () => {
  expect(refundOf({ ...cancellation, refunded: 4_000n }).amount.minor).toBe(5_999n)
  expect(refundOf({ ...cancellation, refunded: 6_000n, at: minutesBefore(1_000) }).amount.minor).toBe(0n)
  expect(refundOf({ ...cancellation, disputed: 9_000n }).amount.minor).toBe(999n)
})

test('a refund is a multiple of the currency step, between nothing and what is left', () => {
  const world = fc.record({
    units: fc.bigInt({ min: 0n, max: 10_000_000n }),
    back: fc.bigInt({ min: 0n, max: 10_000_000n }),
    percent: fc.integer({ min: 0, max: 100 }),
    currency: fc.constantFrom(...currencyCodes),
  })
  fc.assert(
    fc.property(world, ({ units, back, percent, currency }) => {
      const { step } = currencyOf(currency)
      const captured = money(units * step, currency)
      const refunded = back > units ? captured.minor : back * step
      const tiers = [{ hoursBefore: 0, percent }]
      const { amount } = refundOf({ ...cancellation, captured, refunded, tiers })
      expect(amount.minor % step).toBe(0n)
      expect(amount.minor >= 0n && amount.minor + refunded <= captured.minor).toBe(true)
      const total = refunded + amount.minor
      expect(total * 100n >= captured.minor * BigInt(percent)).toBe(true)
    }),
  )
})

test('tiers that rise, repeat or leave the scale are not saved', () => {
  expect(tiersHold(defaultRefundTiers)).toBe(true)
  expect(tiersHold([])).toBe(false)
  expect(
    tiersHold([
      { hoursBefore: 24, percent: 50 },
      { hoursBefore: 12, percent: 60 },
    ]),
  ).toBe(false)
  expect(
    tiersHold([
      { hoursBefore: 24, percent: 50 },
      { hoursBefore: 24, percent: 40 },
    ]),
  ).toBe(false)
  expect(tiersHold([{ hoursBefore: 24, percent: 101 }])).toBe(false)
})
