import type Stripe from 'stripe'
import { sent } from './amounts.ts'
import type { CheckoutLine, CheckoutParameters } from './port.ts'

type Items = NonNullable<Stripe.Checkout.SessionCreateParams['line_items']>

/** What is bought, as a Checkout Session wants it. */
export function lineItems({ amount, title, description, lines }: CheckoutParameters): Items {
  const { currency } = amount
  const whole: CheckoutLine = { title, minor: amount.minor, ...(description ? { description } : {}) }
  return (lines ?? [whole]).map(({ title: name, description: about, minor }) => {
    const price = sent({ minor: BigInt(minor), currency })
    const product_data = { name, ...(about ? { description: about } : {}) }
    return {
      quantity: 1,
      price_data: { currency: price.currency, unit_amount: price.amount, product_data },
    }
  })
}
