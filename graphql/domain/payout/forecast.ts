import { dayKeyOf } from '../availability/zone.ts'
import type { Currency } from '../money/currencies.ts'

/** A mentor's share that is held, in minor units. */
export type HeldShare = {
  readonly releaseAt: Date
  readonly endsAt: Date
  readonly minor: bigint
  readonly currency: Currency
}

export type WeekAhead = {
  /** The first day of the week, on the mentor's calendar: "2026-12-07". */
  readonly firstDay: string
  readonly currency: Currency
  readonly sessions: number
  /** How many of them are still to take place. */
  readonly ahead: number
  readonly minor: bigint
}

type Reading = {
  readonly at: Date
  readonly timeZone: string
  /** 0 = Sunday to 6 = Saturday. */
  readonly weekStartsOn: number
}

/** What is released in which week, earliest first; what is due already counts for this week. */
export function forecastOf(shares: readonly HeldShare[], reading: Reading): WeekAhead[] {
  const { at, timeZone, weekStartsOn } = reading
  const weeks = new Map<string, WeekAhead>()
  for (const { releaseAt, endsAt, minor, currency } of shares) {
    const day = dayKeyOf(Math.max(releaseAt.getTime(), at.getTime()), timeZone)
    const firstDay = weekOf(day, weekStartsOn)
    const key = `${firstDay} ${currency}`
    const week = weeks.get(key) ?? { firstDay, currency, sessions: 0, ahead: 0, minor: 0n }
    weeks.set(key, {
      ...week,
      sessions: week.sessions + 1,
      ahead: week.ahead + (endsAt > at ? 1 : 0),
      minor: week.minor + minor,
    })
  }
  return [...weeks].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, week]) => week)
}

function weekOf(day: string, startsOn: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() - startsOn + 7) % 7))
  return date.toISOString().slice(0, 10)
}
