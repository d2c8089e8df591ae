import { PaymentsUnavailable } from '#graphql/domain/payment/company.ts'
import type { Deps } from '../deps.ts'
import { forgetKey, type KeyedCall } from '../idempotency.ts'
import { openCheckout } from '../payment/open-checkout.ts'
import { LeftAlone, NotYet } from '../reaction.ts'
import type { Viewer } from '../viewer.ts'
import { linkToken } from './link.ts'

const answerWithinMs = 8_000
const pauseMs = 150

export type Checkout = { bookingId: string; checkoutUrl: string | null; accessToken: string | null }

/** Where to pay for a booking, and the guest's key to it. Opens the Checkout Session when nobody has yet. */
export async function checkoutAnswer(
  deps: Deps,
  viewer: Viewer,
  bookingId: string,
  call: KeyedCall,
): Promise<Checkout> {
  const booking = await deps.db.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { payments: { where: { state: 'OPEN' } } },
  })
  const [open] = booking.payments
  const asGuest = viewer.kind === 'guest' || viewer.kind === 'nobody'
  return {
    bookingId,
    checkoutUrl: open ? (open.checkoutUrl ?? (await openedNow(deps, open.id, call))) : null,
    accessToken: asGuest ? linkToken(deps.linkKey, booking) : null,
  }
}

/**
 * An outage here refuses nobody: the slot is held and the job goes on trying. When the job is at it in this very moment,
 * its answer is waited for. Throws PaymentsUnavailable when nobody can pay,
 * and forgets that it was asked.
 */
export async function openedNow(deps: Deps, paymentId: string, call: KeyedCall): Promise<string | null> {
  const until = deps.machineNow().getTime() + answerWithinMs
  for (;;) {
    try {
      return await openCheckout(deps, paymentId)
    } catch (error) {
      if (error instanceof PaymentsUnavailable) {
        await forgetKey(deps.db, call)
        throw error
      }
      const waited = deps.machineNow().getTime() >= until || error instanceof LeftAlone
      if (error instanceof NotYet && !waited) await new Promise((resolve) => setTimeout(resolve, pauseMs))
      else {
        deps.log.warn({ paymentId, err: error }, 'checkout not opened yet')
        return null
      }
    }
  }
}
