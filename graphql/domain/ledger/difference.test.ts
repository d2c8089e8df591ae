import { expect, test } from 'vitest'
import { compare, differsForGood, type Look, nextLook } from './difference.ts'
import { entryKeyOf, expectedOf, type Movement, type MovementKind } from './movements.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' as const })
const movement = (kind: MovementKind, over: Partial<Movement> = {}): Movement => ({
  ...{ id: 'txn_1', kind, type: 'x', sourceId: 'ob_1', amount: usd(-500n), fee: usd(0n) },
  ...{ createdAt: new Date(0), availableAt: new Date(0), ...over },
})

test.for<[MovementKind, string]>([
  ['CAPTURED', 'ob_1:captured'],
  ['REFUNDED', 'ob_1:effected'],
  ['REFUND_RETURNED', 'ob_1:failed'],
  ['TRANSFERRED', 'ob_1:created'],
  ['TRANSFER_REVERSED', 'ob_1:created'],
  ['BANK_PAYOUT', 'ob_1'],
  ['BANK_PAYOUT_RETURNED', 'ob_1:returned'],
  ['DISPUTED', 'txn_1'],
  ['CHARGED', 'txn_1'],
  ['OTHER', 'txn_1'],
])('what is %s is booked under %s', ([kind, key]) => {
  expect(entryKeyOf(movement(kind))).toBe(key)
  expect(entryKeyOf(movement(kind, { sourceId: null }))).toBe('txn_1')
})

test('a fee is an entry of its own, but for a dispute, and nothing is expected of nothing', () => {
  const charged = { amount: usd(8_250n), fee: usd(269n) }
  expect(expectedOf(movement('CAPTURED', charged))).toEqual([
    { key: 'ob_1:captured', minor: 8_250n },
    { key: 'txn_1:fee', minor: -269n },
  ])
  expect(expectedOf(movement('DISPUTED', { amount: usd(-8_250n), fee: usd(1_500n) }))).toEqual([
    { key: 'txn_1', minor: -9_750n },
  ])
  expect(expectedOf(movement('OTHER', { amount: usd(0n) }))).toEqual([])
})

test('entry and movement agree, or differ in one way', () => {
  const expected = { key: 'k', minor: 500n, currency: 'USD' }
  const eur = { currency: 'EUR', minor: 500n }
  expect(compare(expected, [usd(500n)])).toBeNull()
  expect(compare(expected, [])).toEqual({ kind: 'MISSING_HERE', currency: 'USD', here: null, there: 500n })
  expect(compare(expected, [usd(499n)])).toMatchObject({ kind: 'AMOUNT_DIFFERS', here: 499n })
  expect(compare(expected, [eur])).toMatchObject({ kind: 'CURRENCY_DIFFERS', here: 500n })
  expect(compare(expected, [usd(500n), eur])).toMatchObject({ kind: 'AMOUNT_DIFFERS' })
})

test('a balance differs for good after five steady minutes, or ten restless ones', () => {
  const minute = (n: number) => new Date(n * 60_000)
  const looks = (gaps: readonly bigint[]) =>
    gaps.reduce<Look | null>((look, gap, at) => nextLook(look, gap, minute(at)), null)!
  expect(differsForGood(looks([7n, 7n, 7n, 7n, 7n]), minute(4))).toBe(false)
  expect(differsForGood(looks([7n, 7n, 7n, 7n, 7n, 7n]), minute(5))).toBe(true)
  expect(differsForGood(looks([7n, 7n, 9n, 7n, 7n, 7n]), minute(5))).toBe(false)
  expect(nextLook(looks([7n, 8n]), 0n, minute(2))).toBeNull()
  expect(differsForGood(looks([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n, 10n, 11n]), minute(10))).toBe(true)
})
