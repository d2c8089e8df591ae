import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'

/**
 * Decides that nothing of what was authorised for the booking, which is locked, is taken, and that a saved card is not
 * charged. Letting go is the job's.
 */
export async function decideVoids(tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> {
  for (const { id, state } of booking.payments) {
    if (state === 'AUTHORISED' || state === 'SAVED') await decideVoid(tx, deps, booking, id)
  }
}

/** The same for one payment; a second time nothing happens. */
export async function decideVoid(
  tx: Tx,
  deps: Deps,
  { id: bookingId, version }: LockedBooking,
  paymentId: string,
): Promise<void> {
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: ['AUTHORISED', 'SAVED'] }, voidDecidedAt: null },
    data: { voidDecidedAt: deps.now() },
  })
  if (count === 0) return
  const subjectId = paymentId
  await appendEvent(tx, { type: 'payment.voidDecided', bookingId, subjectId, version, actor: 'SYSTEM' })
}

/** Decides under the booking's lock that what was authorised is taken, or a saved card charged. Doing it is the job's. */
export async function decideCapture(
  tx: Tx,
  deps: Deps,
  { id: bookingId, version, payments }: LockedBooking,
  paymentId: string,
): Promise<void> {
  const saved = payments.some(({ id, state }) => id === paymentId && state === 'SAVED')
  await tx.payment.update({ where: { id: paymentId }, data: { captureDecidedAt: deps.now() } })
  const subjectId = paymentId
  const type = saved ? 'payment.chargeDecided' : 'payment.captureDecided'
  await appendEvent(tx, { type, bookingId, subjectId, version, actor: 'SYSTEM' })
}
