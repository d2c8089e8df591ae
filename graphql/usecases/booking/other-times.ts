import type { OpenTime } from '#graphql/domain/booking/errors.ts'
import { slotsOf } from '../availability/slots.ts'
import type { Deps } from '../deps.ts'
import { wantedFor } from './movable.ts'

/** Times to which the booking could be moved now and that start in [from, to); at most 62 days. Throws WindowTooWide. */
export async function otherTimes(
  deps: Deps,
  bookingId: string,
  range: { from: Date; to: Date },
): Promise<OpenTime[]> {
  const booking = await deps.db.booking.findUniqueOrThrow({ where: { id: bookingId } })
  const times = await slotsOf(deps, await wantedFor(deps.db, booking), range)
  return times.filter(({ startsAt }) => startsAt.getTime() !== booking.startsAt.getTime())
}
