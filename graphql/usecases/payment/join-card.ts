import type { Payment as Facts } from '#graphql/providers/payments/port.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { type Joined, tell } from './joined.ts'
import { secureBooking } from './secure.ts'

type Saved = Joined & { facts: Extract<Facts, { state: 'saved' }> }

/** A card was saved: no money moved, nothing is posted. One that was to be charged already is not saved anew. */
export async function joinCard(tx: Tx, deps: Deps, { booking, paymentId, facts }: Saved): Promise<void> {
  const { customerId, paymentMethodId } = facts
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: ['OPEN', 'EXPIRED', 'FAILED'] }, captureDecidedAt: null },
    data: { state: 'SAVED', customerId, paymentMethodId },
  })
  if (count === 0) return
  await tell(tx, 'saved', { booking, paymentId })
  await secureBooking(tx, deps, { booking, paymentId, capturedAt: null })
}

/** The card that this payment kept is needed no more. Forgetting it is the job's. */
export async function releaseCard(
  tx: Tx,
  { id: bookingId, version, payments }: LockedBooking,
  paymentId: string,
): Promise<void> {
  if (!payments.some(({ id, paymentMethodId }) => id === paymentId && paymentMethodId !== null)) return
  const subjectId = paymentId
  await appendEvent(tx, { type: 'payment.cardReleased', bookingId, subjectId, version, actor: 'SYSTEM' })
}
