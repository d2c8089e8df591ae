import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceOf, snapshotOf, summaryFrom } from '../booking/price.ts'
import { refundOf } from '../booking/refund.ts'
import { InputInvalid } from '../errors.ts'
import { type Currency, currencyOf } from '../money/currencies.ts'
import { money } from '../money/money.ts'
import { keptOf, sharesOf, splitOf } from '../payout/split.ts'
import { discountOf } from '../promotion/discount.ts'
import { checkFee, checkServiceFee } from './draft.ts'
import { feeMoved, feeThatApplies, leftOf, serviceFeeOn } from './fee.ts'

test('the programme’s fee comes before the mentor’s, the mentor’s before the platform’s', () => {
  const platform = 1_500
  expect(feeThatApplies({ program: 800, mentor: 1_000, platform })).toEqual({
    feeBps: 800,
    source: 'PROGRAM',
  })
  expect(feeThatApplies({ program: null, mentor: 0, platform })).toEqual({ feeBps: 0, source: 'MENTOR' })
  expect(feeThatApplies({ program: null, mentor: null, platform })).toEqual({
    feeBps: 1_500,
    source: 'PLATFORM',
  })
})

test('a service fee goes down to the step of its currency', () => {
  const fee = { feeBps: 333, fixed: { USD: 25n } }
  expect(serviceFeeOn(9_999n, 'USD', fee)).toBe(332n + 25n)
  expect(serviceFeeOn(9_990n, 'KWD', fee)).toBe(330n)
  expect(serviceFeeOn(999n, 'JPY', fee)).toBe(33n)
  expect(serviceFeeOn(0n, 'USD', fee)).toBe(0n)
})

const issuesOf = (work: () => unknown) => {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof InputInvalid) return error.issues.map(({ path }) => path.join('.'))
    throw error
  }
}

test('everything that is wrong with a fee is named at once', () => {
  expect(issuesOf(() => checkFee({ basisPoints: 10_001, reason: '  ' }))).toEqual(['basisPoints', 'reason'])
  const fixed = [
    { amount: '1.00', currency: 'USD' },
    { amount: '1.005', currency: 'EUR' },
    { amount: '2.00', currency: 'USD' },
    { amount: '1', currency: 'XXX' },
    { amount: '1000000', currency: 'GBP' },
  ]
  expect(issuesOf(() => checkServiceFee({ basisPoints: -1, fixed, reason: '' }))).toEqual([
    'basisPoints',
    'fixed.1',
    'fixed.2',
    'fixed.3',
    'fixed.4',
    'reason',
  ])
  expect(checkFee({ basisPoints: null, reason: ' A pilot ' })).toEqual({ feeBps: null, reason: 'A pilot' })
})

const worlds = fc.record({
  currency: fc.constantFrom<Currency>('USD', 'EUR', 'JPY', 'KWD', 'ISK'),
  units: fc.bigInt({ min: 0n, max: 90_000n }),
  addOn: fc.bigInt({ min: 0n, max: 9_000n }),
  percentOff: fc.option(fc.integer({ min: 1, max: 100 })),
  bearer: fc.constantFrom('MENTOR' as const, 'PLATFORM' as const),
  feeBps: fc.integer({ min: 0, max: 10_000 }),
  serviceBps: fc.integer({ min: 0, max: 10_000 }),
  fixed: fc.bigInt({ min: 0n, max: 500n }),
  tier: fc.integer({ min: 0, max: 100 }),
})

type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never

function priced({ currency, units, addOn, percentOff, bearer, serviceBps, fixed }: World) {
  const { step, minimum } = currencyOf(currency)
  const parts = {
    title: 'Session',
    base: money(minimum + units * step, currency),
    addOns: [{ questionId: 'a', label: 'More', unit: addOn * step, quantity: 1 }],
    serviceFee: { feeBps: serviceBps, fixed: { [currency]: fixed * step } },
  }
  const code = { mentorId: null, minimum: null, validFrom: null, validUntil: null, mostUses: null }
  const rules = { firstBookingOnly: false, withdrawnAt: null, off: { percent: percentOff ?? 0 }, bearer }
  const { listed } = priceOf(parts)
  const facts = { at: new Date(0), mentorId: 'm', uses: 0, bookedBefore: false, currency, listed }
  const off = discountOf({ ...code, ...rules }, facts)
  const minor = 'minor' in off ? off.minor : 0n
  return priceOf({ ...parts, [bearer === 'MENTOR' ? 'mentorDiscount' : 'platformDiscount']: minor })
}

test('with any service fee the quoted refund is what is refunded, and the split is exact to the cent', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const price = summaryFrom(JSON.parse(JSON.stringify(snapshotOf(priced(world)))))
      const { currency, listed, mentorDiscount, platformDiscount, serviceFee, total } = price
      const { step } = currencyOf(currency)
      const split = splitOf({ ...price, feeBps: world.feeBps })
      const [startsAt, endsAt] = [new Date(86_400_000), new Date(90_000_000)]
      const cancellation = { by: 'MENTEE', at: new Date(0), startsAt, endsAt, state: 'CONFIRMED' } as const
      const terms = { ...cancellation, tiers: [{ hoursBefore: 24, percent: world.tier }] }
      const captured = money(total, currency)
      const { amount } = refundOf({ ...terms, captured, refunded: 0n })
      const kept = keptOf(split, { refundsDecided: amount.minor, disputesLost: 0n })
      const [whole, left] = [sharesOf(split, total), sharesOf(split, kept, world.tier)]

      expect(total).toBe(listed - mentorDiscount - platformDiscount + serviceFee)
      expect(listed - mentorDiscount - platformDiscount === 0n ? serviceFee : 0n).toBe(0n)
      expect(serviceFee % step).toBe(0n)
      expect(kept + amount.minor).toBe(total)
      expect(refundOf({ ...terms, captured, refunded: amount.minor }).amount.minor).toBe(0n)
      expect(whole.mentor).toBe(leftOf(listed - mentorDiscount, currency, world.feeBps))
      for (const shares of [whole, left]) {
        expect(shares.mentor + shares.fee).toBe(shares.kept + shares.subsidy)
        expect(shares.mentor).toBeGreaterThanOrEqual(0n)
      }
    }),
    { numRuns: 2_000 },
  )
})

const move = { of: 'MENTOR', from: null, to: 1_000, own: null, platform: 1_500 } as const

test.each([
  [move, { before: 1_500, after: 1_000 }],
  [{ ...move, to: 1_500 }, null],
  [
    { ...move, of: 'PLATFORM', from: 1_500, platform: 1_000 },
    { before: 1_500, after: 1_000 },
  ],
  [{ ...move, of: 'PLATFORM', from: 1_500, own: 700 }, null],
  [
    { ...move, of: 'PROGRAM', own: 700 },
    { before: 700, after: 1_000 },
  ],
  [
    { ...move, of: 'PROGRAM', to: null, from: 0 },
    { before: 0, after: 1_500 },
  ],
  [{ ...move, of: 'PROGRAM', own: 1_000 }, null],
] as const)('of the change %o a mentor hears %o', (change, heard) => {
  expect(feeMoved(change)).toEqual(heard)
})
