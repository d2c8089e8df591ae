import type { Deps } from '../deps.ts'
import { answered } from '../reaction.ts'

/** Has the payment company forget a card that is needed no more, and forgets it here. Throws NotYet until it did. */
export async function forgetCard(deps: Deps, paymentId: string): Promise<void> {
  const payment = await deps.db.payment.findUnique({ where: { id: paymentId } })
  if (!payment?.paymentMethodId || payment.state === 'SAVED') return
  answered(await deps.payments.forgetCard(payment.paymentMethodId))
  await deps.db.payment.update({
    where: { id: paymentId },
    data: { customerId: null, paymentMethodId: null },
  })
}
