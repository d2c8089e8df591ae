import { DomainError } from '../errors.ts'
import type { RefundTier } from './refund.ts'

const minute = 60_000

/** How often a mentee may move one session. */
export const menteeMoves = 3

export type MovedBy = 'MENTEE' | 'MENTOR' | 'PLATFORM'

export type MoveFacts = {
  readonly by: MovedBy
  readonly at: Date
  /** As it stands before the move. */
  readonly startsAt: Date
  /** How often the mentee moved it already. */
  readonly menteeMoves: number
  readonly tiers: readonly RefundTier[]
  /** What the session type asked for when it was booked; null: the notice of the first refund tier. */
  readonly noticeMinutes: number | null
}

export class RescheduleTooLate extends DomainError {
  readonly code = 'RESCHEDULE_TOO_LATE'
  override message = 'It is too late to move this session: the notice for that has passed.'
  readonly until: Date
  constructor(until: Date) {
    super()
    this.until = until
  }
}

export class RescheduledTooOften extends DomainError {
  readonly code = 'RESCHEDULED_TOO_OFTEN'
  override message = `You have moved this session ${menteeMoves} times already. It can still be cancelled.`
}

/** The last instant at which the session can be moved; only the mentee needs notice. */
export function reschedulableUntil({
  by,
  startsAt,
  tiers,
  noticeMinutes,
}: Pick<MoveFacts, 'by' | 'startsAt' | 'tiers' | 'noticeMinutes'>): Date {
  const needed = noticeMinutes ?? (tiers[0]?.hoursBefore ?? 0) * 60
  return new Date(startsAt.getTime() - (by === 'MENTEE' ? needed : 0) * minute)
}

/** Why the session cannot be moved now by this side; null when it can. The state machine is asked beside it. */
export function moveRefusal(facts: MoveFacts): RescheduleTooLate | RescheduledTooOften | null {
  if (facts.by === 'MENTEE' && facts.menteeMoves >= menteeMoves) return new RescheduledTooOften()
  const until = reschedulableUntil(facts)
  return facts.at > until || facts.at >= facts.startsAt ? new RescheduleTooLate(until) : null
}
