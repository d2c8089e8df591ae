import { DomainError } from '../errors.ts'
import type { CancelledBy } from './refund.ts'
import type { BookingState } from './state.ts'

const minute = 60_000

export type CancelFacts = {
  readonly by: CancelledBy
  readonly at: Date
  readonly state: BookingState
  readonly startsAt: Date
  readonly endsAt: Date
  /** What the session type asked for when it was booked; null: it can be cancelled until its end. */
  readonly noticeMinutes: number | null
  /** After a move by the other side the mentee may cancel until then, whatever the notice. */
  readonly freeUntil: Date | null
}

export class CancelTooLate extends DomainError {
  readonly code = 'CANCEL_TOO_LATE'
  override message =
    'It is too late to cancel this session: the notice for that has passed. Write to your mentor if you cannot come.'
  readonly until: Date
  constructor(until: Date) {
    super()
    this.until = until
  }
}

/** The last instant at which this side can cancel a confirmed session; only the mentee is bound by a notice. */
export function cancellableUntil(facts: Omit<CancelFacts, 'at' | 'state'>): Date {
  const { by, startsAt, endsAt, noticeMinutes, freeUntil } = facts
  if (by !== 'MENTEE' || noticeMinutes === null) return endsAt
  const notice = startsAt.getTime() - noticeMinutes * minute
  return new Date(Math.max(notice, freeUntil?.getTime() ?? notice))
}

/** Why the notice does not let this side cancel now; null when it does. The state machine is asked beside it. */
export function cancelRefusal(facts: CancelFacts): CancelTooLate | null {
  if (facts.state !== 'CONFIRMED') return null
  const until = cancellableUntil(facts)
  return facts.at > until ? new CancelTooLate(until) : null
}
