import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyCodes, currencyOf, isCurrency } from './currencies.ts'
import { displayMoney } from './format.ts'
import {
  AmountInvalid,
  add,
  CurrenciesDiffer,
  chargeLimits,
  checkPrice,
  compare,
  money,
  PriceBelowMinimum,
  parseMoney,
  roundDown,
  roundUp,
  subtract,
  toDecimal,
} from './money.ts'

const currency = fc.constantFrom(...currencyCodes)

test.each([
  ['82.50', 'USD', 8_250n],
  ['82.5', 'USD', 8_250n],
  ['82', 'USD', 8_200n],
  ['0', 'EUR', 0n],
  ['500', 'JPY', 500n],
  ['1.230', 'BHD', 1_230n],
  ['1234.56', 'HUF', 123_456n],
  ['3000', 'ISK', 3_000n],
] as const)('%s %s is %s minor units', (decimal, currency, minor) => {
  expect(parseMoney(decimal, currency)).toEqual({ minor, currency })
})

test.each([
  ['1.234', 'BHD', /steps of 0\.010/],
  ['82.505', 'USD', /2 decimals at most/],
  ['500.00', 'JPY', /no decimals/],
  ['-5', 'USD', /digits with a point/],
  ['1e3', 'USD', /digits with a point/],
  ['1,000', 'USD', /digits with a point/],
  ['', 'USD', /digits with a point/],
  ['9999999999999999', 'USD', /digits with a point/],
] as const)('%s %s is refused', (decimal, currency, reason) => {
  expect(() => parseMoney(decimal, currency)).toThrow(AmountInvalid)
  expect(() => parseMoney(decimal, currency)).toThrow(reason)
})

test('what is written can be read again', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), currency, (units, currency) => {
      const amount = money(units * currencyOf(currency).step, currency)
      expect(parseMoney(toDecimal(amount), currency)).toEqual(amount)
    }),
  )
})

test('negative amounts keep their digits', () => {
  expect(toDecimal(money(-5n, 'USD'))).toBe('-0.05')
})

test('amounts of one currency add, subtract and compare, others are refused', () => {
  expect(subtract(add(money(5n, 'USD'), money(7n, 'USD')), money(20n, 'USD'))).toEqual(money(-8n, 'USD'))
  expect([compare(money(1n, 'USD'), money(2n, 'USD')), compare(money(2n, 'USD'), money(2n, 'USD'))]).toEqual([
    -1, 0,
  ])
  expect(() => add(money(1n, 'USD'), money(1n, 'EUR'))).toThrow(CurrenciesDiffer)
})

test('rounding meets the exact ratio within one step, from its own side', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 15n })
  fc.assert(
    fc.property(amount, fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.constantFrom(1n, 10n), (n, d, step) => {
      const [down, up] = [roundDown(n, d, step), roundUp(n, d, step)]
      expect([down % step, up % step]).toEqual([0n, 0n])
      expect(down * d <= n && n < (down + step) * d).toBe(true)
      expect(up * d >= n && n > (up - step) * d).toBe(true)
    }),
  )
})

test('a price is nothing, or between the limits of Stripe', () => {
  expect(checkPrice(money(0n, 'EUR')).minor).toBe(0n)
  expect(checkPrice(money(50n, 'EUR')).minor).toBe(50n)
  expect(() => checkPrice(money(49n, 'EUR'))).toThrow(PriceBelowMinimum)
  expect(() => checkPrice(money(-1n, 'EUR'))).toThrow(AmountInvalid)
  expect(() => checkPrice(money(1_235n, 'KWD'))).toThrow(AmountInvalid)
  expect(() => checkPrice(money(100_000_000n, 'EUR'))).toThrow(AmountInvalid)
  expect(chargeLimits('UGX').maximum.minor).toBe(999_999n)
  expect(chargeLimits('KWD').maximum.minor).toBe(99_999_990n)
})

test('the table knows the exceptions', () => {
  const three = currencyCodes.filter((code) => currencyOf(code).exponent === 3)
  expect(three).toEqual(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])
  expect(three.every((code) => currencyOf(code).step === 10n)).toBe(true)
  expect(currencyCodes.filter((code) => currencyOf(code).sentExponent !== currencyOf(code).exponent)).toEqual(
    ['ISK', 'UGX'],
  )
  expect([isCurrency('USD'), isCurrency('usd'), isCurrency('toString')]).toEqual([true, false, false])
})

test('money is shown with the decimals of the table, not of Intl', () => {
  expect(displayMoney(money(8_250n, 'USD'))).toBe('$82.50')
  expect(displayMoney(money(500n, 'JPY'))).toBe('¥500')
  expect(displayMoney(money(123_456n, 'HUF')).replace(/\s/g, ' ')).toBe('HUF 1,234.56')
})
