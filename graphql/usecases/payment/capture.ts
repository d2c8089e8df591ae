import { isKeyOld } from '#graphql/domain/payment/key.ts'
import type { Payment } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { takePayment } from './join-payment.ts'

/**
 * Takes what was authorised, or finds that it was taken. Number and key stand in the row before the call; after silence
 * the same key goes again, after a stored failure the payment is looked up first. Throws NotYet when it must be tried
 * again.
 */
export async function capturePayment(deps: Deps, paymentId: string): Promise<void> {
  const sending = await startCapture(deps, paymentId)
  if (!sending) return
  const { payment, intent, old } = sending
  if ((old || payment.captureAttempt > 1) && (await over(deps, payment, intent))) return
  const attempt = old ? await nextAttempt(deps, payment) : payment.captureAttempt
  const answer = await deps.payments.capture(intent, `capture:${payment.id}:${attempt}`)
  switch (answer.status) {
    case 'done':
      return takePayment(deps, payment, answer.facts)
    case 'refused':
      if (await over(deps, payment, intent)) return
      return refuse(deps, payment, `${answer.code}: ${answer.message}`)
    case 'storedFailure':
      if (await over(deps, payment, intent)) return
      await nextAttempt(deps, { ...payment, captureAttempt: attempt })
      throw new NotYet(answer.reason)
    default:
      throw new NotYet(answer.reason)
  }
}

async function startCapture(deps: Deps, paymentId: string) {
  const payment = await deps.db.payment.findUnique({ where: { id: paymentId } })
  const intent = payment?.paymentIntentId
  if (payment?.state !== 'AUTHORISED' || !intent) return null
  if (!payment.captureDecidedAt || payment.voidDecidedAt || payment.captureFailure !== null) return null
  const now = deps.now()
  const { captureSentAt: sentAt } = payment
  if (sentAt === null)
    await deps.db.payment.update({ where: { id: paymentId }, data: { captureSentAt: now } })
  return { payment, intent, old: isKeyOld(sentAt, now) }
}

/** The number of the next attempt, for one of those who want it at the same moment. */
export async function nextAttempt(
  deps: Deps,
  { id, captureAttempt }: Pick<Payment, 'id' | 'captureAttempt'>,
): Promise<number> {
  const { count } = await deps.db.payment.updateMany({
    where: { id, captureAttempt, state: { in: ['AUTHORISED', 'SAVED'] } },
    data: { captureAttempt: captureAttempt + 1, captureSentAt: deps.now() },
  })
  if (count === 0) throw new NotYet('another job is at it')
  return captureAttempt + 1
}

/** Whether it was taken, or is gone: what is true at the provider is joined. */
async function over(deps: Deps, payment: Payment, intent: string): Promise<boolean> {
  const facts = answered(await deps.payments.fetchPayment(intent))
  if (facts.state === 'authorised') return false
  await takePayment(deps, payment, facts)
  return true
}

/** A definite no: shown to the admins, who can have it tried again until the time to confirm is over. */
async function refuse(deps: Deps, { id, bookingId }: Payment, reason: string): Promise<void> {
  if (!bookingId) return
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    const { count } = await tx.payment.updateMany({
      where: { id, state: 'AUTHORISED' },
      data: { captureFailure: reason },
    })
    if (!booking || count === 0) return
    await appendEvent(tx, {
      type: 'payment.captureRefused',
      bookingId,
      subjectId: id,
      version: booking.version,
      actor: 'PROVIDER',
      reason,
    })
  })
}
