import type { BookingEvent, BookingState } from './state.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type DeadlineRow = {
  readonly column: 'holdExpiresAt' | 'respondBy' | 'confirmBy' | 'endsAt'
  readonly event: BookingEvent
}

/** The column whose passing fires the event, per state; states without a row wait for nothing. */
export const deadlines: Partial<Record<BookingState, DeadlineRow>> = {
  AWAITING_PAYMENT: { column: 'holdExpiresAt', event: 'holdExpired' },
  PENDING: { column: 'respondBy', event: 'unanswered' },
  CONFIRMING: { column: 'confirmBy', event: 'refused' },
  CONFIRMED: { column: 'endsAt', event: 'ended' },
}

type DeadlineColumns = {
  readonly state: BookingState
  readonly holdExpiresAt: Date | null
  readonly respondBy: Date | null
  readonly confirmBy: Date | null
  readonly endsAt: Date
}

/** What the booking waits for and when that ends; null when the state has no deadline. */
export function deadlineOf(booking: DeadlineColumns): { at: Date; event: BookingEvent } | null {
  const row = deadlines[booking.state]
  const at = row && booking[row.column]
  return row && at ? { at, event: row.event } : null
}

/** When a hold of so many minutes ends, and when the provider's Checkout page of that attempt ends by itself. */
export function holdTimes(
  createdAt: Date,
  holdMinutes: number,
): { holdExpiresAt: Date; checkoutExpiresAt: Date } {
  const checkoutMinutes = Math.max(2 * holdMinutes, 30) + 5
  return {
    holdExpiresAt: after(createdAt, holdMinutes * minute),
    checkoutExpiresAt: after(createdAt, checkoutMinutes * minute),
  }
}

/** To when a mentee who pays by transfer has time: so many days, or until an hour before the start; never less than a hold. */
export function transferHoldExpiresAt(
  { at, startsAt, days }: { at: Date; startsAt: Date; days: number },
  holdMinutes: number,
): Date {
  const hold = after(at, holdMinutes * minute)
  const until = earliest(after(at, days * day), after(startsAt, -hour))
  return until > hold ? until : hold
}

/** So many minutes before a hold of this length ends its mentee is reminded of it; never of a short one. */
export const reminderMinutesOf = (holdMinutes: number): number => (holdMinutes >= 20 ? 10 : 0)

/** Whether an unpaid hold of this length is in its last minutes. */
export function holdEndsSoon(at: Date, holdExpiresAt: Date, holdMinutes: number): boolean {
  const left = holdExpiresAt.getTime() - at.getTime()
  return left > 0 && left <= reminderMinutesOf(holdMinutes) * minute
}

/** To when a delayed payment under way holds the slot: 14 days, but no longer than an hour before the start. */
export function processingHoldExpiresAt(at: Date, startsAt: Date): Date {
  return earliest(after(at, 14 * day), after(startsAt, -hour))
}

/** Delayed methods are offered only without approval and when the start is at least `fromDays` off. */
export function delayedMethodsOffered(
  { at, startsAt, requiresApproval }: { at: Date; startsAt: Date; requiresApproval: boolean },
  fromDays = 7,
): boolean {
  return !requiresApproval && startsAt.getTime() - at.getTime() >= fromDays * day
}

/** How long the mentor may think: 48 h, 12 h before the authorisation lapses, an hour before the start. */
export function respondByOf(times: { at: Date; startsAt: Date; captureBefore: Date | null }): Date {
  const { at, startsAt, captureBefore } = times
  const limits = [after(at, 48 * hour), after(startsAt, -hour)]
  if (captureBefore) limits.push(after(captureBefore, -12 * hour))
  return earliest(...limits)
}

/** How long a mentee can still pay whose saved card was declined after a yes: 23 h, but not past the start. */
export function payByOf(at: Date, startsAt: Date): Date {
  return earliest(after(at, 23 * hour), startsAt)
}

/** How long the provider may take: 2 h, but not past the start. */
export function confirmByOf(at: Date, startsAt: Date): Date {
  return earliest(after(at, 2 * hour), startsAt)
}

function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms)
}

function earliest(...instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((instant) => instant.getTime())))
}
