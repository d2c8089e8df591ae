import { SlotTaken } from '#graphql/domain/booking/errors.ts'
import type { Wanted } from '../availability/wanted.ts'
import type { LockedBooking } from '../booking/lock.ts'
import { blockedBy, takeSlot } from '../booking/slot-hold.ts'
import { type By, moveBooking } from '../booking/transition.ts'
import type { Deps, Tx } from '../deps.ts'

const minute = 60_000
/** So long the company has for it; then the old time stands. */
const withinMinutes = 10

/**
 * Takes the new time beside the old one, so that there is never none, and has the job ask for the move where the calendar
 * is kept. The hosts are locked. Throws SlotTaken.
 */
export async function requestMove(
  tx: Tx,
  deps: Deps,
  { booking, wanted, startsAt }: { booking: LockedBooking; wanted: Wanted; startsAt: Date },
  by: By,
): Promise<void> {
  const { id: bookingId, mentorId } = booking
  const now = deps.now()
  const endsAt = new Date(startsAt.getTime() + booking.endsAt.getTime() - booking.startsAt.getTime())
  const held = booking.holds.find(({ hostId, kind }) => hostId === mentorId && kind === 'SLOT')
  if (booking.move || !held) throw new SlotTaken([])
  const { occurrenceId, seat } = held
  const blocked = blockedBy({ ...wanted, startsAt, endsAt })
  const taken = await takeSlot(tx, {
    ...{ bookingId, hostId: mentorId, position: 0, occurrenceId, seat, blocked },
    kind: 'MOVE',
  })
  if (!taken) throw new SlotTaken([])
  const deadline = new Date(Math.min(now.getTime() + withinMinutes * minute, booking.startsAt.getTime()))
  const { actor, actorId = null } = by
  await tx.bookingMove.create({
    data: { bookingId, startsAt, endsAt, actor, actorId, requestedAt: now, deadline },
  })
  const data = { from: booking.startsAt.toISOString(), to: startsAt.toISOString() }
  await moveBooking(tx, booking, 'moveRequested', { ...by, now, data })
}
