import { currencyOf } from '../money/currencies.ts'
import { type Money, money, roundUp } from '../money/money.ts'
import type { BookingState } from './state.ts'

const hour = 3_600_000

/** From so many whole hours before the start, this many percent (0 to 100) of what was paid goes back. */
export type RefundTier = { readonly hoursBefore: number; readonly percent: number }

/** The house's own policy; the refund policy page is drawn from the tiers of the session type. */
export const defaultRefundTiers: readonly RefundTier[] = [
  { hoursBefore: 24, percent: 100 },
  { hoursBefore: 12, percent: 50 },
  { hoursBefore: 0, percent: 0 },
]

/** UNKNOWN: a provider reported it without saying who; it counts as the mentee until an admin looked. */
export type CancelledBy = 'MENTEE' | 'MENTOR' | 'PLATFORM' | 'UNKNOWN'

export type Cancellation = {
  readonly by: CancelledBy
  readonly at: Date
  readonly startsAt: Date
  readonly endsAt: Date
  /** The booking's state before it is cancelled. */
  readonly state: BookingState
  /** Zero while nothing was captured: an authorisation is cancelled, not refunded. */
  readonly captured: Money
  /** Decided refunds count, whether or not they were effected yet. */
  readonly refunded: bigint
  /** Withdrawn by disputes that are open or lost. */
  readonly disputed?: bigint
  readonly tiers: readonly RefundTier[]
  /** A mentee's reschedule caps every later tier at what cancelling would have given at that moment. */
  readonly capPercent?: number | null
  /** After a move by mentor, platform or provider the mentee may cancel at 100 % until then. */
  readonly freeUntil?: Date | null
}

export type RefundDue = { readonly percent: number; readonly amount: Money }

/** What goes back now, never more than is left. After `endsAt` nothing does: the state machine refuses that. */
export function refundOf(cancellation: Cancellation): RefundDue {
  const { captured, refunded, disputed = 0n } = cancellation
  const percent = refundPercent(cancellation)
  const { step } = currencyOf(captured.currency)
  const policy = roundUp(captured.minor * BigInt(percent), 100n, step) - refunded
  const left = captured.minor - refunded - disputed
  const amount = policy < left ? policy : left
  return { percent, amount: money(amount > 0n ? amount : 0n, captured.currency) }
}

const notYetConfirmed: ReadonlySet<BookingState> = new Set([
  'AWAITING_PAYMENT',
  'PENDING',
  'CONFIRMING',
  'EXPIRED',
  'PAYMENT_FAILED',
])

function refundPercent(cancellation: Cancellation): number {
  const { by, at, startsAt, endsAt, state, tiers, capPercent, freeUntil } = cancellation
  if (notYetConfirmed.has(state)) return 100
  if (at >= endsAt) return 0
  if (by === 'MENTOR' || by === 'PLATFORM') return 100
  if (freeUntil && at < freeUntil && at < startsAt) return 100
  return Math.min(tierPercent(tiers, at, startsAt), capPercent ?? 100)
}

/** The percent of the first tier whose notice is met to the millisecond; 0 below the last. */
export function tierPercent(tiers: readonly RefundTier[], at: Date, startsAt: Date): number {
  const notice = startsAt.getTime() - at.getTime()
  return tiers.find(({ hoursBefore }) => notice >= hoursBefore * hour)?.percent ?? 0
}

/** To when the mentee may cancel at 100 % after somebody else moved the session: 48 h, or the new start. */
export function freeUntilAfterMove(movedAt: Date, newStartsAt: Date): Date {
  return new Date(Math.min(movedAt.getTime() + 48 * hour, newStartsAt.getTime()))
}

/** Whether tiers may be saved: one to six, notices falling, whole percents from 0 to 100 that never rise. */
export function tiersHold(tiers: readonly RefundTier[]): boolean {
  const whole = tiers.every(
    ({ hoursBefore, percent }) =>
      Number.isInteger(hoursBefore) &&
      hoursBefore >= 0 &&
      hoursBefore <= 8_760 &&
      Number.isInteger(percent) &&
      percent >= 0 &&
      percent <= 100,
  )
  const falling = tiers.every((tier, index) => {
    const next = tiers[index + 1]
    return !next || (next.hoursBefore < tier.hoursBefore && next.percent <= tier.percent)
  })
  return tiers.length >= 1 && tiers.length <= 6 && whole && falling
}
