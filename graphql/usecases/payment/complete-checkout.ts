import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import { mayAct, partyOf, takingPart, visibleTo } from '../booking/access.ts'
import type { Deps } from '../deps.ts'
import type { Viewer } from '../viewer.ts'
import { fulfilCheckout } from './fulfil-checkout.ts'

export const completeCheckoutErrors = [BookingNotFound] as const

/**
 * What the return page calls: fulfils what was paid, without waiting for the webhook. When the provider cannot be reached
 * the booking simply still waits, and says so.
 */
export async function completeCheckout(deps: Deps, viewer: Viewer, bookingId: string): Promise<void> {
  const booking = await deps.db.booking.findFirst({
    where: { AND: [{ id: bookingId }, visibleTo(viewer)] },
    include: { ...takingPart, payments: { where: { state: { in: ['OPEN', 'EXPIRED', 'PROCESSING'] } } } },
  })
  if (!booking || !mayAct(viewer, partyOf(viewer, booking))) throw new BookingNotFound()
  for (const { checkoutSessionId } of booking.payments) {
    if (!checkoutSessionId) continue
    await fulfilCheckout(deps, checkoutSessionId).catch((error: unknown) => {
      deps.log.warn({ bookingId, err: error }, 'payment not checked on return')
    })
  }
}
