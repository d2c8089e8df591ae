import { currencyOf, isCurrency } from '#graphql/domain/money/currencies.ts'
import type { Money } from '#graphql/domain/money/money.ts'

type Sent = { amount: number; currency: string }
type Rounding = 'exact' | 'up' | 'down'

/** Stripe's units of an amount: our minor units, but ISK and UGX, whole to us, go times 100. */
export function sent({ minor, currency }: Money): Sent {
  const amount = Number(minor * factorOf(currency))
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`not an amount to send: ${minor} ${currency}`)
  return { amount, currency: currency.toLowerCase() }
}

/**
 * Our minor units of Stripe's. Fees and balances of ISK and UGX may hold fractions of a unit; those round as told.
 * Throws RangeError for a currency that Sundial does not offer and for a fraction where there can be none.
 */
export function received(amount: number, currency: string, rounding: Rounding = 'exact'): Money {
  const code = currency.toUpperCase()
  if (!isCurrency(code)) throw new RangeError(`not a currency of ours: ${currency}`)
  const factor = factorOf(code)
  const rest = ((BigInt(amount) % factor) + factor) % factor
  if (rest !== 0n && rounding === 'exact') throw new RangeError(`not whole units: ${amount} ${currency}`)
  const floor = (BigInt(amount) - rest) / factor
  return { minor: rest !== 0n && rounding === 'up' ? floor + 1n : floor, currency: code }
}

function factorOf(currency: Money['currency']): bigint {
  const { exponent, sentExponent } = currencyOf(currency)
  return 10n ** BigInt(sentExponent - exponent)
}
