import type { InputIssue } from '../errors.ts'
import type { Stretch } from './openings.ts'
import type { Weekday } from './schedule.ts'
import { dayInZone, midnightOf, zoneTable } from './zone-rules.ts'

const minute = 60_000
const day = 86_400_000

export type LimitPeriod = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR'

/** At most so many bookings, or minutes of bookings, in each such period of the calendar. */
export type Limit = {
  readonly period: LimitPeriod
  readonly unit: 'BOOKINGS' | 'MINUTES'
  readonly most: number
}

/** What counts against limits, in the period in which it starts. Epoch milliseconds, without buffers. */
export type Booked = {
  readonly startsAt: number
  readonly endsAt: number
  readonly hostId?: string
  /** Where several give it. */
  readonly hostIds?: readonly string[]
  readonly bookingId?: string
}

/** Whose days and weeks are counted. A week starts on Monday (1) when it is not said. */
export type Calendar = { readonly timeZone: string; readonly weekStartsOn?: Weekday }

/** Who set a limit. */
export type LimitOwner = 'TYPE' | 'HOST' | 'TEAM' | 'MENTEE'

/** A period in which nothing more fits: [from, to) in epoch milliseconds. */
export type ClosedPeriod = Stretch & { readonly limit: Limit; readonly owner: LimitOwner }

/** How far before and after a time a booking can be and still count against a limit that judges it, in days. */
export const periodDays = { DAY: 2, WEEK: 8, MONTH: 32, YEAR: 367 } as const satisfies Record<
  LimitPeriod,
  number
>

/**
 * The periods that touch `near` and in which one more booking of `durationMinutes` would break a limit. Linear in the
 * bookings and limits.
 */
export function closedPeriods(
  { limits, booked, owner }: { limits: readonly Limit[]; booked: readonly Booked[]; owner: LimitOwner },
  calendar: Calendar,
  durationMinutes: number,
  near: Stretch,
): ClosedPeriod[] {
  return limits.flatMap((limit) => {
    const adds = limit.unit === 'BOOKINGS' ? 1 : durationMinutes
    if (adds > limit.most) return [{ ...near, limit, owner }]
    return fullPeriods(limit, booked, calendar, adds, near).map((full) => ({ ...full, limit, owner }))
  })
}

function fullPeriods(
  limit: Limit,
  booked: readonly Booked[],
  { timeZone, weekStartsOn = 1 }: Calendar,
  adds: number,
  near: Stretch,
): Stretch[] {
  const reach = (periodDays[limit.period] + 1) * day
  const zone = zoneTable(timeZone, near.from - reach, near.to + reach)
  const sums = new Map<number, number>()
  for (const { startsAt, endsAt } of booked) {
    if (startsAt < near.from - reach || startsAt > near.to + reach) continue
    const first = firstDayOf(limit.period, dayInZone(zone, startsAt), weekStartsOn)
    const counts = limit.unit === 'BOOKINGS' ? 1 : Math.round((endsAt - startsAt) / minute)
    sums.set(first, (sums.get(first) ?? 0) + counts)
  }
  return [...sums].flatMap(([first, sum]) => {
    if (sum + adds <= limit.most) return []
    const from = midnightOf(zone, first)
    const to = midnightOf(zone, firstDayAfter(limit.period, first))
    return to > near.from && from < near.to ? [{ from, to }] : []
  })
}

function firstDayOf(period: LimitPeriod, dayNumber: number, weekStartsOn: Weekday): number {
  if (period === 'DAY') return dayNumber
  // 1970-01-01 was a Thursday.
  if (period === 'WEEK') return dayNumber - ((((dayNumber + 4 - weekStartsOn) % 7) + 7) % 7)
  const date = new Date(dayNumber * day)
  return Date.UTC(date.getUTCFullYear(), period === 'MONTH' ? date.getUTCMonth() : 0, 1) / day
}

function firstDayAfter(period: LimitPeriod, first: number): number {
  if (period === 'DAY') return first + 1
  if (period === 'WEEK') return first + 7
  const date = new Date(first * day)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return (period === 'MONTH' ? Date.UTC(year, month + 1, 1) : Date.UTC(year + 1, 0, 1)) / day
}

const mostOf = { BOOKINGS: 100_000, MINUTES: 527_040 } as const

/** Everything that is wrong with a list of limits that stands at `name`; none = it can be saved. */
export function limitIssues(limits: readonly Limit[], name: string): InputIssue[] {
  if (limits.length > 8) return [{ path: [name], message: 'At most one limit per period and unit.' }]
  return limits.flatMap(({ period, unit, most }, index) => {
    const path = [name, index]
    const earlier = limits.findIndex((other) => other.period === period && other.unit === unit)
    if (earlier < index) return [{ path, message: 'This period has this limit twice.' }]
    return Number.isInteger(most) && most >= 1 && most <= mostOf[unit]
      ? []
      : [{ path: [...path, 'most'], message: 'A limit is a whole number from 1 on.' }]
  })
}
