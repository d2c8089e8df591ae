import type { Payment } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import { moveBooking } from '../booking/transition.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { giveUpPurchase } from '../package/join-purchase.ts'
import { inTransaction } from '../transaction.ts'

/** Ends an attempt that could not be opened: fail closed, the slot is free again and nothing is booked unpaid. */
export async function giveUpAttempt(deps: Deps, payment: Payment, reason: string): Promise<void> {
  const { id, bookingId, purchaseId } = payment
  if (purchaseId) return giveUpPurchase(deps, purchaseId)
  if (!bookingId) return
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    const { count } = await tx.payment.updateMany({
      where: { id, state: 'OPEN', checkoutSessionId: null },
      data: { state: 'FAILED' },
    })
    if (!booking || count === 0) return
    await appendEvent(tx, {
      type: 'payment.refused',
      bookingId,
      subjectId: id,
      version: booking.version,
      actor: 'PROVIDER',
      reason,
    })
    if (booking.state === 'AWAITING_PAYMENT') {
      await moveBooking(tx, booking, 'holdExpired', { actor: 'SYSTEM', reason, now: deps.now() })
    }
  })
}
