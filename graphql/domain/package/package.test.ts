import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyCodes, currencyOf } from '../money/currencies.ts'
import { money } from '../money/money.ts'
import { checkPackage } from './draft.ts'
import {
  creditAmounts,
  eachOf,
  expiresAtLeast,
  giveBackRefusedBecause,
  giveBackUntil,
  monthsAfter,
  unusableBecause,
} from './package.ts'

const priced = fc
  .tuple(
    fc.constantFrom(...currencyCodes),
    fc.bigInt({ min: 50n, max: 99_999_999n }),
    fc.integer({ min: 2, max: 50 }),
  )
  .map(([currency, units, sessions]) => ({
    price: money(units * currencyOf(currency).step, currency),
    sessions,
  }))

test('the sessions of a package sum to its price, to the smallest unit, for every number and currency', () => {
  fc.assert(
    fc.property(priced, ({ price, sessions }) => {
      const { step } = currencyOf(price.currency)
      const amounts = creditAmounts(price, sessions)
      expect(amounts).toHaveLength(sessions)
      expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(price.minor)
      expect(amounts.every((amount) => amount % step === 0n && amount > 0n)).toBe(true)
      const each = eachOf(price.minor, price.currency, sessions).minor
      expect(amounts.every((amount) => amount === each || amount === each + step)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

test('yen are whole, dinars go in steps of ten fils', () => {
  expect(creditAmounts(money(10_000n, 'JPY'), 3)).toEqual([3_333n, 3_333n, 3_334n])
  expect(creditAmounts(money(100_000n, 'KWD'), 3)).toEqual([33_330n, 33_330n, 33_340n])
  expect(creditAmounts(money(30_000n, 'USD'), 5)).toEqual([6_000n, 6_000n, 6_000n, 6_000n, 6_000n])
})

test('months end on the same day, or on the last that there is', () => {
  const after = (at: string, months: number) => monthsAfter(new Date(at), months).toISOString()
  expect(after('2026-01-31T10:00:00.000Z', 1)).toBe('2026-02-28T10:00:00.000Z')
  expect(after('2027-11-30T10:00:00.000Z', 3)).toBe('2028-02-29T10:00:00.000Z')
  expect(after('2026-12-07T08:00:00.000Z', 6)).toBe('2027-06-07T08:00:00.000Z')
})

const expiresAt = new Date('2027-06-07T08:00:00Z')
const early = new Date(expiresAt.getTime() - 1_000)
const usable = { state: 'ACTIVE', expiresAt, contested: false, unspent: 1 } as const

test('a second before its end a package can be used, at its end it cannot', () => {
  expect(unusableBecause(usable, early)).toBeNull()
  expect(unusableBecause(usable, expiresAt)).toBe('expired')
  expect(unusableBecause({ ...usable, unspent: 0 }, early)).toBe('usedUp')
  expect(unusableBecause({ ...usable, contested: true }, early)).toBe('contested')
  expect(unusableBecause({ ...usable, state: 'ENDED' }, early)).toBe('ended')
  expect(unusableBecause({ ...usable, state: 'UNPAID', expiresAt: null }, early)).toBe('unpaid')
})

test('its owner gives it back within 14 days, an admin at any time, nobody what is contested or booked', () => {
  const paidAt = new Date('2026-12-07T08:00:00Z')
  const late = giveBackUntil(paidAt)
  const bought = { state: 'ACTIVE', paidAt, contested: false, unspent: 1 } as const
  expect(giveBackRefusedBecause(bought, new Date(late.getTime() - 1), true)).toBeNull()
  expect(giveBackRefusedBecause(bought, late, true)).toBe('tooLate')
  expect(giveBackRefusedBecause(bought, late, false)).toBeNull()
  expect(giveBackRefusedBecause({ ...bought, contested: true }, paidAt, false)).toBe('contested')
  expect(giveBackRefusedBecause({ ...bought, unspent: 0 }, paidAt, true)).toBe('usedUp')
  expect(giveBackRefusedBecause({ ...bought, state: 'ENDED' }, paidAt, true)).toBe('notActive')
})

test('a session that the mentor cancelled can be booked again for 30 days', () => {
  expect(expiresAtLeast(expiresAt, early).getTime()).toBe(early.getTime() + 30 * 86_400_000)
  const long = new Date('2027-01-01T00:00:00Z')
  expect(expiresAtLeast(expiresAt, long)).toBe(expiresAt)
})

test('a package is not dearer than its sessions apart, and each can be charged', () => {
  const single = money(8_250n, 'USD')
  const refusal = (draft: Parameters<typeof checkPackage>[0]) => {
    try {
      checkPackage(draft, single)
      return []
    } catch (error) {
      return (error as { issues: { path: string[] }[] }).issues.map(({ path }) => path[0])
    }
  }
  expect(checkPackage({ sessions: 5, price: '300', validMonths: 6 }, single).price.minor).toBe(30_000n)
  expect(refusal({ sessions: 5, price: '412.50', validMonths: 12 })).toEqual([])
  expect(refusal({ sessions: 5, price: '412.51', validMonths: 6 })).toEqual(['price'])
  expect(refusal({ sessions: 5, price: '2.49', validMonths: 6 })).toEqual(['price'])
  expect(refusal({ sessions: 1, price: '10', validMonths: 13 })).toEqual(['sessions', 'validMonths'])
  expect(refusal({ sessions: 2.5, price: 'ten', validMonths: 0 })).toEqual(['sessions', 'validMonths'])
})
