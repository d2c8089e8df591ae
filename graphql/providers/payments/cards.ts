import type Stripe from 'stripe'
import { sent } from './amounts.ts'
import { endedPayment } from './facts.ts'
import type { Payment, Payments } from './port.ts'
import { react } from './reactions.ts'

const expand = ['latest_charge.balance_transaction']
const PAGE = 100

/** Cards that were saved, charged while their holders are away, and forgotten. */
export function savedCards(stripe: Stripe): Pick<Payments, 'chargeSaved' | 'findCharge' | 'forgetCard'> {
  return {
    chargeSaved: ({ customerId, paymentMethodId, amount, title, transferGroup, metadata, idempotencyKey }) =>
      react(true, async () => {
        const params = {
          ...sent(amount),
          customer: customerId,
          payment_method: paymentMethodId,
          off_session: true,
          confirm: true,
          description: title,
          transfer_group: transferGroup,
          metadata,
          expand,
        }
        return endedPayment(await stripe.paymentIntents.create(params, { idempotencyKey }))
      }),
    findCharge: (customerId, paymentId) =>
      react<Payment | null>(false, async () => {
        let found: Payment | null = null
        const expanded = expand.map((path) => `data.${path}`)
        const intents = stripe.paymentIntents.list({ customer: customerId, limit: PAGE, expand: expanded })
        for await (const intent of intents) {
          if (intent.metadata.paymentId !== paymentId) continue
          const facts = endedPayment(intent)
          // One that took the money says more than any that failed.
          if (facts.state === 'captured') return facts
          found ??= facts
        }
        return found
      }),
    async forgetCard(paymentMethodId) {
      const reaction = await react(false, async () => {
        await stripe.paymentMethods.detach(paymentMethodId)
        return null
      })
      // Detached before, or gone with its holder: nothing of it is kept.
      return reaction.status === 'refused' ? { status: 'done', facts: null } : reaction
    },
  }
}
