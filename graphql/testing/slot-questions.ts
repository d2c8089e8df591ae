import type { Host, SlotQuestion } from '#graphql/domain/availability/question.ts'
import type { SlotRules } from '#graphql/domain/availability/rules.ts'
import { hoursBetween, type Schedule, type Weekday } from '#graphql/domain/availability/schedule.ts'
import { openSlots } from '#graphql/domain/availability/slots.ts'

export const at = (iso: string): number => Date.parse(iso)

const hourly: SlotRules = {
  durationMinutes: 60,
  slotIntervalMinutes: null,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 0,
  windowDays: null,
}

/** The same hours on all given days of the week. */
export function weekly(
  timeZone: string,
  ranges: readonly (readonly [string, string])[],
  days = [0, 1, 2, 3, 4, 5, 6],
): Schedule {
  return {
    timeZone,
    weekly: days.flatMap((weekday) =>
      ranges.map(([start, end]) => ({ weekday: weekday as Weekday, ...hoursBetween(start, end)! })),
    ),
    overrides: [],
  }
}

/** Every day from 9 to 12 in UTC, with an id, unless something else is said. */
export function hostWith(id: string, more: Partial<Host> = {}): Host {
  return { id, schedule: weekly('UTC', [['09:00', '12:00']]), busy: [], ...more }
}

/** Sessions of an hour, asked for on the first day of 2025. */
export function asking(
  hosts: readonly Host[],
  rules: Partial<SlotRules> = {},
  more: Partial<SlotQuestion> = {},
): SlotQuestion {
  return { hosts, rules: { ...hourly, ...rules }, now: at('2025-01-01T00:00Z'), ...more }
}

export function taken(from: string, to: string, bookingId?: string) {
  return { startsAt: at(from), endsAt: at(to), ...(bookingId ? { bookingId } : {}) }
}

/** Starts from date to date, the second left out, in UTC: "02-03 09:00". */
export function starts(question: SlotQuestion, from: string, to: string): string[] {
  const window = { from: at(`${from}T00:00Z`), to: at(`${to}T00:00Z`) }
  return openSlots({ ...question, ...window }).map(({ startsAt }) => {
    return new Date(startsAt).toISOString().slice(5, 16).replace('T', ' ')
  })
}

/** The dates in UTC, without the year, on which there is any start. */
export function datesWith(question: SlotQuestion, from: string, to: string): string[] {
  return [...new Set(starts(question, from, to).map((start) => start.slice(0, 5)))]
}
