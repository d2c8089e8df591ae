import { instantIn, offsetIn, zoneTable } from './zone-rules.ts'

const minute = 60_000
const day = 86_400_000

/** Parts of tz names that are not simply capitalised. */
const oddWords: Record<string, string> = {
  of: 'of',
  es: 'es',
  au: 'au',
  in: 'IN',
  us: 'US',
  act: 'ACT',
  nsw: 'NSW',
  lhi: 'LHI',
  gmt: 'GMT',
  utc: 'UTC',
  uct: 'UCT',
  mcmurdo: 'McMurdo',
  dumontdurville: 'DumontDUrville',
  comodrivadavia: 'ComodRivadavia',
  bajanorte: 'BajaNorte',
  bajasur: 'BajaSur',
  easterisland: 'EasterIsland',
  denoronha: 'DeNoronha',
}

const names = new Map<string, string>()

/**
 * The zone's name as the tz database spells it, or null when Intl does not know it. The spelling asked for stays:
 * Asia/Kolkata is not turned into Asia/Calcutta, only its case is mended.
 */
export function zoneName(given: string): string | null {
  if (given.length > 64 || !/^[\w+\-/:]+$/.test(given)) return null
  const key = given.toLowerCase()
  const known = names.get(key)
  if (known) return known
  const resolved = resolve(given)
  if (!resolved) return null
  const name = resolved.toLowerCase() === key ? resolved : mendCase(key)
  names.set(key, name)
  return name
}

/** Whether two names follow the same rules: Asia/Kolkata and Asia/Calcutta do. */
export function sameZone(a: string, b: string): boolean {
  const [one, other] = [resolve(a), resolve(b)]
  return one !== null && one === other
}

function resolve(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

function mendCase(key: string): string {
  if (!key.includes('/') && (/\d/.test(key) || /^([a-z]{2,3}$|[a-z]{1,3}-)/.test(key))) {
    return key === 'gb-eire' ? 'GB-Eire' : key.toUpperCase()
  }
  return key.replace(/[a-z]+/g, (word) => oddWords[word] ?? (word[0] ?? '').toUpperCase() + word.slice(1))
}

export type LocalParts = {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** 0 = Sunday to 6 = Saturday. */
  readonly weekday: number
  readonly offsetMinutes: number
}

/** What calendar and clock of the zone show at the instant (epoch milliseconds). */
export function localParts(instant: number, zone: string): LocalParts {
  const offset = offsetAt(instant, zone)
  const local = new Date(instant + offset)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: local.getUTCDay(),
    offsetMinutes: offset / minute,
  }
}

/** Milliseconds east of UTC at the instant. Throws RangeError for an unknown zone. */
export function offsetAt(instant: number, zone: string): number {
  return offsetIn(zoneTable(zone, instant, instant), instant)
}

/** The instant of a local time, `minutes` after midnight of the day ("2026-03-29"); skipped and doubled times as Temporal's "compatible". */
export function instantAt(dayKey: string, minutes: number, zone: string): number {
  const local = dayNumberOf(dayKey) * day + minutes * minute
  return instantIn(zoneTable(zone, local - 2 * day, local + 2 * day), local)
}

/** The zone's date at the instant: "2026-03-29". */
export function dayKeyOf(instant: number, zone: string): string {
  return dayKeyOfNumber(Math.floor((instant + offsetAt(instant, zone)) / day))
}

/** Days since 1970-01-01 of a calendar date. Throws RangeError when there is no such date. */
export function dayNumberOf(dayKey: string): number {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(dayKey) ?? []
  // Date.UTC takes the years 0 to 99 for those of the last century.
  const at = Number(year) >= 100 ? Date.UTC(Number(year), Number(month) - 1, Number(date)) : Number.NaN
  if (new Date(at).getUTCDate() !== Number(date) || Number(month) > 12 || Number(month) < 1)
    throw new RangeError(`not a date: ${dayKey}`)
  return at / day
}

export function dayKeyOfNumber(dayNumber: number): string {
  return new Date(dayNumber * day).toISOString().slice(0, 10)
}

/**
 * How often the zone's clocks show a local time, `minutes` after midnight of the day ("2026-03-29"): not at all when a
 * clock change skips it, twice when one repeats it. Throws RangeError for an unknown zone or date.
 */
export function occurrencesOf(dayKey: string, minutes: number, zone: string): 'skipped' | 'once' | 'twice' {
  const local = dayNumberOf(dayKey) * day + minutes * minute
  const { starts, offsets } = zoneTable(zone, local - 2 * day, local + 2 * day)
  for (const [index, start] of starts.entries()) {
    const [before, after] = [offsets[index - 1], offsets[index] ?? 0]
    if (before === undefined) continue
    if (local >= start + before && local < start + after) return 'skipped'
    if (local >= start + after && local < start + before) return 'twice'
  }
  return 'once'
}

/** How the local time of an instant stands: shown to both sides when a clock change makes it unclear. */
export function ambiguityAt(instant: number, zone: string): 'first' | 'second' | null {
  const table = zoneTable(zone, instant - 2 * day, instant + 2 * day)
  const local = instant + offsetIn(table, instant)
  for (const [index, start] of table.starts.entries()) {
    const [before, after] = [table.offsets[index - 1], table.offsets[index] ?? 0]
    if (before === undefined || before <= after) continue
    if (local >= start + after && local < start + before) return instant < start ? 'first' : 'second'
  }
  return null
}
