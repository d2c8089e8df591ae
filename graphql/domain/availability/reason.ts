import type { Holiday, TimeOff } from './closures.ts'
import type { LimitOwner, LimitPeriod } from './limits.ts'

/** Every code there is, the most important first. */
export const reasonCodes = [
  'PAST',
  'NOTICE',
  'WINDOW',
  'POLICY',
  'ACTIVE_BOOKINGS',
  'LIMIT',
  'FULL',
  'NO_HOST_IN_GROUP',
  'TIME_OFF',
  'HOLIDAY',
  'OUTSIDE_HOURS',
  'BUSY',
  'BUFFER',
  'RESTRICTION',
  'FIRST_SLOT_ONLY',
  'OTHER_CALENDAR',
  'OFF_GRID',
] as const satisfies readonly Reason['code'][]

/** Why a time is not offered. Instants in epoch milliseconds; what one host is the cause of names it. */
export type Reason =
  | { readonly code: 'PAST' }
  | { readonly code: 'NOTICE'; readonly earliestAt: number }
  /** Booking is possible for starts in [from, to); null: no such end. */
  | { readonly code: 'WINDOW'; readonly from: number | null; readonly to: number | null }
  | { readonly code: 'ACTIVE_BOOKINGS'; readonly most: number }
  | { readonly code: 'FULL'; readonly seats: number }
  /** A group whose hosts all have a reason of their own; theirs follow. */
  | { readonly code: 'NO_HOST_IN_GROUP'; readonly group: string | null }
  | { readonly code: 'POLICY'; readonly hostId: string; readonly date: string; readonly name: string | null }
  | LimitReached
  | { readonly code: 'TIME_OFF'; readonly hostId: string; readonly timeOff: TimeOff }
  | { readonly code: 'HOLIDAY'; readonly hostId: string; readonly holiday: Holiday }
  | { readonly code: 'OUTSIDE_HOURS'; readonly hostId: string }
  /** A blocked range lies in the session itself, or only in its buffers. */
  | {
      readonly code: 'BUSY' | 'BUFFER'
      readonly hostId: string
      readonly startsAt: number
      readonly endsAt: number
    }
  | { readonly code: 'RESTRICTION' }
  /** The day's first open time is another. */
  | { readonly code: 'FIRST_SLOT_ONLY' }
  /** All is free here, and the calendar that is kept elsewhere offers no session then. */
  | { readonly code: 'OTHER_CALENDAR' }
  /** All is free, and sessions begin at other times. */
  | { readonly code: 'OFF_GRID' }

/** The period [from, to) takes no more; `hostId` null where the limit is not one host's. */
type LimitReached = {
  readonly code: 'LIMIT'
  readonly hostId: string | null
  readonly owner: LimitOwner
  readonly period: LimitPeriod
  readonly unit: 'BOOKINGS' | 'MINUTES'
  readonly most: number
  readonly from: number
  readonly to: number
}
