import { payByOf } from '#graphql/domain/booking/deadline.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { isKeyOld } from '#graphql/domain/payment/key.ts'
import type { CheckoutParameters, Payment as Facts } from '#graphql/providers/payments/port.ts'
import type { Payment } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps } from '../deps.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { openAttempt } from './attempt.ts'
import { nextAttempt } from './capture.ts'
import { releaseCard } from './join-card.ts'
import { takePayment } from './join-payment.ts'
import { tell } from './joined.ts'
import { askForFee } from './no-show-fee.ts'

/** A saved card, and whose it is. */
type Card = { customerId: string; paymentMethodId: string }

/**
 * Charges a saved card whose holder is away, or finds that it was charged. Number and key stand in the row before the call;
 * after silence the same key goes again, after a stored failure the charge is looked up first. What the bank refuses its
 * holder is asked to pay. Throws NotYet when it must be tried again.
 */
export async function chargeCard(deps: Deps, paymentId: string): Promise<void> {
  const sending = await startCharge(deps, paymentId)
  if (!sending) return
  const { payment, card, old } = sending
  if ((old || payment.captureAttempt > 1) && (await lookUpCharge(deps, payment))) return
  const attempt = old ? await nextAttempt(deps, payment) : payment.captureAttempt
  const answer = await deps.payments.chargeSaved(chargeOf(payment, card, attempt))
  switch (answer.status) {
    case 'done':
      if (await takeCharge(deps, payment, answer.facts)) return
      throw new NotYet('the charge is under way')
    case 'refused':
      return refuseCharge(deps, payment, `${answer.code}: ${answer.message}`)
    case 'storedFailure':
      if (await lookUpCharge(deps, payment)) return
      await nextAttempt(deps, { ...payment, captureAttempt: attempt })
      throw new NotYet(answer.reason)
    default:
      throw new NotYet(answer.reason)
  }
}

/** What a charge is made of stands in the attempt's row, so that every repetition says the same. */
function chargeOf({ id, amountMinor, currency, parameters }: Payment, card: Card, attempt: number) {
  const { title, transferGroup, metadata } = parameters as unknown as CheckoutParameters
  return {
    ...card,
    title,
    transferGroup,
    amount: storedMoney(amountMinor, currency),
    metadata: { ...metadata, paymentId: id },
    idempotencyKey: `charge:${id}:${attempt}`,
  }
}

/** Nothing is sent once the card was decided not to be charged: one statement says who was first. */
async function startCharge({ db, now }: Deps, paymentId: string) {
  const due = { id: paymentId, state: 'SAVED', captureDecidedAt: { not: null }, voidDecidedAt: null } as const
  const at = now()
  await db.payment.updateMany({ where: { ...due, captureSentAt: null }, data: { captureSentAt: at } })
  const payment = await db.payment.findFirst({ where: { ...due, captureSentAt: { not: null } } })
  if (!payment?.customerId || !payment.paymentMethodId) return null
  const card = { customerId: payment.customerId, paymentMethodId: payment.paymentMethodId }
  return { payment, card, old: isKeyOld(payment.captureSentAt, at) }
}

/** Whether it is known by now what became of a charge; what is true at the payment company is joined. */
export async function lookUpCharge(deps: Deps, payment: Payment): Promise<boolean> {
  if (!payment.customerId) return false
  const facts = answered(await deps.payments.findCharge(payment.customerId, payment.id))
  return facts !== null && takeCharge(deps, payment, facts)
}

async function takeCharge(deps: Deps, payment: Payment, facts: Facts): Promise<boolean> {
  if (facts.state === 'captured') await takePayment(deps, payment, facts)
  else if (facts.state === 'failed') await refuseCharge(deps, payment, facts.reason ?? 'declined')
  else return false
  return true
}

/** The bank said no, or wants to ask its holder: who is asked to pay, while the time is still held. */
async function refuseCharge(deps: Deps, { id, bookingId }: Payment, reason: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = bookingId && (await lockBooking(tx, bookingId))
    const { count } = await tx.payment.updateMany({
      where: { id, state: 'SAVED' },
      data: { state: 'FAILED', captureFailure: reason },
    })
    if (!booking || count === 0) return
    await tell(tx, 'chargeDeclined', { booking, paymentId: id }, reason)
    await releaseCard(tx, booking, id)
    if (booking.state !== 'CONFIRMING') return askForFee(tx, deps, booking)
    const confirmBy = payByOf(deps.now(), booking.startsAt)
    await tx.booking.update({ where: { id: booking.id }, data: { confirmBy } })
    await openAttempt(tx, deps, booking, booking.payments.length + 1, confirmBy)
  })
}
