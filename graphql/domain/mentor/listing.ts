import type { SlotQuestion } from '../availability/question.ts'
import { openSlots } from '../availability/slots.ts'
import type { Currency } from '../money/currencies.ts'
import { plain, type Search, searchedDays } from './search.ts'

const day = 86_400_000
const minute = 60_000

/** A session type as it is searched. */
export type Offer = {
  readonly sessionTypeId: string
  readonly priceMinor: bigint
  readonly currency: Currency
  /** In minutes, its usual one first. */
  readonly lengths: readonly number[]
  /** As it was read; asked with the time of asking. */
  readonly question: SlotQuestion
}

/** A public mentor as the directory lists one. */
export type Listing = {
  readonly mentorId: string
  /** How many sessions took place: who gave more comes first. */
  readonly sessionsGiven: number
  readonly name: string
  readonly headline: string
  readonly topics: readonly string[]
  readonly languages: readonly string[]
  /** At least one, in the mentor's order. */
  readonly offers: readonly Offer[]
}

export type FoundTime = { readonly sessionTypeId: string; readonly startsAt: number; readonly endsAt: number }

/** What is searched in a listing, as plain text. */
export const textOf = ({ name, headline, topics }: Listing): string =>
  plain([name, headline, ...topics].join('\n'))

/** The keys by which a listing is found at once. */
export function keysOf({ topics, languages }: Pick<Listing, 'topics' | 'languages'>): string[] {
  const primary = (tag: string) => tag.split('-')[0] ?? tag
  const spoken = languages.flatMap((tag) => [tag, primary(tag)])
  return [...new Set([...topics.map(topicKey), ...spoken.map(languageKey)])]
}

export const topicKey = (topic: string): string => `topic:${topic.toLowerCase()}`
export const languageKey = (tag: string): string => `language:${tag.toLowerCase()}`

/** The offers that could be what is looked for, each with the lengths that could be. */
export function offersFor({ offers }: Listing, { price, durationMinutes }: Search): Offer[] {
  const { atLeast = null, atMost = null } = durationMinutes ?? {}
  return offers.flatMap((offer) => {
    if (!fitsPrice(offer, price)) return []
    if (atLeast === null && atMost === null) return [offer]
    const lengths = offer.lengths.filter((one) => one >= (atLeast ?? 0) && one <= (atMost ?? one))
    return lengths.length > 0 ? [{ ...offer, lengths }] : []
  })
}

function fitsPrice({ priceMinor, currency }: Offer, price: Search['price']): boolean {
  const { atLeast = null, atMost = null } = price ?? {}
  if (atLeast && (priceMinor < atLeast.minor || (priceMinor > 0n && currency !== atLeast.currency)))
    return false
  return !atMost || (priceMinor <= atMost.minor && (priceMinor === 0n || currency === atMost.currency))
}

/** Up to `most` times at which one of the offers can be booked now, the earliest first, one for each start. */
export function timesOf(offers: readonly Offer[], search: Search, now: number, most: number): FoundTime[] {
  const { freeAt, freeBetween } = search
  if (freeAt != null) {
    const then = startsIn(offers, now, freeAt, freeAt + 1)
    if (then.length === 0 || most === 1) return then.slice(0, 1)
    return [...then.slice(0, 1), ...nextTimes(offers, now, freeAt + 1, most - 1)]
  }
  if (!freeBetween) return nextTimes(offers, now, now, most)
  const { from, to } = freeBetween
  return startsIn(offers, now, from, to)
    .filter(({ endsAt }) => endsAt <= to)
    .slice(0, most)
}

/** A week mostly holds enough of them. */
function nextTimes(offers: readonly Offer[], now: number, from: number, most: number): FoundTime[] {
  const soon = startsIn(offers, now, from, from + 7 * day)
  const end = now + searchedDays * day
  const found = soon.length >= most ? soon : [...soon, ...startsIn(offers, now, from + 7 * day, end)]
  return found.slice(0, most)
}

/** Every start in [from, to) at which one of the offers can be booked now, in order. */
export function startsIn(offers: readonly Offer[], now: number, from: number, to: number): FoundTime[] {
  const begin = Math.max(from, now)
  if (begin >= to) return []
  const found = offers.flatMap(({ sessionTypeId, lengths, question }) =>
    lengths.flatMap((durationMinutes) =>
      openSlots({ ...question, now, durationMinutes, from: begin, to }).map(({ startsAt }) => {
        return { sessionTypeId, startsAt, endsAt: startsAt + durationMinutes * minute }
      }),
    ),
  )
  const starts = new Set<number>()
  const first = ({ startsAt }: FoundTime) => !starts.has(startsAt) && starts.add(startsAt)
  return found.sort((a, b) => a.startsAt - b.startsAt).filter(first)
}
