const day = 86_400_000
const probe = 5 * day

/**
 * A zone's offsets over a span of whole years. Offset `offsets[i]` (milliseconds east of UTC) is in force from
 * `starts[i]` (epoch milliseconds) until the next start; the first is taken to reach back, the last on, for ever.
 */
export type ZoneTable = { readonly starts: readonly number[]; readonly offsets: readonly number[] }

type Zone = {
  readonly format: Intl.DateTimeFormat
  readonly years: Map<number, ZoneTable>
  readonly spans: Map<number, ZoneTable>
}

const zones = new Map<string, Zone>()

/** The table that covers both instants. Throws RangeError for a zone that Intl does not know. */
export function zoneTable(zone: string, from: number, to: number): ZoneTable {
  const known = zoneOf(zone)
  const [first, last] = [yearOf(from), yearOf(to)]
  const key = first * 10_000 + last
  const cached = known.spans.get(key)
  if (cached) return cached
  const table = { starts: [] as number[], offsets: [] as number[] }
  for (let year = first; year <= last; year++) {
    const { starts, offsets } = tableOfYear(known, year)
    for (const [index, start] of starts.entries()) {
      const offset = offsets[index] ?? 0
      if (offset === table.offsets.at(-1)) continue
      table.starts.push(start)
      table.offsets.push(offset)
    }
  }
  known.spans.set(key, table)
  return table
}

/** Milliseconds east of UTC at the instant. */
export function offsetIn({ starts, offsets }: ZoneTable, instant: number): number {
  let index = starts.length - 1
  while (index > 0 && instant < (starts[index] ?? 0)) index--
  return offsets[index] ?? 0
}

/**
 * The instant at which the zone's clocks show `local` (epoch milliseconds as if the clock were UTC's). As Temporal's
 * "compatible": a time that is skipped moves on by the gap, of a time that comes twice it is the first.
 */
export function instantIn({ starts, offsets }: ZoneTable, local: number): number {
  const last = starts.length - 1
  for (let index = 0; index < last; index++) {
    const instant = local - (offsets[index] ?? 0)
    const next = starts[index + 1] ?? 0
    if (instant < next) return instant
    if (local - (offsets[index + 1] ?? 0) < next) return instant
  }
  return local - (offsets[last] ?? 0)
}

/** The local day at the instant, in days since 1970-01-01. */
export function dayInZone(zone: ZoneTable, instant: number): number {
  return Math.floor((instant + offsetIn(zone, instant)) / day)
}

/** When a local day begins; one whose midnight is skipped begins at its first minute. */
export function midnightOf(zone: ZoneTable, dayNumber: number): number {
  return instantIn(zone, dayNumber * day)
}

/** The next local midnight that is later than the instant. */
export function midnightAfter(zone: ZoneTable, instant: number): number {
  const today = dayInZone(zone, instant)
  const midnight = midnightOf(zone, today + 1)
  return midnight > instant ? midnight : midnightOf(zone, today + 2)
}

function zoneOf(name: string): Zone {
  const key = name.toLowerCase()
  const known = zones.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const zone = { format, years: new Map(), spans: new Map() }
  zones.set(key, zone)
  return zone
}

/** Rules further off than this are guesses anyway; the bound keeps the tables finite. */
function yearOf(instant: number): number {
  const year = new Date(instant).getUTCFullYear()
  if (Number.isNaN(year)) throw new RangeError(`not an instant: ${instant}`)
  return Math.min(Math.max(year, 1972), 2200)
}

function tableOfYear(zone: Zone, year: number): ZoneTable {
  const known = zone.years.get(year)
  if (known) return known
  const end = Date.UTC(year + 1, 0, 1)
  let at = Date.UTC(year, 0, 1)
  let offset = offsetByIntl(zone.format, at)
  const table = { starts: [at], offsets: [offset] }
  while (at < end) {
    const next = Math.min(at + probe, end)
    const after = offsetByIntl(zone.format, next)
    const change = after === offset ? end : changeBetween(zone.format, at, next)
    if (change < end) {
      table.starts.push(change)
      table.offsets.push(after)
    }
    at = next
    offset = after
  }
  zone.years.set(year, table)
  return table
}

/** The first whole second with another offset than `before` has. */
function changeBetween(format: Intl.DateTimeFormat, before: number, after: number): number {
  const offset = offsetByIntl(format, before)
  let [low, high] = [before / 1_000, after / 1_000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetByIntl(format, middle * 1_000) === offset) low = middle
    else high = middle
  }
  return high * 1_000
}

function offsetByIntl(format: Intl.DateTimeFormat, instant: number): number {
  const [month = 1, dayOfMonth = 1, year = 1970, hour = 0, minute = 0, second = 0] =
    format.format(instant).match(/\d+/g)?.map(Number) ?? []
  return Date.UTC(year, month - 1, dayOfMonth, hour, minute, second) - instant
}
