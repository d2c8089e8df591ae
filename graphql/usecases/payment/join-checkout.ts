import { captured, providerFee } from '#graphql/domain/ledger/postings.ts'
import type { Checkout, Payment } from '#graphql/providers/payments/port.ts'
import type { LockedBooking } from '../booking/lock.ts'
import { moveBooking } from '../booking/transition.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { about, post } from '../ledger/post.ts'
import { secureBooking } from './secure.ts'

type Joined = { booking: LockedBooking; paymentId: string; facts: Checkout }
type Captured = Extract<Payment, { state: 'captured' }>

/** Joins what was fetched into what we know: states only move forward, an older answer changes nothing. */
export async function joinCheckout(tx: Tx, deps: Deps, { booking, paymentId, facts }: Joined): Promise<void> {
  const payment = booking.payments.find(({ id }) => id === paymentId)
  if (!payment) return
  if (payment.checkoutSessionId === null || payment.checkoutUrl !== facts.url) {
    const known = { checkoutSessionId: facts.id, checkoutUrl: facts.url }
    await tx.payment.update({ where: { id: paymentId }, data: known })
  }
  if (facts.payment.state === 'captured')
    return joinCapture(tx, deps, { booking, paymentId, facts: facts.payment })
  if (facts.status === 'expired' && payment.state === 'OPEN') {
    await tx.payment.update({ where: { id: paymentId }, data: { state: 'EXPIRED' } })
    if (booking.state === 'AWAITING_PAYMENT') {
      await moveBooking(tx, booking, 'holdExpired', { actor: 'SYSTEM', now: deps.now() })
    }
  }
}

type JoinedCapture = { booking: LockedBooking; paymentId: string; facts: Captured }

async function joinCapture(tx: Tx, deps: Deps, { booking, paymentId, facts }: JoinedCapture) {
  const { paymentIntentId, chargeId, capturedAt, amount, fee } = facts
  const tags = about(deps, booking)
  const { transactionId, amount: charged } = fee ?? {}
  if (transactionId && charged) {
    await post(tx, providerFee(tags, { transactionId, amount: charged.minor }), deps.now())
  }
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { not: 'SUCCEEDED' } },
    data: { state: 'SUCCEEDED', amountMinor: amount.minor, paymentIntentId, chargeId, capturedAt },
  })
  if (count === 0) return
  await post(tx, captured(tags, { chargeId, amount: amount.minor }), deps.now())
  await appendEvent(tx, {
    type: 'payment.succeeded',
    bookingId: booking.id,
    subjectId: paymentId,
    version: booking.version,
    actor: 'PROVIDER',
  })
  await secureBooking(tx, deps, { booking, paymentId, capturedAt })
}
