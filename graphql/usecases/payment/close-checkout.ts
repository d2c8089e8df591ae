import type { Deps } from '../deps.ts'
import { answered } from '../reaction.ts'
import { takeFacts } from './fulfil-checkout.ts'

/** A booking that ended leaves no Checkout open behind it; one that was paid in that moment is joined, and goes back. */
export async function closeCheckout(deps: Deps, bookingId: string): Promise<void> {
  const open = await deps.db.payment.findMany({
    where: { bookingId, state: 'OPEN', booking: { state: { not: 'AWAITING_PAYMENT' } } },
  })
  for (const { id, checkoutSessionId } of open) {
    if (checkoutSessionId)
      await takeFacts(deps, answered(await deps.payments.expireCheckout(checkoutSessionId)))
    else
      await deps.db.payment.updateMany({ where: { id, checkoutSessionId: null }, data: { state: 'EXPIRED' } })
  }
}
