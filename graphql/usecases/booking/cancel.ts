import { BookingNotFound, RefundChanged } from '#graphql/domain/booking/errors.ts'
import {
  type CancelledBy,
  type RefundDue,
  type RefundTier,
  refundOf,
} from '#graphql/domain/booking/refund.ts'
import { BookingTransitionRefused, nextState } from '#graphql/domain/booking/state.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Actor } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { decideRefund } from '../payment/decide-refund.ts'
import { securingPayment } from '../payment/securing.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, mayAct, partyOf, visibleTo } from './access.ts'
import { type LockedBooking, lockBooking } from './lock.ts'
import { type By, factsOf, moveBooking } from './transition.ts'

export const cancelErrors = [BookingNotFound, BookingTransitionRefused, RefundChanged] as const

type Request = { bookingId: string; reason?: string | null; expectedRefund?: Money | null }

/** Cancels for either party. The refund is the policy's of this moment; another than the one expected cancels nothing. */
export async function cancelBooking(
  deps: Deps,
  viewer: Viewer,
  { bookingId, reason, expectedRefund }: Request,
) {
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
    await endBooking(tx, deps, booking, { actor: party, actorId: actorIdOf(viewer), reason: reason ?? null })
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

const canceller: Record<Actor, CancelledBy> = {
  MENTEE: 'MENTEE',
  PARTNER: 'MENTEE',
  MENTOR: 'MENTOR',
  ADMIN: 'PLATFORM',
  SYSTEM: 'PLATFORM',
  PROVIDER: 'UNKNOWN',
}

type Refundable = Pick<
  LockedBooking,
  'state' | 'startsAt' | 'endsAt' | 'currency' | 'refundTiers' | 'payments'
> & { refunds: readonly Pick<LockedBooking['refunds'][number], 'paymentId' | 'cause'>[] }

/** What cancelling at this moment gives back. The screens quote it, the cancellation pays it: one function. */
export function refundNow(booking: Refundable, actor: Actor, at: Date): RefundDue {
  const paid = securingPayment(booking)
  return refundOf({
    by: canceller[actor],
    at,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    state: booking.state,
    captured: storedMoney(paid?.amountMinor ?? 0n, booking.currency),
    refunded: paid?.refundedMinor ?? 0n,
    tiers: booking.refundTiers as RefundTier[],
  })
}
