/** A day of the calendar: 2026-03-12. */
export type Day = string

const dayLength = 86_400_000

/** The day on which an instant falls in a zone. */
export function dayOf(at: Date, zone: string): Day {
  // Canadian English writes the ISO order.
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)
}

/** The text as a day; null when it is none. */
export function readDay(text: string | null): Day | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text
}

/** The text as an instant of four-digit years; null when it is none. */
export function readInstant(text: string | null): Date | null {
  const at = /^\d{4}-\d{2}-\d{2}T/.test(text ?? '') ? new Date(text ?? '') : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

/** So many days later; negative numbers go back. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}

/** An instant at which the day has begun nowhere on earth; the day is over everywhere 50 hours later. */
export function beforeDay(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 14 * 3_600_000)
}

/** Groups by the day in the zone, in the order given. */
export function byDay<Slot extends { startsAt: string }>(slots: readonly Slot[], zone: string) {
  const days = new Map<Day, Slot[]>()
  for (const slot of slots) {
    const day = dayOf(new Date(slot.startsAt), zone)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return days
}
