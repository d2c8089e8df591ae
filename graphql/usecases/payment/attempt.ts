import type { Booking } from '#prisma/generated/client/client.ts'
import { checkoutExpiry, checkoutParameters } from '../booking/checkout-parameters.ts'
import { hostsOf, namesTogether } from '../booking/givers.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'

/** A new attempt to pay: its number, key and parameters are stored before anybody is called. */
export async function openAttempt(tx: Tx, deps: Deps, booking: Booking, attempt: number): Promise<void> {
  const { settings } = deps
  const now = deps.now()
  const checkoutExpiresAt = checkoutExpiry(now, settings)
  const givenBy = namesTogether(await hostsOf(tx, booking.id))
  const payment = await tx.payment.create({
    data: {
      bookingId: booking.id,
      attempt,
      amountMinor: booking.priceMinor,
      currency: booking.currency,
      checkoutExpiresAt,
      parameters: checkoutParameters({ ...booking, givenBy }, attempt, checkoutExpiresAt, settings),
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
