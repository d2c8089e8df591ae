import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import { type MovedBy, moveRefusal, reschedulableUntil } from '#graphql/domain/booking/reschedule.ts'
import { mayHappen, nextState } from '#graphql/domain/booking/state.ts'
import type { Actor, Booking } from '#prisma/generated/client/client.ts'
import { menteeOf, type Wanted } from '../availability/wanted.ts'
import type { Db, Tx } from '../deps.ts'
import { findType } from '../session-type/bookable.ts'
import type { LockedBooking } from './lock.ts'
import { factsOf } from './transition.ts'

type Movable = Parameters<typeof factsOf>[0] &
  Pick<LockedBooking, 'state' | 'startsAt' | 'refundTiers' | 'menteeMoves' | 'rescheduleNoticeMinutes'>

const sides: Record<Actor, MovedBy> = {
  MENTEE: 'MENTEE',
  PARTNER: 'MENTEE',
  MENTOR: 'MENTOR',
  ADMIN: 'PLATFORM',
  SYSTEM: 'PLATFORM',
  PROVIDER: 'PLATFORM',
}

/** On whose behalf somebody moves: a partner acts for the mentee. */
export const moverOf = (actor: Actor): MovedBy => sides[actor]

const asked = (booking: Movable, actor: Actor, at: Date) => ({
  by: moverOf(actor),
  at,
  startsAt: booking.startsAt,
  menteeMoves: booking.menteeMoves,
  tiers: booking.refundTiers as RefundTier[],
  noticeMinutes: booking.rescheduleNoticeMinutes,
})

/** Throws BookingTransitionRefused, RescheduleTooLate or RescheduledTooOften when the session cannot be moved now. */
export function refuseMove(booking: Movable, actor: Actor, at: Date): void {
  nextState(booking.state, 'rescheduled', factsOf(booking, at))
  const refusal = moveRefusal(asked(booking, actor, at))
  if (refusal) throw refusal
}

/** The same question, without the throw. */
export function mayMove(booking: Movable, actor: Actor, at: Date): boolean {
  return (
    mayHappen(booking.state, 'rescheduled', factsOf(booking, at)) &&
    moveRefusal(asked(booking, actor, at)) === null
  )
}

/** Until when this side could move the session, were nothing else in the way. */
export const movableUntil = (booking: Movable, actor: Actor): Date =>
  reschedulableUntil(asked(booking, actor, booking.startsAt))

/** What a booking needs at its new time: as long as it is now, by the rules that its session type has now. */
export async function wantedFor(db: Db | Tx, booking: Booking): Promise<Wanted> {
  const type = await findType(db, booking.sessionTypeId)
  const durationMinutes = (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000
  // It stays in the calendar in which it stands, whoever keeps those of its type by now.
  const { scheduling } = booking
  return {
    ...type,
    scheduling,
    durationMinutes,
    movingBookingId: booking.id,
    paidAt: await paidAtOf(db, booking.id),
    mentee: menteeOf(booking),
    bookerZone: booking.menteeTimeZone,
  }
}

/** When the first money for it was taken that did not go back whole. */
async function paidAtOf(db: Db | Tx, bookingId: string): Promise<Date | null> {
  const paid = await db.payment.findFirst({
    where: {
      bookingId,
      state: 'SUCCEEDED',
      refunds: { none: { cause: { in: ['LATE_PAYMENT', 'DOUBLE_PAYMENT'] } } },
    },
    select: { capturedAt: true },
  })
  return paid?.capturedAt ?? null
}
