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
  readonly overrides: ReadonlyMap<number, DayHours>
}

const compiled = new WeakMap<Schedule, Compiled>()

/**
 * The open times of the local days `first` to `last` (days since 1970-01-01), sorted; hours that touch, over
 * midnight too, are one stretch. An override closes its date at midnight against hours that began the day before.
 */
export function openings(schedule: Schedule, zone: ZoneTable, first: number, last: number): Stretch[] {
  const rules = compile(schedule)
  const stretches: Stretch[] = []
  let sorted = true
  for (let number = first; number <= last; number++) {
    const midnight = number * day
    const hours = hoursOn(rules, number)
    for (let index = 0; index < hours.length; index += 2) {
      const from = instantIn(zone, midnight + (hours[index] ?? 0) * minute)
      const to = instantIn(zone, midnight + (hours[index + 1] ?? 0) * minute)
      if (to <= from) continue
      const before = stretches[stretches.length - 1]
      if (before && from < before.from) sorted = false
      if (before && from <= before.to && from >= before.from) before.to = Math.max(before.to, to)
      else stretches.push({ from, to })
    }
  }
  return sorted ? stretches : joined(stretches)
}

/** Sorts, and joins what touches or overlaps. A gap in the clock can put two ranges of a day out of order. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const before = result[result.length - 1]
    if (before && from <= before.to) before.to = Math.max(before.to, to)
    else result.push({ from, to })
  }
  return result
}

function hoursOn({ weekly, plain, overrides }: Compiled, number: number): readonly number[] {
  // 1970-01-01 was a Thursday.
  const weekday = (((number + 4) % 7) + 7) % 7
  if (overrides.size === 0) return plain[weekday] ?? []
  const own = overrides.get(number)
  if (own) return own.own
  const before = overrides.get(number - 1)
  if (!before) return plain[weekday] ?? []
  return before.spill.length === 0
    ? (weekly[weekday]?.own ?? [])
    : merged(weekly[weekday]?.own ?? [], before.spill)
}

function compile(schedule: Schedule): Compiled {
  const known = compiled.get(schedule)
  if (known) return known
  const weekly = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    dayHours(schedule.weekly.filter((hours) => hours.weekday === weekday)),
  )
  const plain = weekly.map(({ own }, weekday) => merged(own, weekly[(weekday + 6) % 7]?.spill ?? []))
  const overrides = new Map(schedule.overrides.map(({ date, hours }) => [dayNumberOf(date), dayHours(hours)]))
  const rules = { weekly, plain, overrides }
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
