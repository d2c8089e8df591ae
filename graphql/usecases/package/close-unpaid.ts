import type { Deps } from '../deps.ts'
import { takeFacts } from '../payment/fulfil-checkout.ts'
import { answered } from '../reaction.ts'
import { giveUpPurchase } from './join-purchase.ts'

/**
 * Ends the Checkout of a package whose time is up. The provider is asked to end it and its answer believed: paid in that
 * moment, it is bought.
 */
export async function closeUnpaid(deps: Deps, purchaseId: string): Promise<void> {
  const payment = await deps.db.payment.findUnique({ where: { purchaseId } })
  if (payment?.state !== 'OPEN') return
  const { checkoutSessionId } = payment
  if (!checkoutSessionId) return giveUpPurchase(deps, purchaseId)
  await takeFacts(deps, answered(await deps.payments.expireCheckout(checkoutSessionId)))
}
