import { BookingNotFound, SlotNotOffered, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { freeUntilAfterMove } from '#graphql/domain/booking/refund.ts'
import { RescheduledTooOften, RescheduleTooLate } from '#graphql/domain/booking/reschedule.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { releaseAtAfterMove } from '#graphql/domain/payout/release.ts'
import { nearestOpenSlots, refuseUnlessOffered } from '../availability/slots.ts'
import type { Wanted } from '../availability/wanted.ts'
import type { Deps, Tx } from '../deps.ts'
import { claimKey, keyedCall, replayOf } from '../idempotency.ts'
import { securingPayment } from '../payment/securing.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, mayAct, partyOf, visibleTo } from './access.ts'
import { type LockedBooking, lockBooking } from './lock.ts'
import { moverOf, refuseMove, wantedFor } from './movable.ts'
import { refundNow } from './refund-now.ts'
import { lockHosts, moveSlot } from './slot-hold.ts'
import { type By, moveBooking } from './transition.ts'

export const rescheduleErrors = [
  BookingNotFound,
  BookingTransitionRefused,
  RescheduleTooLate,
  RescheduledTooOften,
  SlotTaken,
  SlotNotOffered,
  IdempotencyKeyReused,
] as const

type Request = { bookingId: string; startsAt: Date; idempotencyKey: string }

/**
 * Moves a confirmed session to another open time, for either side: booking, payment, price and policy stay. The old time
 * is given up and the new one taken in one transaction, so there is never none and never two.
 */
export async function rescheduleBooking(deps: Deps, viewer: Viewer, request: Request): Promise<void> {
  const { bookingId, startsAt } = request
  const call = keyedCall(viewer, 'bookingReschedule', request.idempotencyKey, request)
  if ((await replayOf(deps.db, call)) !== null) return
  const known = await deps.db.booking.findFirst({ where: { AND: [{ id: bookingId }, visibleTo(viewer)] } })
  if (!known) throw new BookingNotFound()
  const wanted = await wantedFor(deps.db, known)
  try {
    await inTransaction(deps, async (tx) => {
      const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
      const party = booking && partyOf(viewer, booking)
      if (!booking || !mayAct(viewer, party)) throw new BookingNotFound()
      if (await claimKey(tx, call, bookingId)) return
      refuseMove(booking, party, deps.now())
      await lockHosts(tx, [booking.mentorId])
      await refuseUnlessOffered({ now: deps.now, db: tx }, wanted, startsAt)
      await moveTo(tx, deps, { booking, wanted, startsAt }, { actor: party, actorId: actorIdOf(viewer) })
    })
  } catch (error) {
    if (!(error instanceof SlotTaken) || error.nearest.length > 0) throw error
    throw new SlotTaken(await nearestOpenSlots(deps, wanted, startsAt))
  }
}

type Destination = { booking: LockedBooking; wanted: Wanted; startsAt: Date }

async function moveTo(tx: Tx, deps: Deps, { booking, wanted, startsAt }: Destination, by: By) {
  const now = deps.now()
  const endsAt = new Date(startsAt.getTime() + booking.endsAt.getTime() - booking.startsAt.getTime())
  const slot = { ...wanted, bookingId: booking.id, hostId: booking.mentorId, startsAt, endsAt }
  if (!(await moveSlot(tx, slot))) throw new SlotTaken([])
  const data = { from: booking.startsAt.toISOString(), to: startsAt.toISOString() }
  const terms = termsAfterMove(booking, by, now, startsAt)
  await moveBooking(tx, booking, 'rescheduled', { ...by, now, data }, { startsAt, endsAt, ...terms })
  const { payout } = booking
  if (payout?.state !== 'HELD') return
  const releaseAt = releaseAtAfterMove(payout.releaseAt, {
    at: now,
    startsAt: booking.startsAt,
    capturedAt: securingPayment(booking)?.capturedAt ?? null,
    endsAt,
    holdHours: deps.settings.payoutHoldHours,
  })
  await tx.payout.update({ where: { id: payout.id }, data: { releaseAt } })
}

/** A mentee's move caps later refunds at what cancelling now would give; anybody else's opens a way out at 100 %. */
function termsAfterMove(booking: LockedBooking, { actor }: By, now: Date, startsAt: Date) {
  if (moverOf(actor) !== 'MENTEE') return { freeUntil: freeUntilAfterMove(now, startsAt) }
  const { percent } = refundNow(booking, actor, now)
  return {
    menteeMoves: booking.menteeMoves + 1,
    refundCapPercent: Math.min(percent, booking.refundCapPercent ?? 100),
    freeUntil: null,
  }
}
