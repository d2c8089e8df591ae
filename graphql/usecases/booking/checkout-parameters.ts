import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { CheckoutParameters } from '#graphql/providers/payments/port.ts'
import type { Booking } from '#prisma/generated/client/client.ts'
import type { Settings } from '../deps.ts'
import { bookingPath } from '../node-id.ts'

/** Stripe refuses Sessions of more than 24 hours; some minutes are left for clocks that differ. */
const longestMinutes = 24 * 60 - 5

/** The provider keeps a Session for at least 30 minutes; ours outlives the hold and one extension of it, up to a day. */
export function checkoutExpiry(now: Date, { holdMinutes }: Pick<Settings, 'holdMinutes'>): Date {
  const minutes = Math.min(Math.max(2 * holdMinutes, 30) + 5, longestMinutes)
  return new Date(now.getTime() + minutes * 60_000)
}

/** All that a Checkout Session is made of, fixed before the first call: what is charged comes from the booking alone. */
export function checkoutParameters(
  booking: Booking & { givenBy: string },
  attempt: number,
  expiresAt: Date,
  { appUrl }: Settings,
): CheckoutParameters {
  const page = `${appUrl}${bookingPath(booking.id)}`
  return {
    bookingId: booking.id,
    amount: { minor: booking.priceMinor.toString(), currency: storedMoney(0n, booking.currency).currency },
    title: `${booking.title} with ${booking.givenBy}`,
    description: `${booking.startsAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    email: booking.menteeEmail,
    successUrl: `${page}/return`,
    cancelUrl: page,
    expiresAt: expiresAt.toISOString(),
    transferGroup: `booking_${booking.id}`,
    metadata: {
      bookingId: booking.id,
      attempt: attempt.toString(),
      mentorId: booking.mentorId,
      menteeId: booking.menteeId ?? '',
      sessionTypeId: booking.sessionTypeId,
      startsAt: booking.startsAt.toISOString(),
      endsAt: booking.endsAt.toISOString(),
      timeZone: booking.menteeTimeZone,
      calendlyEventId: '',
      origin: 'sundial',
      program: booking.programId ?? '',
    },
  }
}
