import type { Booking } from '#prisma/generated/client/client.ts'
import { checkoutEnd, checkoutParameters, checkoutUntil } from '../booking/checkout-parameters.ts'
import { hostsOf, namesTogether } from '../booking/givers.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { chargeablePrices } from '../session-type/company-prices.ts'

/**
 * A new attempt to pay: its number, key and parameters are stored before anybody is called. With `payBy` it is for what was
 * accepted already: whatever is paid until then confirms it. `surface` is whose page it is paid on, where ours can show it.
 */
export async function openAttempt(
  tx: Tx,
  deps: Deps,
  booking: Booking,
  attempt: number,
  payBy: Date | null = null,
  surface: 'ours' | 'theirs' = 'ours',
): Promise<void> {
  const { settings } = deps
  const now = deps.now()
  const checkoutExpiresAt = payBy ? checkoutUntil(now, payBy) : checkoutEnd(deps, booking.holdExpiresAt)
  const accepted = payBy !== null
  // Who books through a program has no page here, and who pays afterwards comes from a mail.
  const embedded =
    settings.embeddedCheckout !== null && surface === 'ours' && !accepted && booking.programId === null
  const givenBy = namesTogether(await hostsOf(tx, booking.id))
  const prices = await chargeablePrices(tx, deps, booking)
  const begunAs = booking.scheduling === 'NATIVE' ? null : await externalIdOf(tx, booking)
  const payment = await tx.payment.create({
    data: {
      bookingId: booking.id,
      attempt,
      amountMinor: booking.noShowFeeMinor ?? booking.priceMinor,
      currency: booking.currency,
      checkoutExpiresAt,
      captureDecidedAt: accepted ? now : null,
      parameters: checkoutParameters(
        { ...booking, givenBy, at: now, accepted, embedded, prices, begunAs },
        attempt,
        checkoutExpiresAt,
        settings,
      ),
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

/** As what it was booked in the calendar that is kept elsewhere, before it was paid; null: it begins here. */
async function externalIdOf(tx: Tx, { id: bookingId, scheduling: provider }: Booking) {
  const external = await tx.externalBooking.findFirst({ where: { bookingId, state: 'ACTIVE' } })
  return external?.externalId ? { provider, externalId: external.externalId } : null
}
