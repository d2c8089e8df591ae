import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Db, Deps } from '../deps.ts'
import type { Feed, FeedEvent } from '../feed.ts'
import type { Viewer } from '../viewer.ts'
import { type PartyRole, rolesIn, visibleTo } from './access.ts'

type Following = { deps: Deps; viewer: Viewer; feed: Feed }

/** What happens to one booking, from the position on; access is asked anew for every event. */
export function followBooking({ deps, viewer, feed }: Following, bookingId: string, after: bigint | null) {
  return follow(deps, feed, after, { AND: [{ id: bookingId }, visibleTo(viewer)] }, bookingId)
}

/** What happens to the bookings in which the viewer has this role. */
export function followBookings({ deps, viewer, feed }: Following, role: PartyRole, after: bigint | null) {
  return follow(deps, feed, after, rolesIn(viewer, role), null)
}

/** Ends at once when whoever listens goes away, even while it waits for the next event. */
function follow(
  { db }: Deps,
  feed: Feed,
  after: bigint | null,
  where: Prisma.BookingWhereInput,
  only: string | null,
): AsyncIterableIterator<FeedEvent> {
  const stop = new AbortController()
  const events = visibleEvents(db, feed.subscribe(after ?? feed.position(), stop.signal), where, only)
  return {
    next: () => events.next(),
    return: () => {
      stop.abort()
      return events.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function* visibleEvents(
  db: Db,
  events: AsyncIterable<FeedEvent>,
  where: Prisma.BookingWhereInput,
  only: string | null,
): AsyncGenerator<FeedEvent> {
  for await (const event of events) {
    const { bookingId } = event
    if (bookingId === null || (only !== null && bookingId !== only)) continue
    const visible = await db.booking.count({ where: { AND: [{ id: bookingId }, where] } })
    if (visible > 0) yield event
  }
}
