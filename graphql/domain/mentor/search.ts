import { hoursBetween, minuteOf } from '../availability/schedule.ts'
import { instantAt } from '../availability/zone.ts'
import type { InputIssue } from '../errors.ts'
import type { Money } from '../money/money.ts'

/** How far ahead free times are searched, in days. */
export const searchedDays = 60

const day = 86_400_000
const mostWords = 8
const mostLetters = 200
const mostListed = 10

export type LocalStretch = {
  readonly date: string
  readonly start: string
  readonly end: string
  readonly timeZone: string
}

/** What somebody looks for. Everything given must hold; prices, lengths and times of one and the same session type. */
export type Search = {
  /** Part of a name, a headline or a topic. */
  readonly text?: string | null
  /** All of them. */
  readonly topics?: readonly string[] | null
  /** Any of them, as BCP 47 tags: "pt" is every Portuguese, "pt-BR" that one alone. */
  readonly languages?: readonly string[] | null
  /** Both included, of one currency; what costs nothing has every currency. */
  readonly price?: { readonly atLeast: Money | null; readonly atMost: Money | null } | null
  /** Both included. */
  readonly durationMinutes?: { readonly atLeast: number | null; readonly atMost: number | null } | null
  /** An instant at which a session can start, in epoch milliseconds. */
  readonly freeAt?: number | null
  /** The same of a local day: "2026-03-12" from "18:00" to "20:00" by the clocks of a zone. */
  readonly freeOn?: LocalStretch | null
  /** A stretch into which a whole session fits, in epoch milliseconds. */
  readonly freeBetween?: { readonly from: number; readonly to: number } | null
}

/** Everything that is wrong with a search; none = it can be answered. */
export function searchIssues(search: Search, now: number): InputIssue[] {
  const { freeAt, freeBetween, price, durationMinutes } = search
  const issues: InputIssue[] = []
  const refuse = (path: InputIssue['path'], message: string) => issues.push({ path, message })
  const tooFar = `Free times are searched ${searchedDays} days ahead.`
  const last = now + searchedDays * day
  if ((search.text?.length ?? 0) > mostLetters) refuse(['search'], `At most ${mostLetters} letters.`)
  for (const list of ['topics', 'languages'] as const) {
    if ((search[list]?.length ?? 0) > mostListed) refuse([list], `At most ${mostListed} at once.`)
  }
  const times = (['freeAt', 'freeOn', 'freeBetween'] as const).filter((name) => search[name] != null)
  for (const name of times.slice(1)) refuse([name], 'Ask for one time or for one stretch, not for both.')
  if (search.freeOn) issues.push(...localIssues(search.freeOn, last))
  if (freeAt != null && freeAt > last) refuse(['freeAt'], tooFar)
  if (freeBetween) {
    if (freeBetween.to <= freeBetween.from) refuse(['freeBetween', 'to'], 'This is not after the beginning.')
    else if (freeBetween.to > last) refuse(['freeBetween', 'to'], tooFar)
  }
  if (below(price?.atMost?.minor, price?.atLeast?.minor))
    refuse(['price', 'atMost'], 'This is less than the least.')
  for (const end of ['atLeast', 'atMost'] as const) {
    const minutes = durationMinutes?.[end]
    if (minutes != null && !(minutes >= 1 && minutes <= 1_440))
      refuse(['durationMinutes', end], 'A session lasts 1 minute to 24 hours.')
  }
  if (below(durationMinutes?.atMost, durationMinutes?.atLeast))
    refuse(['durationMinutes', 'atMost'], 'This is less than the least.')
  return issues
}

function localIssues(stretch: LocalStretch, last: number): InputIssue[] {
  const refusal = (name: keyof LocalStretch, message: string) => ({ path: ['freeOn', name], message })
  const wrong = (['start', 'end'] as const).filter((name) => minuteOf(stretch[name]) === null)
  if (wrong.length > 0) return wrong.map((name) => refusal(name, 'Write a time such as 09:30.'))
  if (!hoursBetween(stretch.start, stretch.end)) return [refusal('end', 'This is not after the beginning.')]
  const { to } = stretchOf(stretch)
  return to > last ? [refusal('date', `Free times are searched ${searchedDays} days ahead.`)] : []
}

/** The search with the stretch of a local day as the instants between which it lies. */
export function withInstants({ freeOn, ...search }: Search): Search {
  return freeOn ? { ...search, freeBetween: stretchOf(freeOn) } : search
}

/** An end that is not after the start is on the next day. */
function stretchOf({ date, start, end, timeZone }: LocalStretch): { from: number; to: number } {
  const hours = hoursBetween(start, end)
  if (!hours) throw new RangeError(`${start} to ${end} is no stretch of a day`)
  const at = (minutes: number) => instantAt(date, minutes, timeZone)
  return { from: at(hours.startMinute), to: at(hours.endMinute) }
}

const below = <N extends number | bigint>(most: N | null | undefined, least: N | null | undefined): boolean =>
  most != null && least != null && most < least

/** The words of a text as they are compared: small letters without accents. */
export const wordsOf = (text: string): string[] =>
  plain(text).split(/\s+/).filter(Boolean).slice(0, mostWords)

/** "José Álvarez" as "jose alvarez". */
export const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
