import { dayZone, earliestStart } from '../availability/booking-window.ts'
import { openStarts } from '../availability/slots.ts'
import { dayInZone, midnightOf, zoneTable } from '../availability/zone-rules.ts'
import type { Offer } from './listing.ts'
import { searchedDays } from './search.ts'

const day = 86_400_000

/**
 * When the offers can be booked as of now, and until when that stays so if nobody books or changes anything: the first
 * start comes too near, or the day ends by which the booking window is counted. Epoch milliseconds.
 */
export function freeUntilChange(
  offers: readonly Offer[],
  now: number,
): { starts: readonly number[]; until: number } {
  const window = { from: now, to: now + searchedDays * day }
  const seen = offers.map(({ question: asked, lengths }) => {
    const question = { ...asked, now }
    const ofLengths = lengths.map((durationMinutes) => openStarts({ ...question, durationMinutes }, window))
    const starts = ofLengths.length === 1 ? (ofLengths[0] ?? []) : ofLengths.flat()
    const first = Math.min(...ofLengths.map(([earliest = Number.POSITIVE_INFINITY]) => earliest))
    const tooNear = now + first - earliestStart(question)
    const zone = zoneTable(dayZone(question), now - 2 * day, now + 3 * day)
    return { starts, until: Math.min(tooNear, midnightOf(zone, dayInZone(zone, now) + 1)) }
  })
  return {
    starts: seen.length === 1 ? (seen[0]?.starts ?? []) : seen.flatMap(({ starts }) => starts),
    until: Math.min(...seen.map(({ until }) => until)),
  }
}
