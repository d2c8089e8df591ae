import { delayedMethodsOffered } from '#graphql/domain/booking/deadline.ts'
import { chargedLines, type PriceSnapshot, summaryFrom } from '#graphql/domain/booking/price.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import type { CheckoutLine, CheckoutParameters } from '#graphql/providers/payments/port.ts'
import type { Booking } from '#prisma/generated/client/client.ts'
import type { Deps, Settings } from '../deps.ts'
import { bookingPath } from '../node-id.ts'

/** Stripe refuses Sessions of more than 24 hours; some minutes are left for clocks that differ. */
const longestMinutes = 24 * 60 - 5

/** The provider keeps a Session for at least 30 minutes; ours outlives the hold and one extension of it, up to a day. */
export function checkoutExpiry(now: Date, { holdMinutes }: Pick<Settings, 'holdMinutes'>): Date {
  const minutes = Math.min(Math.max(2 * holdMinutes, 30) + 5, longestMinutes)
  return new Date(now.getTime() + minutes * 60_000)
}

/** Until when a Checkout that is opened now can be paid: as long as its time is held where that takes days. */
export function checkoutEnd({ payments, settings, now }: Deps, heldUntil: Date | null): Date {
  const at = now()
  const { payWithinDays: days } = payments
  if (days === null) return checkoutExpiry(at, settings)
  return heldUntil ?? new Date(at.getTime() + days * 86_400_000)
}

/** The same for what must be paid until then. */
export function checkoutUntil(now: Date, payBy: Date): Date {
  const least = new Date(now.getTime() + 35 * 60_000)
  return payBy > least ? payBy : least
}

type Paid = Booking & {
  givenBy: string
  at: Date
  /** Whether the mentor has said yes before it is paid. */
  accepted: boolean
  /** What the payment company calls amounts that this session may cost. */
  prices: readonly { priceId: string; minor: bigint }[]
  /** Whether our own page shows the Checkout. */
  embedded: boolean
  /** As what it was booked in a calendar kept elsewhere before it is paid; null: it begins here. */
  begunAs: { provider: SchedulingProvider; externalId: string } | null
}

/** Taken at once, only reserved, or by a card that is only saved; by methods whose money takes days where there is time. */
function waysToPay(booking: Paid): Pick<CheckoutParameters, 'save' | 'capture' | 'immediate'> {
  const { requiresApproval, savesCard, noShowFeeMinor, accepted } = booking
  if ((savesCard || noShowFeeMinor !== null) && !accepted) return { save: true }
  return {
    ...(requiresApproval && !accepted ? { capture: 'manual' } : {}),
    ...(delayedMethodsOffered(booking) ? {} : { immediate: true }),
  }
}

/** All that a Checkout Session is made of, fixed before the first call: what is charged comes from the booking alone. */
export function checkoutParameters(
  booking: Paid,
  attempt: number,
  expiresAt: Date,
  { appUrl }: Settings,
): CheckoutParameters {
  const page = `${appUrl}${bookingPath(booking.id)}`
  const session = `${booking.title} with ${booking.givenBy}`
  const title = booking.noShowFeeMinor === null ? session : `Not coming to ${session}`
  const description = `${booking.startsAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return {
    bookingId: booking.id,
    amount: {
      minor: (booking.noShowFeeMinor ?? booking.priceMinor).toString(),
      currency: storedMoney(0n, booking.currency).currency,
    },
    title,
    description,
    lines: linesOf(booking, { title, description }),
    email: booking.menteeEmail,
    successUrl: `${page}/return`,
    cancelUrl: page,
    expiresAt: expiresAt.toISOString(),
    transferGroup: `booking_${booking.id}`,
    ...waysToPay(booking),
    ...(booking.embedded ? { embedded: true } : {}),
    metadata: {
      bookingId: booking.id,
      attempt: attempt.toString(),
      mentorId: booking.mentorId,
      menteeId: booking.menteeId ?? '',
      sessionTypeId: booking.sessionTypeId,
      startsAt: booking.startsAt.toISOString(),
      endsAt: booking.endsAt.toISOString(),
      timeZone: booking.menteeTimeZone,
      calendlyEventId: booking.begunAs?.provider === 'CALENDLY' ? booking.begunAs.externalId : '',
      origin: booking.begunAs?.provider.toLowerCase() ?? 'sundial',
      program: booking.programId ?? '',
    },
  }
}

/** The session, or the fee for not coming to it, by its whole title, and whatever else is charged by its own. */
function linesOf(
  { breakdown, noShowFeeMinor, prices }: Paid,
  session: Omit<CheckoutLine, 'minor'>,
): CheckoutLine[] {
  if (noShowFeeMinor !== null) return [{ ...session, minor: noShowFeeMinor.toString() }]
  const summary = summaryFrom(breakdown as unknown as PriceSnapshot)
  const reduced = summary.mentorDiscount + summary.platformDiscount > 0n
  return chargedLines(summary).map(({ kind, label, minor }) => {
    if (kind !== 'BASE') return { title: label, minor: minor.toString() }
    const known = reduced ? undefined : prices.find((price) => price.minor === minor)
    return { ...session, minor: minor.toString(), ...(known ? { priceId: known.priceId } : {}) }
  })
}
