import { BookingNotFound, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { nearestOpenSlots, refuseUnlessOffered } from '../availability/slots.ts'
import type { Deps } from '../deps.ts'
import { claimKey, keyedCall, replayOf } from '../idempotency.ts'
import { moveNow } from '../scheduling/move-now.ts'
import { offeredNow } from '../scheduling/offered-now.ts'
import { requestMove } from '../scheduling/request-move.ts'
import { candidatesOf } from '../session-type/team.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, mayAct, partyOf, visibleTo } from './access.ts'
import { lockBooking } from './lock.ts'
import { refuseMove, wantedFor } from './movable.ts'
import { moveTo } from './move-to.ts'
import { lockHosts } from './slot-hold.ts'

type Request = { bookingId: string; startsAt: Date; idempotencyKey: string }

/**
 * Moves a confirmed session to another open time, for either side: booking, payment, price and policy stay. The old time
 * is given up and the new one taken in one transaction, so there is never none and never two; where the calendar is kept
 * elsewhere both are held until it was moved there.
 */
export async function rescheduleBooking(deps: Deps, viewer: Viewer, request: Request): Promise<void> {
  const { bookingId, startsAt } = request
  const call = keyedCall(viewer, 'bookingReschedule', request.idempotencyKey, request)
  if ((await replayOf(deps.db, call)) !== null) return
  const known = await deps.db.booking.findFirst({ where: { AND: [{ id: bookingId }, visibleTo(viewer)] } })
  if (!known) throw new BookingNotFound()
  const elsewhere = known.scheduling !== 'NATIVE'
  const asked = await wantedFor(deps.db, known)
  const wanted = elsewhere ? await offeredNow(deps, asked, startsAt) : asked
  try {
    await inTransaction(deps, async (tx) => {
      const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
      const party = booking && partyOf(viewer, booking)
      if (!booking || !mayAct(viewer, party)) throw new BookingNotFound()
      if (await claimKey(tx, call, bookingId)) return
      refuseMove(booking, party, deps.now())
      await lockHosts(tx, [...candidatesOf(wanted), ...booking.hosts.map(({ mentorId }) => mentorId)])
      const question = await refuseUnlessOffered({ ...deps, db: tx }, wanted, startsAt)
      const by = { actor: party, actorId: actorIdOf(viewer) }
      if (elsewhere) await requestMove(tx, deps, { booking, wanted, startsAt }, by)
      else await moveTo(tx, deps, { booking, wanted, question, startsAt }, by)
    })
    if (elsewhere) await moveNow(deps, bookingId, startsAt)
  } catch (error) {
    if (!(error instanceof SlotTaken) || error.nearest.length > 0) throw error
    throw new SlotTaken(await nearestOpenSlots(deps, wanted, startsAt))
  }
}
