import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyCodes, currencyOf } from '../money/currencies.ts'
import { keptOf, type SplitTerms, sharesOf, shrinkage, splitOf, transfersOf } from './split.ts'

const units = fc.bigInt({ min: 0n, max: 1_000_000n })
const terms = fc
  .tuple(fc.constantFrom(...currencyCodes), units, units, units, units, fc.integer({ min: 0, max: 10_000 }))
  .map(([currency, listed, mentor, platform, serviceFee, feeBps]): SplitTerms => {
    const { step } = currencyOf(currency)
    const mentorDiscount = mentor % (listed + 1n)
    const platformDiscount = platform % (listed - mentorDiscount + 1n)
    return {
      currency,
      listed: listed * step,
      mentorDiscount: mentorDiscount * step,
      platformDiscount: platformDiscount * step,
      serviceFee: (serviceFee % 100n) * step,
      feeBps,
    }
  })
const fraction = fc.integer({ min: 0, max: 1_000 })

function keptAt(captured: bigint, step: bigint, thousandths: number): bigint {
  const part = (captured * BigInt(thousandths)) / 1_000n
  return part - (part % step)
}

test('80 dollars at 15 % give the mentor 68, and half of it 34', () => {
  const split = splitOf({
    currency: 'USD',
    listed: 8_000n,
    mentorDiscount: 0n,
    platformDiscount: 0n,
    serviceFee: 0n,
    feeBps: 1_500,
  })
  expect(sharesOf(split, 8_000n)).toEqual({ kept: 8_000n, fee: 1_200n, subsidy: 0n, mentor: 6_800n })
  expect(sharesOf(split, 4_000n)).toEqual({ kept: 4_000n, fee: 600n, subsidy: 0n, mentor: 3_400n })
  expect(sharesOf(split, 0n)).toEqual({ kept: 0n, fee: 0n, subsidy: 0n, mentor: 0n })
})

test('a promotion of the platform costs the mentor nothing, even one of 100 %', () => {
  const base = {
    currency: 'USD',
    listed: 10_000n,
    mentorDiscount: 0n,
    serviceFee: 0n,
    feeBps: 1_500,
  } as const
  const half = splitOf({ ...base, platformDiscount: 5_000n })
  expect(sharesOf(half, half.captured)).toEqual({
    kept: 5_000n,
    fee: 1_500n,
    subsidy: 5_000n,
    mentor: 8_500n,
  })
  const all = splitOf({ ...base, platformDiscount: 10_000n })
  expect(sharesOf(all, 0n)).toEqual({ kept: 0n, fee: 1_500n, subsidy: 10_000n, mentor: 8_500n })
  expect(sharesOf(all, 0n, 50).mentor).toBe(4_250n)
  expect(sharesOf(all, 0n, 100).mentor).toBe(0n)
})

test('the whole split is what the design says, and everything kept is shared out', () => {
  fc.assert(
    fc.property(terms, fraction, (terms, thousandths) => {
      const split = splitOf(terms)
      const { step } = currencyOf(terms.currency)
      const whole = sharesOf(split, split.captured)
      expect(whole).toMatchObject({ fee: split.fee, subsidy: split.subsidy })
      const { kept, fee, subsidy, mentor } = sharesOf(split, keptAt(split.captured, step, thousandths))
      expect(mentor + fee).toBe(kept + subsidy)
      expect(mentor >= 0n && fee >= 0n && subsidy >= 0n).toBe(true)
      expect([fee % step, subsidy % step]).toEqual([0n, 0n])
      for (const [part, whole] of [
        [fee, split.fee],
        [subsidy, split.subsidy],
      ] as const) {
        if (split.captured === 0n) continue
        expect(part * split.captured <= whole * kept && whole * kept < (part + step) * split.captured).toBe(
          true,
        )
      }
      if (kept === 0n && split.captured > 0n) expect(mentor).toBe(0n)
    }),
    { numRuns: 2_000 },
  )
})

test('whatever the path, the shares at the end and the sum of what was taken away agree', () => {
  fc.assert(
    fc.property(terms, fc.array(fraction, { maxLength: 8 }), (terms, stops) => {
      const split = splitOf(terms)
      const path = [1_000, ...stops.sort((a, b) => b - a)].map((at) =>
        sharesOf(split, keptAt(split.captured, currencyOf(terms.currency).step, at)),
      )
      const taken = path.slice(1).map((shares, index) => shrinkage(path[index]!, shares))
      const total = shrinkage(path[0]!, path.at(-1)!)
      for (const key of ['kept', 'fee', 'subsidy', 'mentor'] as const) {
        expect(taken.reduce((sum, part) => sum + part[key], 0n)).toBe(total[key])
      }
    }),
  )
})

test('keeping more never shrinks fee or subsidy, nor the mentor by more than one step of rounding', () => {
  fc.assert(
    fc.property(terms, fraction, fraction, (terms, a, b) => {
      const split = splitOf(terms)
      const { step } = currencyOf(terms.currency)
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((at) =>
        sharesOf(split, keptAt(split.captured, step, at)),
      )
      const growth = shrinkage(more!, less!)
      expect(growth.fee >= 0n && growth.subsidy >= 0n).toBe(true)
      expect(growth.mentor >= (split.subsidy === 0n ? 0n : -step)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('the transfers sum to the share, and the charge gives no more than it has', () => {
  fc.assert(
    fc.property(terms, (terms) => {
      const split = splitOf(terms)
      const shares = sharesOf(split, split.captured)
      const { fromCharge, fromBalance } = transfersOf(shares)
      expect(fromCharge + fromBalance).toBe(shares.mentor)
      expect(
        fromCharge >= 0n && fromCharge <= shares.kept && fromBalance >= 0n && fromBalance <= shares.subsidy,
      ).toBe(true)
    }),
  )
})

test('what is kept counts shared refunds and lost disputes once, and stops at nothing', () => {
  const split = { currency: 'USD', captured: 100n, fee: 0n, subsidy: 0n } as const
  expect(keptOf(split, { refundsDecided: 30n, disputesLost: 20n })).toBe(50n)
  expect(keptOf(split, { refundsDecided: 80n, disputesLost: 100n })).toBe(0n)
})
