import {
  type CancelledBy,
  type RefundDue,
  type RefundTier,
  refundOf,
} from '#graphql/domain/booking/refund.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Actor } from '#prisma/generated/client/client.ts'
import { securingPayment } from '../payment/securing.ts'
import type { LockedBooking } from './lock.ts'

const canceller: Record<Actor, CancelledBy> = {
  MENTEE: 'MENTEE',
  PARTNER: 'MENTEE',
  MENTOR: 'MENTOR',
  ADMIN: 'PLATFORM',
  SYSTEM: 'PLATFORM',
  PROVIDER: 'UNKNOWN',
}

/** As whom somebody cancels: a partner acts for the mentee. */
export const cancellerOf = (actor: Actor): CancelledBy => canceller[actor]

type Refundable = Pick<
  LockedBooking,
  'state' | 'startsAt' | 'endsAt' | 'currency' | 'refundTiers' | 'refundCapPercent' | 'freeUntil' | 'payments'
> & { refunds: readonly Pick<LockedBooking['refunds'][number], 'paymentId' | 'cause'>[] }

/** What cancelling at this moment gives back. The screens quote it, the cancellation pays it: one function. */
export function refundNow(booking: Refundable, actor: Actor, at: Date): RefundDue {
  const paid = securingPayment(booking)
  return refundOf({
    by: cancellerOf(actor),
    at,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    state: booking.state,
    captured: storedMoney(paid?.amountMinor ?? 0n, booking.currency),
    refunded: paid?.refundedMinor ?? 0n,
    disputed: paid?.lostMinor ?? 0n,
    tiers: booking.refundTiers as RefundTier[],
    capPercent: booking.refundCapPercent,
    freeUntil: booking.freeUntil,
  })
}
