import Stripe from 'stripe'
import { sent } from './amounts.ts'
import { checkoutOf } from './facts.ts'
import { inline, isPriced } from './lines.ts'
import type { CheckoutParameters, Payments } from './port.ts'
import { react } from './reactions.ts'
import { sessionParams } from './session-params.ts'

const expand = ['payment_intent.latest_charge.balance_transaction', 'setup_intent']

export function checkouts(
  stripe: Stripe,
): Pick<Payments, 'openCheckout' | 'fetchCheckout' | 'expireCheckout'> {
  const fetchCheckout: Payments['fetchCheckout'] = (id) =>
    react(false, async () => checkoutOf(await stripe.checkout.sessions.retrieve(id, { expand })))
  return {
    fetchCheckout,
    openCheckout: (parameters, key) =>
      react(true, async () => checkoutOf(await open(stripe, parameters, key))),
    async expireCheckout(id) {
      const reaction = await react(false, async () =>
        checkoutOf(await stripe.checkout.sessions.expire(id, { expand })),
      )
      if (reaction.status !== 'refused') return reaction
      // Somebody was quicker, with the payment or with the clock: what is true now is the answer.
      const now = await fetchCheckout(id)
      return now.status === 'done' && now.facts.status === 'open' ? reaction : now
    },
  }
}

const create = (stripe: Stripe, parameters: CheckoutParameters, idempotencyKey: string) =>
  stripe.checkout.sessions.create({ ...sessionParams(parameters), expand }, { idempotencyKey })

/**
 * With the price that Stripe knows. Where it refuses that, having archived it meanwhile, or would charge another amount, with
 * the amount itself, under a key of its own: what was quoted is charged.
 */
async function open(stripe: Stripe, parameters: CheckoutParameters, key: string) {
  if (!isPriced(parameters)) return create(stripe, parameters, key)
  try {
    const session = await create(stripe, parameters, key)
    if (asksFor(session, parameters)) return session
    await stripe.checkout.sessions.expire(session.id).catch(unlessRefused)
  } catch (error) {
    unlessRefused(error)
  }
  return create(stripe, inline(parameters), `${key}:inline`)
}

function asksFor({ amount_total, currency }: Stripe.Checkout.Session, { amount }: CheckoutParameters) {
  const quoted = sent({ minor: BigInt(amount.minor), currency: amount.currency })
  return amount_total === quoted.amount && currency === quoted.currency
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
}
