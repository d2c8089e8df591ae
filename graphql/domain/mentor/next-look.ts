import { dayZone, earliestStart } from '../availability/booking-window.ts'
import { dayInZone, midnightOf, zoneTable } from '../availability/zone-rules.ts'
import { type Offer, startsIn } from './listing.ts'
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
  const seen = offers.map((offer) => {
    const starts = startsIn([offer], now, now, now + searchedDays * day).map(({ startsAt }) => startsAt)
    const question = { ...offer.question, now }
    const [first = Number.POSITIVE_INFINITY] = starts
    const tooNear = now + first - earliestStart(question)
    const zone = zoneTable(dayZone(question), now - 2 * day, now + 3 * day)
    return { starts, until: Math.min(tooNear, midnightOf(zone, dayInZone(zone, now) + 1)) }
  })
  return {
    starts: seen.flatMap(({ starts }) => starts),
    until: Math.min(...seen.map(({ until }) => until)),
  }
}
