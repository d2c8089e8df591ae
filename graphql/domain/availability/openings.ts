import { weekdayOf } from './closures.ts'
import type { Hours, Schedule } from './schedule.ts'
import { dayNumberOf } from './zone.ts'
import { instantIn, type ZoneTable } from './zone-rules.ts'

const minute = 60_000
const day = 86_400_000
const wholeDay = 1_440

/** A stretch of time without a break: epoch milliseconds, the end not included. */
export type Stretch = { from: number; to: number }

/** Pairs of start and end in minutes of that day, sorted and apart; `spill` is what reaches into the next day. */
type DayHours = { readonly own: readonly number[]; readonly spill: readonly number[] }

type Compiled = {
  readonly weekly: readonly DayHours[]
  /** Own hours of the weekday with what the day before spills over, for the common day. */
  readonly plain: readonly (readonly number[])[]
  readonly overrides: ReadonlyMap<number, readonly Hours[]>
  /** The overrides asked for so far, compiled. */
  readonly days: Map<number, DayHours>
}

const compiled = new WeakMap<Schedule, Compiled>()

/** Open time, and the zone on whose clock it begins. */
export type Opening = Stretch & { readonly zone: ZoneTable }

/** What makes single days (days since 1970-01-01) differ: closed as a whole, or meant on another zone's clock. */
type SpecialDays = {
  readonly closed: ReadonlyMap<number, unknown> | null
  readonly zoneOn: ((dayNumber: number) => ZoneTable) | null
}

const noSpecialDays: SpecialDays = { closed: null, zoneOn: null }

/**
 * The open times of the local days `first` to `last` (days since 1970-01-01), sorted; hours that touch, over
 * midnight too, are one stretch. An override or a closed day ends hours that began the day before at midnight.
 */
export function openings(
  schedule: Schedule,
  home: ZoneTable,
  first: number,
  last: number,
  { closed, zoneOn }: SpecialDays = noSpecialDays,
): Opening[] {
  const rules = compile(schedule)
  const stretches: Opening[] = []
  let sorted = true
  for (let number = first; number <= last; number++) {
    const zone = zoneOn ? zoneOn(number) : home
    const midnight = number * day
    const hours = hoursOn(rules, number, closed)
    for (let index = 0; index < hours.length; index += 2) {
      const from = instantIn(zone, midnight + (hours[index] ?? 0) * minute)
      const to = instantIn(zone, midnight + (hours[index + 1] ?? 0) * minute)
      if (to <= from) continue
      const before = stretches[stretches.length - 1]
      if (before && from < before.from) sorted = false
      if (before && from <= before.to && from >= before.from) before.to = Math.max(before.to, to)
      else stretches.push({ from, to, zone })
    }
  }
  return sorted ? stretches : joined(stretches)
}

/** Whether the date has hours of its own. */
export function isOverridden(schedule: Schedule, dayNumber: number): boolean {
  return compile(schedule).overrides.has(dayNumber)
}

/** Sorts, and joins what touches or overlaps. A gap in the clock can put two ranges of a day out of order. */
export function joined<S extends Stretch>(stretches: readonly S[]): S[] {
  if (stretches.length < 2) return [...stretches]
  const result: S[] = []
  for (const stretch of [...stretches].sort((a, b) => a.from - b.from)) {
    const before = result[result.length - 1]
    if (!before || stretch.from > before.to) result.push(stretch)
    else if (stretch.to > before.to) result[result.length - 1] = { ...before, to: stretch.to }
  }
  return result
}

function hoursOn(
  rules: Compiled,
  number: number,
  closed: ReadonlyMap<number, unknown> | null,
): readonly number[] {
  const { weekly, plain, overrides } = rules
  if (closed?.has(number)) return []
  const weekday = weekdayOf(number)
  const closedBefore = closed?.has(number - 1) ?? false
  if (overrides.size === 0 && !closedBefore) return plain[weekday] ?? []
  const own = overrideOn(rules, number)
  if (own) return own.own
  const spill = closedBefore ? [] : overrideOn(rules, number - 1)?.spill
  if (!spill) return plain[weekday] ?? []
  return spill.length === 0 ? (weekly[weekday]?.own ?? []) : merged(weekly[weekday]?.own ?? [], spill)
}

function overrideOn({ overrides, days }: Compiled, number: number): DayHours | undefined {
  const hours = overrides.get(number)
  if (!hours) return undefined
  const known = days.get(number)
  if (known) return known
  const compiledHours = dayHours(hours)
  days.set(number, compiledHours)
  return compiledHours
}

function compile(schedule: Schedule): Compiled {
  const known = compiled.get(schedule)
  if (known) return known
  const weekly = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    dayHours(schedule.weekly.filter((hours) => hours.weekday === weekday)),
  )
  const plain = weekly.map(({ own }, weekday) => merged(own, weekly[(weekday + 6) % 7]?.spill ?? []))
  const overrides = new Map(schedule.overrides.map(({ date, hours }) => [dayNumberOf(date), hours]))
  const rules = { weekly, plain, overrides, days: new Map<number, DayHours>() }
  compiled.set(schedule, rules)
  return rules
}

function dayHours(hours: readonly Hours[]): DayHours {
  const own = hours.flatMap(({ startMinute, endMinute }) => [startMinute, Math.min(endMinute, wholeDay)])
  const late = hours.filter(({ endMinute }) => endMinute > wholeDay)
  return {
    own: merged(own, []),
    spill: merged(
      late.flatMap(({ endMinute }) => [0, endMinute - wholeDay]),
      [],
    ),
  }
}

function merged(a: readonly number[], b: readonly number[]): number[] {
  const pairs: Stretch[] = []
  for (const list of [a, b]) {
    for (let index = 0; index < list.length; index += 2) {
      pairs.push({ from: list[index] ?? 0, to: list[index + 1] ?? 0 })
    }
  }
  return joined(pairs).flatMap(({ from, to }) => [from, to])
}
