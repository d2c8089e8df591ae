import type { Checkout } from '#graphql/providers/payments/port.ts'
import type { LockedBooking } from '../booking/lock.ts'
import { moveBooking } from '../booking/transition.ts'
import type { Deps, Tx } from '../deps.ts'
import { joinPayment } from './join-payment.ts'
import { payPage } from './pay-page.ts'

type Joined = { booking: LockedBooking; paymentId: string; facts: Checkout }

/** Joins what was fetched into what we know: states only move forward, an older answer changes nothing. */
export async function joinCheckout(tx: Tx, deps: Deps, { booking, paymentId, facts }: Joined): Promise<void> {
  const payment = booking.payments.find(({ id }) => id === paymentId)
  if (!payment) return
  const known = { checkoutSessionId: facts.id, ...payPage(payment, facts) }
  if (payment.checkoutSessionId === null || payment.checkoutUrl !== known.checkoutUrl)
    await tx.payment.update({ where: { id: paymentId }, data: known })
  if (facts.status !== 'expired') return joinPayment(tx, deps, { booking, paymentId, facts: facts.payment })
  if (payment.state !== 'OPEN') return
  await tx.payment.update({ where: { id: paymentId }, data: { state: 'EXPIRED' } })
  if (booking.state === 'AWAITING_PAYMENT') {
    await moveBooking(tx, booking, 'holdExpired', { actor: 'SYSTEM', now: deps.now() })
  }
}
