import type { SlotQuestion } from '../availability/question.ts'
import { openStarts } from '../availability/slots.ts'
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
  /**
   * As it was read; asked with the time of asking and the length, which it has already: to V8 (11.3) a copy with a
   * property more is a class of its own, slow to make and long in the way of the garbage collector.
   */
  readonly question: SlotQuestion & { readonly durationMinutes: number }
}

/** A public mentor as the directory lists one: what is searched, and what a list shows of everybody. */
export type Listing = {
  readonly mentorId: string
  readonly personId: string
  readonly handle: string
  readonly timeZone: string
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
  if (freeAt == null)
    return freeBetween ? firstIn(offers, now, freeBetween, most, true) : next(offers, now, now, most)
  const soon = firstIn(offers, now, { from: freeAt, to: freeAt + day }, most)
  if (soon[0]?.startsAt !== freeAt) return []
  return soon.length === most ? soon : next(offers, now, freeAt, most)
}

/** The first after an instant; mostly a day or a week holds enough of them. */
function next(offers: readonly Offer[], now: number, from: number, most: number): FoundTime[] {
  let found: FoundTime[] = []
  for (const days of [1, 7, searchedDays]) {
    found = firstIn(offers, now, { from, to: Math.min(from + days * day, now + searchedDays * day) }, most)
    if (found.length === most) break
  }
  return found
}

type Stretch = { readonly from: number; readonly to: number }

/** The first starts in [from, to); with `whole`, of sessions that end by then too. */
function firstIn(
  offers: readonly Offer[],
  now: number,
  { from, to }: Stretch,
  most: number,
  whole = false,
): FoundTime[] {
  const found: FoundTime[] = []
  for (const { sessionTypeId, lengths, question } of offers) {
    for (const durationMinutes of lengths) {
      const length = durationMinutes * minute
      const [begin, end] = [Math.max(from, now), whole ? to - length + 1 : to]
      if (begin >= end) continue
      const starts = openStarts({ ...question, now, durationMinutes }, { from: begin, to: end })
      for (const startsAt of starts.slice(0, most))
        found.push({ sessionTypeId, startsAt, endsAt: startsAt + length })
    }
  }
  // Those of one offer of one length come in their order, none twice.
  if (found.length <= 1 || (offers.length === 1 && offers[0]?.lengths.length === 1)) return found
  const starts = new Set<number>()
  const isFirst = ({ startsAt }: FoundTime) => !starts.has(startsAt) && starts.add(startsAt)
  return found
    .sort((a, b) => a.startsAt - b.startsAt)
    .filter(isFirst)
    .slice(0, most)
}
