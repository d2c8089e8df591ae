import type { Booking } from '#prisma/generated/client/client.ts'
import { checkoutExpiry, checkoutParameters } from '../booking/checkout-parameters.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'

type Payable = Booking & { mentor: { name: string } }

/** A new attempt to pay: its number, key and parameters are stored before anybody is called. */
export async function openAttempt(tx: Tx, deps: Deps, booking: Payable, attempt: number): Promise<void> {
  const { settings } = deps
  const now = deps.now()
  const checkoutExpiresAt = checkoutExpiry(now, settings)
  const payment = await tx.payment.create({
    data: {
      bookingId: booking.id,
      attempt,
      amountMinor: booking.priceMinor,
      currency: booking.currency,
      checkoutExpiresAt,
      parameters: checkoutParameters(booking, attempt, checkoutExpiresAt, settings),
      createdAt: now,
    },
  })
  await appendEvent(tx, {
    type: 'payment.attempted',
    bookingId: booking.id,
    subjectId: payment.id,
    version: booking.version,
    actor: 'SYSTEM',
  })
}
