import type { Checked } from '../account/person.ts'
import { isCurrency } from '../money/currencies.ts'
import { AmountInvalid, checkPrice, type Money, PriceBelowMinimum, parseMoney } from '../money/money.ts'

type Typed = { readonly amount: string; readonly currency: string }

type Priced = {
  readonly noShowFee: Typed | null
  readonly price: Typed
}

/**
 * What a mentee who does not come can be charged. Only where the session itself costs nothing, answers included: what was
 * paid for a session stays paid when its mentee does not come.
 */
export function checkNoShowFee(
  { noShowFee, price }: Priced,
  settles: readonly string[],
  addOns: boolean,
): Checked<Money | null> {
  if (!noShowFee) return { value: null }
  const { currency } = price
  if (!isCurrency(currency) || noShowFee.currency !== currency)
    return { message: 'Set the fee in the currency of the session.' }
  try {
    const fee = checkPrice(parseMoney(noShowFee.amount, currency))
    if (fee.minor === 0n) return { value: null }
    if (addOns || parseMoney(price.amount, currency).minor > 0n)
      return {
        message: 'A session that costs something is paid anyway: only a free one can have such a fee.',
      }
    if (!settles.includes(currency))
      return { message: `We cannot pay out in ${currency}. Set the fee in ${settles.join(' or ')}.` }
    return { value: fee }
  } catch (error) {
    if (error instanceof AmountInvalid || error instanceof PriceBelowMinimum)
      return { message: error.message }
    throw error
  }
}
