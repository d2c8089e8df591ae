import {
  type BookingEvent,
  type BookingFacts,
  givesSlotUp,
  nextState,
} from '#graphql/domain/booking/state.ts'
import type { Actor, Booking, Prisma } from '#prisma/generated/client/client.ts'
import type { Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import type { LockedBooking } from './lock.ts'
import { releaseSlot } from './slot-hold.ts'

export type By = { actor: Actor; actorId?: string | null; reason?: string | null }

type Changes = Partial<
  Pick<
    Booking,
    | 'holdExpiresAt'
    | 'holdExtended'
    | 'respondBy'
    | 'confirmBy'
    | 'cancelledBy'
    | 'cancelledAt'
    | 'refundedPercent'
    | 'startsAt'
    | 'endsAt'
    | 'menteeMoves'
    | 'refundCapPercent'
    | 'freeUntil'
    | 'noShowOf'
    | 'noShowFeeAt'
  >
>

type Move = By & { now: Date; slotTaken?: boolean; data?: Prisma.InputJsonObject }

/** What the domain's table asks about a booking. Buttons, mutations and sweeps all ask with these. */
export function factsOf(
  booking: Pick<
    LockedBooking,
    'state' | 'startsAt' | 'endsAt' | 'requiresApproval' | 'pendingHoldsSlot' | 'refundedPercent'
  > & {
    holds: readonly unknown[]
    payout: Pick<NonNullable<LockedBooking['payout']>, 'state' | 'sentAt'> | null
    complaint: Pick<NonNullable<LockedBooking['complaint']>, 'state'> | null
  },
  at: Date,
): BookingFacts {
  const { state, startsAt, endsAt, holds, payout, refundedPercent, complaint } = booking
  // Of a payout in two parts one may have arrived while the other was refused: it is due, and was sent.
  const partSent = payout?.state === 'DUE' && payout.sentAt !== null
  const payoutSent =
    payout !== null &&
    (partSent || payout.state === 'SENDING' || payout.state === 'PAID' || payout.state === 'REVERSED')
  return {
    at,
    startsAt,
    endsAt,
    requiresApproval: booking.requiresApproval,
    pendingHoldsSlot: booking.pendingHoldsSlot,
    slotHeld: holds.length > 0,
    payoutSent,
    // Decided is as good as sent: its job may be sending it at this moment, without the booking's lock.
    noShowRefundSent: state === 'NO_SHOW' && refundedPercent !== null,
    complaintOpen: complaint?.state === 'OPEN',
  }
}

/**
 * The only way a booking's state changes: along the domain's table, one version and one event per move, under the
 * booking's lock. A state that holds no slot gives it up in the same move. Throws BookingTransitionRefused.
 */
export async function moveBooking(
  tx: Tx,
  booking: LockedBooking,
  event: BookingEvent,
  { now, slotTaken = false, data, ...by }: Move,
  changes: Changes = {},
): Promise<LockedBooking> {
  const otherSide = changes.noShowOf !== booking.noShowOf
  const facts = { ...factsOf(booking, now), otherSide }
  const state = nextState(booking.state, event, { ...facts, slotHeld: facts.slotHeld || slotTaken })
  const version = booking.version + 1
  await tx.booking.update({ where: { id: booking.id }, data: { ...changes, state, version } })
  if (givesSlotUp(state, booking.pendingHoldsSlot)) await releaseSlot(tx, booking.id)
  await appendEvent(tx, {
    type: `booking.${event}`,
    bookingId: booking.id,
    subjectId: booking.id,
    version,
    from: booking.state,
    to: state,
    ...by,
    ...(data ? { data } : {}),
  })
  return { ...booking, ...changes, state, version }
}
