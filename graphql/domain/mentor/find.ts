import { type Directory, type Entry, freeIn } from './directory.ts'
import { type FoundTime, type Listing, languageKey, offersFor, timesOf, topicKey } from './listing.ts'
import type { Standing } from './ranking.ts'
import { type Search, wordsOf } from './search.ts'

/** How many are counted; beyond that it only matters that there are more. */
export const mostCounted = 1_000

/** The next free times are those of the offers that fit; none when nothing is free in the days that are searched. */
export type Found = Listing & { readonly times: readonly FoundTime[] }

/** So many from a place on, which need not be anybody's; backwards: before it, the nearest first. */
export type Page = { readonly limit: number; readonly from: Standing | null; readonly backwards: boolean }

/** Whom the search finds, best first, with up to so many `times` each. */
export function findMentors(
  directory: Directory,
  search: Search,
  { limit, ...place }: Page,
  times: number,
  now: number,
): Found[] {
  const found: Found[] = []
  if (limit < 1) return found
  for (const { listing } of candidates(directory, search, place, now)) {
    const fitting = judged(listing, search, now, times)
    if (fitting) found.push({ times: fitting, ...listing })
    if (found.length === limit) break
  }
  return found
}

const whole = { from: null, backwards: false }

/** How many mentors the search finds, counted up to `mostCounted`. */
export function countMentors(directory: Directory, search: Search, now: number): number {
  let counted = 0
  for (const { listing } of candidates(directory, search, whole, now)) {
    if (fits(listing, search, now)) counted++
    if (counted === mostCounted) break
  }
  return counted
}

/** Those whom the search could find, from a place on, best first or the other way round. */
function* candidates(
  directory: Directory,
  search: Search,
  { from, backwards }: Pick<Page, 'from' | 'backwards'>,
  now: number,
): Generator<Entry> {
  const { ranking, postings, index } = directory
  const sets = keySets(search).map((keys) => postings.any(keys, index.capacity))
  const free = freeBits(directory, search, now)
  const could = inAll(free ? [free, ...sets] : sets)
  const words = wordsOf(search.text ?? '')
  const ranked = ranking.all()
  const step = backwards ? -1 : 1
  for (let place = ranking.begin(from, backwards); place >= 0 && place < ranked.length; place += step) {
    const entry = ranked[place] as Entry
    if (could && ((could[entry.position >>> 5] ?? 0) & (1 << (entry.position & 31))) === 0) continue
    if (words.length === 0 || words.every((one) => entry.text.includes(one))) yield entry
  }
}

/** The bits that are in every one of the sets; null: nothing is asked. The first is written over. */
function inAll([first, ...others]: readonly Uint32Array[]): Uint32Array | null {
  if (!first) return null
  for (const bits of others)
    for (let at = 0; at < first.length; at++) first[at] = (first[at] ?? 0) & (bits[at] ?? 0)
  return first
}

/** One of each set must be there. */
function keySets({ topics, languages }: Search): string[][] {
  const spoken = languages ?? []
  return [
    ...(topics ?? []).map((topic) => [topicKey(topic)]),
    ...(spoken.length ? [spoken.map(languageKey)] : []),
  ]
}

function freeBits(directory: Directory, { freeAt, freeBetween }: Search, now: number): Uint32Array | null {
  if (freeAt != null) return freeIn(directory, freeAt, freeAt + 1)
  return freeBetween ? freeIn(directory, Math.max(freeBetween.from, now), freeBetween.to) : null
}

/** The times at which an offer fits; null when none of them does. */
function judged(listing: Listing, search: Search, now: number, most: number): FoundTime[] | null {
  const offers = offersFor(listing, search)
  if (offers.length === 0) return null
  const times = timesOf(offers, search, now, most)
  return asksForTime(search) && times.length === 0 ? null : times
}

function fits(listing: Listing, search: Search, now: number): boolean {
  if (asksForTime(search)) return judged(listing, search, now, 1) !== null
  return offersFor(listing, search).length > 0
}

const asksForTime = ({ freeAt, freeBetween }: Search) => freeAt != null || Boolean(freeBetween)
