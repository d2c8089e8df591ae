import { CancelTooLate } from '#graphql/domain/booking/cancel-notice.ts'
import { BookingNotFound, RefundChanged } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused, nextState } from '#graphql/domain/booking/state.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import type { Deps } from '../deps.ts'
import { checkReason } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, mayAct, partyOf, visibleTo } from './access.ts'
import { noticeRefusal } from './cancel-notice.ts'
import { endBooking } from './end.ts'
import { lockBooking } from './lock.ts'
import { refundNow } from './refund-now.ts'
import { factsOf } from './transition.ts'

export const cancelErrors = [
  BookingNotFound,
  BookingTransitionRefused,
  CancelTooLate,
  RefundChanged,
  InputInvalid,
] as const

type Request = { bookingId: string; reason?: string | null; expectedRefund?: Money | null }

/** Cancels for either party. The refund is the policy's of this moment; another than the one expected cancels nothing. */
export async function cancelBooking(
  deps: Deps,
  viewer: Viewer,
  { bookingId, reason: given, expectedRefund }: Request,
) {
  const reason = given?.trim() ? checkReason(given) : null
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
    const party = booking && partyOf(viewer, booking)
    if (!booking || !mayAct(viewer, party)) throw new BookingNotFound()
    nextState(booking.state, 'cancelled', factsOf(booking, deps.now()))
    const tooLate = noticeRefusal(booking, party, deps.now())
    if (tooLate) throw tooLate
    const { amount } = refundNow(booking, party, deps.now())
    if (
      expectedRefund &&
      (expectedRefund.minor !== amount.minor || expectedRefund.currency !== amount.currency)
    ) {
      throw new RefundChanged(amount)
    }
    await endBooking(tx, deps, booking, { actor: party, actorId: actorIdOf(viewer), reason })
  })
}
