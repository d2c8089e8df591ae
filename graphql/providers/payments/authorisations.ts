import type Stripe from 'stripe'
import { paymentOf } from './facts.ts'
import type { Payments } from './port.ts'
import { react } from './reactions.ts'

const expand = ['latest_charge.balance_transaction']

/** Money that a bank holds for us: looked at, taken, or let go. */
export function authorisations(stripe: Stripe): Pick<Payments, 'fetchPayment' | 'capture' | 'voidPayment'> {
  const fetchPayment: Payments['fetchPayment'] = (id) =>
    react(false, async () => paymentOf(await stripe.paymentIntents.retrieve(id, { expand })))
  return {
    fetchPayment,
    capture: (id, idempotencyKey) =>
      react(true, async () =>
        paymentOf(await stripe.paymentIntents.capture(id, { expand }, { idempotencyKey })),
      ),
    async voidPayment(id) {
      const reaction = await react(false, async () =>
        paymentOf(await stripe.paymentIntents.cancel(id, { expand })),
      )
      if (reaction.status !== 'refused') return reaction
      // It was captured, or had been let go before: what is true now is the answer.
      const now = await fetchPayment(id)
      return now.status === 'done' && now.facts.state === 'authorised' ? reaction : now
    },
  }
}
