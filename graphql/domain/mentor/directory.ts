import {
  createFreeIndex,
  type FreeIndex,
  putStarts,
  startingIn,
  withCapacity,
} from '../availability/free-index.ts'
import { keysOf, type Listing, textOf } from './listing.ts'
import { freeUntilChange } from './next-look.ts'
import { createPostings, type Postings } from './postings.ts'
import { createRanking, type Ranking, type Standing } from './ranking.ts'
import { searchedDays } from './search.ts'

const day = 86_400_000
const second = 1_000

/** A listed mentor. The position is its row in every list of bits. */
export type Entry = Standing & {
  readonly position: number
  readonly listing: Listing
  readonly text: string
  /** In which second since 1970 it must be looked at again. */
  due: number
}

/**
 * All public mentors of the days from one on, so that a search asks no database. Bits and lists say whom to ask; what
 * is found is judged by the engine itself at the instant of asking.
 */
export type Directory = {
  readonly firstDay: number
  readonly entries: Map<string, Entry>
  readonly ranking: Ranking<Entry>
  readonly postings: Postings
  index: FreeIndex
  /** Positions that somebody left. */
  readonly vacant: number[]
  readonly due: Map<number, Set<Entry>>
  /** The first second whose due ones have not all been looked at. */
  nextDue: number
}

/** An empty one; it must be made anew when the day (UTC) has ended. All times in epoch milliseconds. */
export function createDirectory(now: number, expected: number): Directory {
  const firstDay = Math.floor(now / day)
  const room = Math.ceil(expected * 1.25) + 64
  return {
    firstDay,
    entries: new Map(),
    ranking: createRanking(),
    postings: createPostings(),
    index: createFreeIndex(room, firstDay, searchedDays + 2),
    vacant: [],
    due: new Map(),
    nextDue: Math.floor(now / second),
  }
}

/** Lists a mentor, or lists one anew. */
export function putListing(directory: Directory, listing: Listing, now: number): void {
  const { entries, ranking, postings, index, vacant, due } = directory
  const { mentorId, sessionsGiven } = listing
  const before = entries.get(mentorId)
  const position = before?.position ?? vacant.pop() ?? entries.size
  if (position >= index.capacity) directory.index = withCapacity(index, index.capacity * 2)
  const entry: Entry = { mentorId, sessionsGiven, position, listing, text: textOf(listing), due: 0 }
  entries.set(mentorId, entry)
  // Mostly a booking came or went: where somebody stands, and under which keys, is as it was.
  if (before) due.get(before.due)?.delete(before)
  if (!before || !ranking.replace(before, entry)) {
    if (before) ranking.remove(before)
    ranking.add(entry)
  }
  const [had, has] = [before ? keysOf(before.listing) : [], keysOf(listing)]
  if (had.join('\n') !== has.join('\n')) {
    postings.remove(had, position)
    postings.add(has, position)
  }
  look(directory, entry, now)
}

export function removeListing(
  { entries, ranking, postings, due, index, vacant }: Directory,
  mentorId: string,
): void {
  const entry = entries.get(mentorId)
  if (!entry) return
  entries.delete(mentorId)
  ranking.remove(entry)
  postings.remove(keysOf(entry.listing), entry.position)
  due.get(entry.due)?.delete(entry)
  putStarts(index, entry.position, [])
  vacant.push(entry.position)
}

/** Looks again at up to `most` of those whose free times have changed by themselves; answers how many it were. */
export function refreshDue(directory: Directory, now: number, most: number): number {
  const current = Math.floor(now / second)
  let looked = 0
  for (; directory.nextDue <= current; directory.nextDue++) {
    for (const entry of directory.due.get(directory.nextDue) ?? []) {
      if (looked === most) return looked
      look(directory, entry, now)
      looked++
    }
    directory.due.delete(directory.nextDue)
  }
  return looked
}

/** Writes down when the mentor is free, and when that has to be looked at again. */
function look({ index, due }: Directory, entry: Entry, now: number): void {
  const { starts, until } = freeUntilChange(entry.listing.offers, now)
  putStarts(index, entry.position, starts)
  due.get(entry.due)?.delete(entry)
  entry.due = Math.floor(until / second) + 1
  const sameSecond = due.get(entry.due)
  if (sameSecond) sameSecond.add(entry)
  else due.set(entry.due, new Set([entry]))
}

/** The positions that have a start in the stretch, as bits. */
export const freeIn = ({ index }: Directory, from: number, to: number): Uint32Array =>
  startingIn(index, from, to)
