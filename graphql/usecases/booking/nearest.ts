import type { OpenTime } from '#graphql/domain/booking/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { nearestOpenSlots } from '../availability/slots.ts'
import type { Deps } from '../deps.ts'
import { findBookableType } from '../session-type/bookable.ts'

/** Other times of the same session type; none when it is not offered any more. */
export async function nearestOf(deps: Deps, bookingId: string): Promise<OpenTime[]> {
  const booking = await deps.db.booking.findUniqueOrThrow({ where: { id: bookingId } })
  const { sessionTypeId, startsAt, menteeTimeZone: bookerZone } = booking
  try {
    const type = await findBookableType(deps.db, sessionTypeId)
    return await nearestOpenSlots(deps, { ...type, bookerZone }, startsAt)
  } catch (error) {
    if (error instanceof SessionTypeNotFound) return []
    throw error
  }
}
