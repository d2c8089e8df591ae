import type { Deps } from '../deps.ts'
import { fulfilCheckout } from './fulfil-checkout.ts'

/**
 * Fetches a payment that is under way afresh, by its Checkout Session, and joins it. One that we do not know yet is told by
 * the Session itself; one that is over has nothing to tell.
 */
export async function syncPayment(deps: Deps, paymentIntentId: string): Promise<void> {
  const payment = await deps.db.payment.findUnique({ where: { paymentIntentId } })
  const underWay = payment?.state === 'AUTHORISED' || payment?.state === 'PROCESSING'
  if (underWay && payment.checkoutSessionId) await fulfilCheckout(deps, payment.checkoutSessionId)
}
