import type { Holiday, Policy, TimeOff } from './closures.ts'
import type { Booked, Calendar, Limit } from './limits.ts'
import type { SlotRules } from './rules.ts'
import type { Schedule } from './schedule.ts'
import type { Travel } from './travel.ts'

/**
 * A time that is taken, as a blocked range in epoch milliseconds: own bookings and holds with the buffers they were
 * taken with, external events as they are. A pending request belongs here exactly when its own type says that it blocks.
 */
export type Busy = { readonly startsAt: number; readonly endsAt: number; readonly bookingId?: string }

/** One who can give the session, and all that says when. Dates are those of the zone of its schedule. */
export type Host = {
  readonly id: string
  /** The one in force: see scheduleInForce. */
  readonly schedule: Schedule
  /** In any order, everything that touches `busyWindow` of the window. */
  readonly busy: readonly Busy[]
  readonly timeOff?: readonly TimeOff[]
  /** They close days that have hours, unless the host has hours for that very date. */
  readonly holidays?: readonly Holiday[]
  /** From date to date on the clocks of another zone. */
  readonly travel?: readonly Travel[]
  /** Must attend when left out or false; rotating hosts of one group are alternatives, and every group sends one. */
  readonly rotating?: boolean
  readonly group?: string | null
  /** The host's own limits over all its types, and what counts against them. */
  readonly limits?: readonly Limit[]
  readonly booked?: readonly Booked[]
}

/** A second schedule in which slots must lie wholly, on its own clock or on the booker's. */
export type Restriction = { readonly schedule: Schedule; readonly inBookerZone: boolean }

/**
 * A group session that has mentees already, without buffers. Its blocked range stands in its hosts' busy times like any
 * other, so that nothing else is offered beside it.
 */
export type GroupSession = {
  readonly startsAt: number
  readonly endsAt: number
  readonly seatsTaken: number
  /** All hosts of the question when left out. */
  readonly hostIds?: readonly string[]
}

/** When a session type can be booked now. All instants in epoch milliseconds. */
export type SlotQuestion = {
  /** At least one; the first is the organiser, in whose zone and week is counted what is not one host's own. */
  readonly hosts: readonly Host[]
  readonly rules: SlotRules
  readonly now: number
  /** No session ends later: what is paid for it could not rest so long. Null or left out: no such end. */
  readonly endsBy?: number | null
  /** The length chosen, one of the rules' `durationChoices`; `durationMinutes` when left out. */
  readonly durationMinutes?: number
  /** Whose days, weeks, months and years limits count: those of the organiser's schedule, from Monday, when left out. */
  readonly calendar?: Calendar
  readonly policy?: Policy | null
  readonly restriction?: Restriction | null
  /** Days ahead are counted on the booker's calendar when it is known, and restricted slots are round on its clock. */
  readonly bookerZone?: string | null
  /** Bookings of this type, over all its hosts, that count against the type's limits: see `countedWindow`. */
  readonly booked?: readonly Booked[]
  readonly team?: { readonly limits: readonly Limit[]; readonly booked: readonly Booked[] } | null
  /** What the one who asks has booked of this type, and how many of these are still ahead. */
  readonly mentee?: { readonly booked: readonly Booked[]; readonly ahead: number } | null
  readonly sessions?: readonly GroupSession[]
  /**
   * Where another calendar says when sessions can start: these alone, in order, as far as the hosts are free. Null or left
   * out: the hosts' hours and the grid say it.
   */
  readonly starts?: readonly number[] | null
  /** The booking that is being moved: it blocks and counts nowhere. */
  readonly moving?: string | null
}

export type SlotWindow = { readonly from: number; readonly to: number }

/** `seatsTaken` only for a group session that others have joined. */
export type Slot = { readonly startsAt: number; readonly endsAt: number; readonly seatsTaken?: number }

/** Whose calendar counts what belongs to no single host. */
export function calendarOf({ calendar, hosts }: SlotQuestion): Calendar {
  return calendar ?? { timeZone: hosts[0]?.schedule.timeZone ?? 'UTC' }
}

/** The length of the session asked for, in minutes. Throws RangeError for one that the type does not have. */
export function durationOf({ rules, durationMinutes }: SlotQuestion): number {
  const chosen = durationMinutes ?? rules.durationMinutes
  if (chosen !== rules.durationMinutes && !rules.durationChoices?.includes(chosen))
    throw new RangeError(`a session of ${chosen} minutes is not offered`)
  return chosen
}
