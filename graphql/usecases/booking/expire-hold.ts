import type { Deps } from '../deps.ts'
import { takeFacts } from '../payment/fulfil-checkout.ts'
import { giveUpAttempt } from '../payment/give-up-attempt.ts'
import { answered, NotYet, Unprocessable } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { lockBooking } from './lock.ts'
import { moveBooking } from './transition.ts'

const minute = 60_000

/** How long the provider may take to say whether a Session was paid before our timer decides without it. */
export const graceMinutes = 5

/** An attempt that got no Session by then never will: the slot goes back. */
export const openingMinutes = 4

/**
 * Ends a hold whose time is up. The provider is asked to end the Session and its answer believed: expired frees the slot,
 * complete fulfils. With no such answer for five minutes the hold ends all the same, and a payment that arrives is late.
 */
export async function expireHold(deps: Deps, bookingId: string): Promise<void> {
  const booking = await deps.db.booking.findUnique({
    where: { id: bookingId },
    include: { payments: { where: { state: 'OPEN' } } },
  })
  if (booking?.state !== 'AWAITING_PAYMENT' || !booking.holdExpiresAt) return
  const now = deps.now().getTime()
  const [open] = booking.payments
  const over = booking.holdExpiresAt.getTime() <= now
  if (
    open &&
    !open.checkoutSessionId &&
    (over || open.createdAt.getTime() + openingMinutes * minute <= now)
  ) {
    return giveUpAttempt(deps, open, 'the payment page could not be opened in time')
  }
  if (!over) return
  if (!open?.checkoutSessionId) return endHold(deps, bookingId)
  try {
    await takeFacts(deps, answered(await deps.payments.expireCheckout(open.checkoutSessionId)))
  } catch (error) {
    // Silence and refusals alike: what the provider has not ended by then is closed by a job of its own.
    if (!isProviders(error) || booking.holdExpiresAt.getTime() + graceMinutes * minute > now) throw error
    await endHold(deps, bookingId)
  }
}

const isProviders = (error: unknown) => error instanceof NotYet || error instanceof Unprocessable

async function endHold(deps: Deps, bookingId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    const now = deps.now()
    if (booking?.state !== 'AWAITING_PAYMENT' || (booking.holdExpiresAt ?? now) > now) return
    await tx.payment.updateMany({ where: { bookingId, state: 'OPEN' }, data: { state: 'EXPIRED' } })
    await moveBooking(tx, booking, 'holdExpired', { actor: 'SYSTEM', now })
  })
}
