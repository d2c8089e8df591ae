import { DomainError } from '../errors.ts'
import { type Currency, currencyOf } from './currencies.ts'

/** Whole minor units (cents, yen, fils) with their currency: a fraction of one cannot exist in this program. */
export type Money = { readonly minor: bigint; readonly currency: Currency }

/** Stripe's largest amount: eight digits of the unit it is sent in. */
const largestSent = 99_999_999n

export class AmountInvalid extends DomainError {
  readonly code = 'AMOUNT_INVALID'
}

export class CurrenciesDiffer extends DomainError {
  readonly code = 'CURRENCIES_DIFFER'
  override message = 'Amounts of different currencies cannot be put together.'
}

export class PriceBelowMinimum extends DomainError {
  readonly code = 'PRICE_BELOW_MINIMUM'
  readonly minimum: Money
  constructor(minimum: Money) {
    super(`A price is nothing at all, or at least ${toDecimal(minimum)} ${minimum.currency}.`)
    this.minimum = minimum
  }
}

export function money(minor: bigint, currency: Currency): Money {
  return { minor, currency }
}

/** Throws CurrenciesDiffer. */
export function add(a: Money, b: Money): Money {
  return money(a.minor + same(a, b).minor, a.currency)
}

/** May be negative. Throws CurrenciesDiffer. */
export function subtract(a: Money, b: Money): Money {
  return money(a.minor - same(a, b).minor, a.currency)
}

/** -1, 0 or 1, as a sort wants it. Throws CurrenciesDiffer. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  const difference = a.minor - same(a, b).minor
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function same(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new CurrenciesDiffer()
  return b
}

/** Reads "82.50", "82.5" or "82"; refuses signs, exponents, separators, and amounts the currency cannot have. */
export function parseMoney(decimal: string, currency: Currency): Money {
  const { exponent, step } = currencyOf(currency)
  const parts = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(decimal)
  if (!parts) throw new AmountInvalid('Write an amount as digits with a point, such as 82.50.')
  const [, whole = '', fraction = ''] = parts
  if (fraction.length > exponent) throw new AmountInvalid(decimalsOf(currency, exponent))
  const minor = BigInt(whole + fraction.padEnd(exponent, '0'))
  if (minor % step !== 0n) {
    throw new AmountInvalid(`${currency} goes in steps of ${toDecimal(money(step, currency))}.`)
  }
  return money(minor, currency)
}

function decimalsOf(currency: Currency, exponent: number): string {
  return exponent === 0 ? `${currency} has no decimals.` : `${currency} has ${exponent} decimals at most.`
}

/** "82.50", for JPY "500", for KWD "1.230"; a minus in front when negative. */
export function toDecimal({ minor, currency }: Money): string {
  const { exponent } = currencyOf(currency)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0')
  const sign = minor < 0n ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** What the currency's charge must at least be, and can at most be, at Stripe. */
export function chargeLimits(currency: Currency): { minimum: Money; maximum: Money } {
  const { exponent, sentExponent, minimum, step } = currencyOf(currency)
  const largest = largestSent / 10n ** BigInt(sentExponent - exponent)
  return { minimum: money(minimum, currency), maximum: money(largest - (largest % step), currency) }
}

/** Returns the price, or throws: negative or off its step or too large AmountInvalid, else PriceBelowMinimum. */
export function checkPrice(price: Money): Money {
  const { minimum, maximum } = chargeLimits(price.currency)
  if (price.minor < 0n) throw new AmountInvalid('A price cannot be negative.')
  if (price.minor % currencyOf(price.currency).step !== 0n) {
    throw new AmountInvalid(`${price.currency} goes in larger steps.`)
  }
  if (price.minor > maximum.minor) {
    throw new AmountInvalid(`A price is at most ${toDecimal(maximum)} ${price.currency}.`)
  }
  if (price.minor > 0n && price.minor < minimum.minor) throw new PriceBelowMinimum(minimum)
  return price
}

/** `numerator / denominator` down to a multiple of `step`. Neither negative; denominator and step above 0. */
export function roundDown(numerator: bigint, denominator: bigint, step: bigint): bigint {
  if (numerator < 0n || denominator <= 0n || step <= 0n)
    throw new RangeError('a share of nothing, or below it')
  return (numerator / (denominator * step)) * step
}

/** `numerator / denominator` up to a multiple of `step`. Neither negative; denominator and step above 0. */
export function roundUp(numerator: bigint, denominator: bigint, step: bigint): bigint {
  const down = roundDown(numerator, denominator, step)
  return down * denominator === numerator ? down : down + step
}
