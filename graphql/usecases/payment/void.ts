import type { Payment } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { answered, NotYet } from '../reaction.ts'
import { lookUpCharge } from './charge-card.ts'
import { takePayment } from './join-payment.ts'

/**
 * Lets go of an authorisation, or of a saved card, that was decided to be let go, and joins what became of it: one that was
 * taken in that moment goes back. Throws NotYet when it must be tried again.
 */
export async function voidPayment(deps: Deps, paymentId: string): Promise<void> {
  const payment = await deps.db.payment.findUnique({ where: { id: paymentId } })
  if (!payment?.voidDecidedAt) return
  if (payment.state === 'SAVED') return voidCharge(deps, payment, payment.voidDecidedAt)
  if (payment.state !== 'AUTHORISED' || !payment.paymentIntentId) return
  await takePayment(deps, payment, answered(await deps.payments.voidPayment(payment.paymentIntentId)))
}

/** No call lasts as long: what was sent before the decision has arrived by then, or never left. */
const arrivedAfterMs = 2 * 60_000

async function voidCharge(deps: Deps, payment: Payment, decidedAt: Date): Promise<void> {
  if (payment.captureSentAt !== null) {
    if (await lookUpCharge(deps, payment)) return
    if (deps.now().getTime() - decidedAt.getTime() < arrivedAfterMs)
      throw new NotYet('a charge may still be on its way')
  }
  await takePayment(deps, payment, { state: 'voided', paymentIntentId: '' })
}
