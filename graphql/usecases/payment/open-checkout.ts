import { PaymentsUnavailable } from '#graphql/domain/payment/company.ts'
import type { Checkout, CheckoutParameters } from '#graphql/providers/payments/port.ts'
import type { Payment } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { LeftAlone, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { shutPayments } from './company.ts'
import { giveUpAttempt } from './give-up-attempt.ts'
import { lockPaidFor } from './paid-for.ts'
import { payPage } from './pay-page.ts'

/**
 * Creates the attempt's Checkout Session, or answers with the one it has. The request and the job run it alike, under the
 * same stored key and parameters: who comes second gets the same Session. Throws NotYet when it must be tried again; a
 * definite no ends the attempt and answers null. Throws PaymentsUnavailable when the company does not take us: fail closed,
 * the attempt ends and nothing is booked.
 */
export async function openCheckout(deps: Deps, paymentId: string): Promise<string | null> {
  const payment = await deps.db.payment.findUniqueOrThrow({ where: { id: paymentId } })
  if (payment.state !== 'OPEN') return null
  if (payment.checkoutSessionId) return payment.checkoutUrl
  const key = `checkout:${payment.bookingId ?? payment.purchaseId}:${payment.attempt}`
  const answer = await deps.payments.openCheckout(payment.parameters as unknown as CheckoutParameters, key)
  switch (answer.status) {
    case 'done':
      return storeSession(deps, payment, answer.facts)
    case 'refused':
      await giveUpAttempt(deps, payment, `${answer.code}: ${answer.message}`)
      return null
    case 'storedFailure':
      await giveUpAttempt(deps, payment, answer.reason)
      return null
    case 'misconfigured':
      await shutPayments(deps, answer.reason, payment.bookingId)
      await giveUpAttempt(deps, payment, answer.reason)
      throw new PaymentsUnavailable()
    case 'retryLater':
      throw answer.heldBack ? new LeftAlone(answer.reason) : new NotYet(answer.reason)
    default:
      throw new NotYet(answer.reason)
  }
}

async function storeSession(
  deps: Deps,
  payment: Payment,
  facts: Pick<Checkout, 'id' | 'url' | 'clientSecret'>,
) {
  const page = payPage(payment, facts)
  const { checkoutUrl: url } = page
  return inTransaction(deps, async (tx) => {
    const paidFor = await lockPaidFor(tx, deps, payment)
    const open = paidFor?.payments.some(({ id, state }) => id === payment.id && state === 'OPEN') ?? false
    const { count } = await tx.payment.updateMany({
      where: { id: payment.id, checkoutSessionId: null },
      data: { checkoutSessionId: facts.id, ...page },
    })
    if (!paidFor || count === 0) return open ? url : null
    if (open && deps.payments.desk) {
      const { id: subjectId } = payment
      await appendEvent(tx, { type: 'payment.invoiced', ...paidFor.event, subjectId, actor: 'SYSTEM' })
    }
    // Nothing is kept for a package: its Session ends by itself, and paid till then it is bought.
    if (payment.purchaseId !== null) return open ? url : null
    await appendEvent(tx, {
      // Its booking ended, or gave the attempt up, while the Session was being made: it is closed again.
      type: open ? 'payment.opened' : 'payment.superseded',
      ...paidFor.event,
      subjectId: payment.id,
      actor: 'SYSTEM',
    })
    return open ? url : null
  })
}
