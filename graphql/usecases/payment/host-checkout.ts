import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import { mayAct, partyOf, visibleTo } from '../booking/access.ts'
import { type Checkout, checkoutAnswer } from '../booking/checkout-answer.ts'
import { lockBooking } from '../booking/lock.ts'
import { payable } from '../booking/shown.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { keyedCall } from '../idempotency.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { openAttempt } from './attempt.ts'
import { unavailableErrors } from './company.ts'

export const hostCheckoutErrors = [BookingNotFound, ...unavailableErrors] as const

/**
 * For whom our own pay page does not work: a Checkout on a page of the company, and the embedded one is closed. Whoever
 * pays that one all the same in this moment has paid. What is on such a page already, or paid, stays as it is.
 */
export async function hostCheckout(deps: Deps, viewer: Viewer, bookingId: string): Promise<Checkout> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
    const party = booking && partyOf(viewer, booking)
    if (!booking || !mayAct(viewer, party) || party === 'MENTOR') throw new BookingNotFound()
    const open = payable(booking)
    if (!open?.checkoutClientSecret) return
    const { id: subjectId } = open
    await tx.payment.update({ where: { id: subjectId }, data: { state: 'EXPIRED' } })
    const { version } = booking
    await appendEvent(tx, { type: 'payment.superseded', bookingId, subjectId, version, actor: 'SYSTEM' })
    await openAttempt(tx, deps, booking, booking.payments.length + 1, null, 'theirs')
  })
  return checkoutAnswer(deps, viewer, bookingId, keyedCall(viewer, 'bookingCheckoutHosted', bookingId, {}))
}
