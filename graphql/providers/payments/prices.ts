import Stripe from 'stripe'
import { sent } from './amounts.ts'
import type { Payments } from './port.ts'
import { react } from './reactions.ts'
import type { TypeRequest } from './requests.ts'

/** Session types are Products there, and what they cost is a Price each: neither is ever made twice. */
export function prices(stripe: Stripe): Pick<Payments, 'publishType' | 'publishPrice' | 'withdrawPrice'> {
  return {
    publishType: (request) => react(true, async () => ({ productId: (await publish(stripe, request)).id })),
    publishPrice: ({ productId: product, amount, metadata, idempotencyKey }) =>
      react(true, async () => {
        const lookup_key = `sundial_${metadata.priceId}`
        const { data } = await stripe.prices.list({ lookup_keys: [lookup_key] })
        if (data[0]) return { priceId: data[0].id }
        const { amount: unit_amount, currency } = sent(amount)
        const params = { product, unit_amount, currency, lookup_key, metadata }
        return { priceId: (await stripe.prices.create(params, { idempotencyKey })).id }
      }),
    withdrawPrice: (priceId) =>
      react(true, async () => {
        await stripe.prices.update(priceId, { active: false }).catch((error: unknown) => {
          if (!hasCode(error, 'resource_missing')) throw error
        })
        return null
      }),
  }
}

/** Its id is made of ours: whoever comes second finds it there. */
async function publish(stripe: Stripe, { sessionTypeId, mentorId, title, offered }: TypeRequest) {
  const id = `sundial_${sessionTypeId}`
  const says = { name: title, active: offered, metadata: { sessionTypeId, mentorId } }
  try {
    return await stripe.products.update(id, says)
  } catch (error) {
    if (!hasCode(error, 'resource_missing')) throw error
  }
  try {
    return await stripe.products.create({ ...says, id })
  } catch (error) {
    if (!hasCode(error, 'resource_already_exists')) throw error
    return stripe.products.update(id, says)
  }
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === code
