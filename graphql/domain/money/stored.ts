import { isCurrency } from './currencies.ts'
import { type Money, money } from './money.ts'

/** Money as a row has it; a currency that is no longer offered is a RangeError. */
export function storedMoney(minor: bigint, currency: string): Money {
  if (!isCurrency(currency)) throw new RangeError(`an amount in an unknown currency: ${currency}`)
  return money(minor, currency)
}
