import { ProviderUnreachable } from '#graphql/domain/operations/errors.ts'
import type { Checkout } from '#graphql/providers/payments/port.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import { moveBooking } from '../booking/transition.ts'
import type { Deps, Tx } from '../deps.ts'
import { joinCheckout } from '../payment/join-checkout.ts'
import { secureBooking } from '../payment/secure.ts'
import { openPayout } from '../payout/open-payout.ts'
import { answered, NotYet, Unprocessable } from '../reaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { act, actErrors, type Handled, type StuckRequest, stuckNow } from './act.ts'

export const confirmStuckErrors = [...actErrors, ProviderUnreachable] as const

/**
 * Confirms what was paid, as the webhook would have: the payment company is asked and believed. A time that somebody else
 * has by now, or that is past, cannot be confirmed: the money goes back in full.
 */
export async function confirmStuck(
  deps: Deps,
  viewer: PersonViewer,
  request: StuckRequest,
): Promise<Handled> {
  const { bookingId } = await stuckNow(deps, viewer, request.name, 'CONFIRM')
  const checkouts = await fetchOpen(deps, bookingId ?? '')
  return act(deps, viewer, request, 'CONFIRM', async (tx, _stuck, booking) => {
    if (!booking) return
    for (const { paymentId, facts } of checkouts) {
      const now = await lockBooking(tx, booking.id)
      if (now) await joinCheckout(tx, deps, { booking: now, paymentId, facts })
    }
    await secureWhatIsPaid(tx, deps, booking)
  })
}

type Fetched = { paymentId: string; facts: Checkout }

/** Asked before the lock is taken: nobody waits for the payment company while a row is held. */
async function fetchOpen(deps: Deps, bookingId: string): Promise<Fetched[]> {
  const open = await deps.db.payment.findMany({
    where: { bookingId, state: { in: ['OPEN', 'EXPIRED'] }, checkoutSessionId: { not: null } },
  })
  const fetched: Fetched[] = []
  for (const { id, checkoutSessionId } of open) {
    try {
      const facts = answered(await deps.payments.fetchCheckout(checkoutSessionId ?? ''))
      fetched.push({ paymentId: id, facts })
    } catch (error) {
      if (!(error instanceof NotYet || error instanceof Unprocessable)) throw error
      throw new ProviderUnreachable()
    }
  }
  return fetched
}

/** Money that we know of and that led nowhere goes the way it should have gone. */
async function secureWhatIsPaid(tx: Tx, deps: Deps, { id }: Pick<LockedBooking, 'id'>): Promise<void> {
  const booking = await lockBooking(tx, id)
  const paid = booking?.payments.find(
    ({ state, refundedMinor, lostMinor, amountMinor }) =>
      state === 'SUCCEEDED' && refundedMinor + lostMinor < amountMinor,
  )
  if (!booking || !paid || booking.payout) return
  const capturedAt = paid.capturedAt ?? deps.now()
  if (booking.state !== 'CONFIRMING')
    return secureBooking(tx, deps, { booking, paymentId: paid.id, capturedAt })
  const confirmed = await moveBooking(tx, booking, 'confirmed', { actor: 'ADMIN', now: deps.now() })
  await openPayout(tx, deps, { booking: confirmed, capturedAt })
}
