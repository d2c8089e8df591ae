import { setImmediate } from 'node:timers/promises'
import {
  createDirectory,
  type Directory,
  putListing,
  removeListing,
} from '#graphql/domain/mentor/directory.ts'
import type { Listing } from '#graphql/domain/mentor/listing.ts'
import { dependsOnBusyAlone } from '../availability/busy-anew.ts'
import type { Reading } from '../availability/reading.ts'
import { bookable } from '../session-type/bookable.ts'
import { readBookings, readListings } from './read-listings.ts'

const readAtOnce = 500
/** Everybody else waits for so many: some twenty microseconds each. */
const writtenAtOnce = 32

/** A new directory, read from the database while others are served. */
export async function readDirectory(deps: Reading): Promise<Directory> {
  const mentors = await deps.db.mentor.findMany({
    where: { state: bookable.mentor.state, sessionTypes: { some: { active: bookable.active } } },
    select: { id: true },
  })
  const directory = createDirectory(deps.now().getTime(), mentors.length)
  await listAnew(
    deps,
    directory,
    mentors.map(({ id }) => id),
  )
  return directory
}

/** Lists these mentors as they are now, or no longer. While some are written the next are read. */
export async function listAnew(
  deps: Reading,
  directory: Directory,
  mentorIds: readonly string[],
): Promise<void> {
  const read = (from: number) => {
    const ids = mentorIds.slice(from, from + readAtOnce)
    return ids.length > 0 ? readListings(deps, ids).then((listings) => ({ ids, listings })) : null
  }
  let next = read(0)
  for (let from = readAtOnce; next !== null; from += readAtOnce) {
    const { ids, listings } = await next
    next = read(from)
    // Its failure is met by the next turn; until then it must not count as one that nobody meets.
    next?.catch(() => undefined)
    await write(deps, directory, ids, listings)
  }
}

/** Lists these mentors as bookings left them; nobody comes into the directory by one. */
export async function listBookings(
  deps: Reading,
  directory: Directory,
  mentorIds: readonly string[],
): Promise<void> {
  const listings = mentorIds.flatMap((id) => directory.entries.get(id)?.listing ?? [])
  const whole = listings.filter(({ offers }) => !offers.every(({ question }) => dependsOnBusyAlone(question)))
  const others = listings.filter((listing) => !whole.includes(listing))
  await write(deps, directory, [], await readBookings(deps, others))
  await listAnew(
    deps,
    directory,
    whole.map(({ mentorId }) => mentorId),
  )
}

async function write(
  deps: Reading,
  directory: Directory,
  ids: readonly string[],
  listings: readonly Listing[],
): Promise<void> {
  const listed = new Set(listings.map(({ mentorId }) => mentorId))
  for (const id of ids) if (!listed.has(id)) removeListing(directory, id)
  for (const [index, listing] of listings.entries()) {
    putListing(directory, listing, deps.now().getTime())
    if (index % writtenAtOnce === writtenAtOnce - 1) await setImmediate()
  }
}
