import { SlotTaken } from '#graphql/domain/booking/errors.ts'
import type { Deps } from '../deps.ts'
import { NotYet } from '../reaction.ts'
import { mirrorBooking } from './mirror.ts'

/**
 * What the job does with a move that was just asked for, while whoever asked waits; a company that does not answer leaves it
 * to the job. Throws SlotTaken when the new time was not to be had there: the old one stands.
 */
export async function moveNow(deps: Deps, bookingId: string, startsAt: Date): Promise<void> {
  try {
    await mirrorBooking(deps, bookingId)
  } catch (error) {
    if (!(error instanceof NotYet)) throw error
    deps.log.warn({ bookingId, err: error }, 'not moved yet')
  }
  const booking = await deps.db.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { move: true },
  })
  if (!booking.move && booking.startsAt.getTime() !== startsAt.getTime()) throw new SlotTaken([])
}
