import { processingHoldExpiresAt } from '#graphql/domain/booking/deadline.ts'
import type { Payment as Facts } from '#graphql/providers/payments/port.ts'
import { moveBooking } from '../booking/transition.ts'
import type { Deps, Tx } from '../deps.ts'
import { type Joined, tell } from './joined.ts'

type Processing = Joined & { facts: Extract<Facts, { state: 'processing' }> }

/** The bank answers in some days: until then the time is held. */
export async function joinProcessing(tx: Tx, deps: Deps, joined: Processing): Promise<void> {
  const { booking, paymentId, facts } = joined
  const { paymentIntentId, chargeId } = facts
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: ['OPEN', 'EXPIRED', 'FAILED'] } },
    data: { state: 'PROCESSING', paymentIntentId, chargeId },
  })
  if (count === 0) return
  await tell(tx, 'processing', joined)
  if (booking.state !== 'AWAITING_PAYMENT') return
  const now = deps.now()
  const holdExpiresAt = processingHoldExpiresAt(now, booking.startsAt)
  await moveBooking(tx, booking, 'paymentProcessing', { actor: 'PROVIDER', now }, { holdExpiresAt })
}

/** The bank said no in the end: nothing was paid, and the time is free unless it waits for another payment. */
export async function joinFailure(tx: Tx, deps: Deps, joined: Joined, reason: string | null): Promise<void> {
  const { booking, paymentId } = joined
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: ['OPEN', 'EXPIRED', 'PROCESSING'] } },
    data: { state: 'FAILED' },
  })
  if (count === 0) return
  await tell(tx, 'failed', joined, reason)
  const another = booking.payments.some(
    ({ id, state }) => id !== paymentId && (state === 'OPEN' || state === 'PROCESSING'),
  )
  if (booking.state !== 'AWAITING_PAYMENT' || another) return
  await moveBooking(tx, booking, 'paymentFailed', { actor: 'PROVIDER', reason, now: deps.now() })
}
