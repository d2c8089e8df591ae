import type { Deps } from '../deps.ts'
import { answered } from '../reaction.ts'
import { takeFacts } from './fulfil-checkout.ts'

/**
 * Closes every Checkout of a booking that nobody should pay any more: of a booking that does not wait, or of an attempt
 * that was given up before the provider had ended it. One that was paid in that moment is joined, and goes back.
 */
export async function closeCheckout(deps: Deps, bookingId: string): Promise<void> {
  const open = await deps.db.payment.findMany({
    where: {
      bookingId,
      OR: [
        { state: 'OPEN', captureDecidedAt: null, booking: { state: { not: 'AWAITING_PAYMENT' } } },
        { state: 'OPEN', captureDecidedAt: { not: null }, booking: { state: { not: 'CONFIRMING' } } },
        { state: { not: 'OPEN' }, checkoutUrl: { not: null } },
      ],
    },
  })
  for (const { id, checkoutSessionId } of open) {
    if (checkoutSessionId)
      await takeFacts(deps, answered(await deps.payments.expireCheckout(checkoutSessionId)))
    else
      await deps.db.payment.updateMany({ where: { id, checkoutSessionId: null }, data: { state: 'EXPIRED' } })
  }
}
