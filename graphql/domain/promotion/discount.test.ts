import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceOf } from '../booking/price.ts'
import { type Currency, currencyCodes, currencyOf } from '../money/currencies.ts'
import { chargeLimits, money } from '../money/money.ts'
import { sharesOf, splitOf, transfersOf } from '../payout/split.ts'
import { isCode, normalCode } from './code.ts'
import { discountOf, type Promotion, type PromotionFacts } from './discount.ts'

const at = new Date('2026-03-02T08:00:00Z')
const later = new Date('2026-03-02T08:00:00.001Z')
const promotion: Promotion = {
  bearer: 'PLATFORM',
  mentorId: null,
  off: { percent: 20 },
  minimum: null,
  validFrom: null,
  validUntil: null,
  mostUses: null,
  firstBookingOnly: false,
  withdrawnAt: null,
}
const facts: PromotionFacts = {
  at,
  mentorId: 'ana',
  currency: 'USD',
  listed: 8_250n,
  uses: 0,
  bookedBefore: false,
}

test.each([
  ['a percentage', {}, {}, 1_650n],
  ['an amount', { off: { amount: money(1_000n, 'USD') } }, {}, 1_000n],
  ['an amount above the price', { off: { amount: money(9_000n, 'USD') } }, {}, 8_250n],
  ['everything', { off: { percent: 100 } }, {}, 8_250n],
  ['a third of a cent, down', { off: { percent: 33 } }, { listed: 101n }, 33n],
  ['a step of the currency, down', { off: { percent: 33 } }, { listed: 1_010n, currency: 'KWD' }, 330n],
  ['what would leave too little to charge', { off: { percent: 99 } }, { listed: 4_000n }, 4_000n],
  ['what leaves just enough to charge', { off: { percent: 90 } }, { listed: 500n }, 450n],
  ['in its first instant', { validFrom: at }, {}, 1_650n],
  ['in its last instant', { validUntil: later }, {}, 1_650n],
  ['its last use', { mostUses: 3 }, { uses: 2 }, 1_650n],
  ['from its smallest price', { minimum: money(8_250n, 'USD') }, {}, 1_650n],
  ['a first session', { firstBookingOnly: true }, {}, 1_650n],
  ['the mentor it is for', { mentorId: 'ana' }, {}, 1_650n],
] as [string, Partial<Promotion>, Partial<PromotionFacts>, bigint][])(
  'it takes off %s',
  (_what, change, fact, minor) => {
    expect(discountOf({ ...promotion, ...change }, { ...facts, ...fact })).toEqual({ minor })
  },
)

test.each([
  ['UNKNOWN', { mentorId: 'ben' }, {}],
  ['UNKNOWN', { mentorId: 'ben', withdrawnAt: at }, {}],
  ['OVER', { withdrawnAt: at }, {}],
  ['OVER', { validUntil: at }, {}],
  ['NOT_YET', { validFrom: later }, {}],
  ['USED_UP', { mostUses: 3 }, { uses: 3 }],
  ['NOT_FIRST', { firstBookingOnly: true }, { bookedBefore: true }],
  ['OTHER_CURRENCY', { off: { amount: money(1_000n, 'EUR') } }, {}],
  ['OTHER_CURRENCY', { minimum: money(1_000n, 'EUR') }, {}],
  ['BELOW_MINIMUM', { minimum: money(8_251n, 'USD') }, {}],
  ['NOTHING_OFF', {}, { listed: 0n }],
  ['NOTHING_OFF', { off: { percent: 1 } }, { listed: 99n }],
] as [string, Partial<Promotion>, Partial<PromotionFacts>][])(
  'it is refused as %s',
  (refused, change, fact) => {
    expect(discountOf({ ...promotion, ...change }, { ...facts, ...fact })).toEqual({ refused })
  },
)

test('a code is letters, digits and hyphens in any case', () => {
  expect(['spring-20', 'ANA', ' a1b '].map((typed) => isCode(normalCode(typed)))).toEqual([true, true, true])
  const none = ['', 'ab', '-ab', 'ab-', 'a b', 'ä12', 'x'.repeat(33), "a'b"]
  expect(none.filter((typed) => isCode(normalCode(typed)))).toEqual([])
})

const worlds = fc.record({
  currency: fc.constantFrom(...currencyCodes),
  units: fc.bigInt({ min: 0n, max: 1_000_000n }),
  off: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.bigInt({ min: 1n, max: 1_000_000n })),
  bearer: fc.constantFrom('MENTOR' as const, 'PLATFORM' as const),
  feeBps: fc.integer({ min: 0, max: 10_000 }),
  refundPercent: fc.integer({ min: 0, max: 100 }),
})

const offIn = (currency: Currency, step: bigint, off: number | bigint): Promotion['off'] =>
  typeof off === 'number' ? { percent: off } : { amount: money(off * step, currency) }

test('whatever the price, fee, code and refund: the parts add up and nobody’s is negative', () => {
  fc.assert(
    fc.property(worlds, ({ currency, units, off, bearer, feeBps, refundPercent }) => {
      const { step } = currencyOf(currency)
      const minimum = chargeLimits(currency).minimum.minor
      const listed = units === 0n ? 0n : minimum + units * step
      const code = { ...promotion, bearer, off: offIn(currency, step, off) }
      const discount = discountOf(code, { ...facts, currency, listed })
      const minor = 'minor' in discount ? discount.minor : 0n
      const taken = bearer === 'MENTOR' ? { mentorDiscount: minor } : { platformDiscount: minor }
      const price = priceOf({ title: 'Review', base: money(listed, currency), ...taken })
      expect(price.total === 0n || price.total >= minimum).toBe(true)
      expect(price.total % step).toBe(0n)

      const split = splitOf({ ...price, feeBps })
      const back = (price.total * BigInt(refundPercent)) / 100n
      const kept = price.total - (back % step === 0n ? back : back - (back % step) + step)
      const shares = sharesOf(split, kept, refundPercent)
      const { fromCharge, fromBalance } = transfersOf(shares)
      expect([shares.mentor, shares.fee, shares.subsidy, fromBalance].every((part) => part >= 0n)).toBe(true)
      expect(shares.mentor + shares.fee).toBe(kept + shares.subsidy)
      expect(fromCharge + fromBalance).toBe(shares.mentor)
      expect(fromCharge <= kept && fromBalance <= shares.subsidy).toBe(true)
      expect(shares.subsidy <= (bearer === 'PLATFORM' ? minor : 0n)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
