import { BookingNotFound, RefundChanged } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused, nextState } from '#graphql/domain/booking/state.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import type { Deps, Tx } from '../deps.ts'
import { checkReason } from '../operations/audit.ts'
import { decideRefund } from '../payment/decide-refund.ts'
import { securingPayment } from '../payment/securing.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, mayAct, partyOf, visibleTo } from './access.ts'
import { type LockedBooking, lockBooking } from './lock.ts'
import { refundNow } from './refund-now.ts'
import { type By, factsOf, moveBooking } from './transition.ts'

export const cancelErrors = [BookingNotFound, BookingTransitionRefused, RefundChanged, InputInvalid] as const

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

/** The cancellation itself, for whoever was found to be allowed: state, slot, refund and the mentor's share at once. */
export async function endBooking(tx: Tx, deps: Deps, booking: LockedBooking, by: By): Promise<void> {
  const now = deps.now()
  const { amount } = refundNow(booking, by.actor, now)
  const cancelled = await moveBooking(
    tx,
    booking,
    'cancelled',
    { ...by, now },
    { cancelledBy: by.actor, cancelledAt: now },
  )
  const payment = securingPayment(booking)
  if (!payment) return
  await decideRefund(tx, deps, {
    booking: cancelled,
    payment,
    amountMinor: amount.minor,
    cause: 'CANCELLATION',
    actor: by.actor,
    actorId: by.actorId ?? null,
    bearer: 'SHARED',
    reason: by.reason ?? null,
  })
  await settlePayout(tx, cancelled.id)
}
