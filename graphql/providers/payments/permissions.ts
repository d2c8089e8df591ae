import type Stripe from 'stripe'
import type { Payments } from './port.ts'
import { react } from './reactions.ts'

/**
 * A key may be allowed some calls and forbidden others, so each kind of which a booking depends is asked for, always in
 * vain: a Checkout of nothing, and changes of what does not exist. Stripe looks at the key first, and at the rest after it.
 */
export function permissions(stripe: Stripe): Pick<Payments, 'takesUs'> {
  const inVain = [
    () => stripe.balance.retrieve(),
    () => stripe.checkout.sessions.create({ mode: 'payment' }),
    () => stripe.paymentIntents.cancel('pi_none'),
    () => stripe.refunds.create({ payment_intent: 'pi_none' }),
    () => stripe.transfers.createReversal('tr_none'),
  ]
  return {
    async takesUs() {
      let unheard = null
      for (const ask of inVain) {
        const { status, ...said } = await react<unknown>(false, ask)
        const reason = 'reason' in said ? said.reason : status
        if (status === 'misconfigured') return { status, reason }
        if (status !== 'done' && status !== 'refused') unheard = { status: 'retryLater', reason } as const
      }
      return unheard ?? { status: 'done', facts: null }
    },
  }
}
