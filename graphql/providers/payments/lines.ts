import type Stripe from 'stripe'
import { sent } from './amounts.ts'
import type { CheckoutLine, CheckoutParameters } from './port.ts'

type Items = NonNullable<Stripe.Checkout.SessionCreateParams['line_items']>

/** What is bought, as a Checkout Session wants it. */
export function lineItems({ amount, title, description, lines }: CheckoutParameters): Items {
  const { currency } = amount
  const whole: CheckoutLine = { title, minor: amount.minor, ...(description ? { description } : {}) }
  return (lines ?? [whole]).map(({ title: name, description: about, minor, priceId }) => {
    if (priceId) return { quantity: 1, price: priceId }
    const price = sent({ minor: BigInt(minor), currency })
    const product_data = { name, ...(about ? { description: about } : {}) }
    return {
      quantity: 1,
      price_data: { currency: price.currency, unit_amount: price.amount, product_data },
    }
  })
}

/** Whether a price that the company knows is charged; a card that is only saved is charged nothing yet. */
export const isPriced = ({ save, lines = [] }: CheckoutParameters) =>
  !save && lines.some(({ priceId }) => priceId)

/** The same Checkout, with everything that is charged said in it. */
export const inline = ({ lines = [], ...parameters }: CheckoutParameters): CheckoutParameters => ({
  ...parameters,
  lines: lines.map(({ priceId: _, ...line }) => line),
})
