import { type BookingState, holdsSlot } from '../booking/state.ts'

/** A booking here, as far as the calendar that is kept elsewhere matters. */
export type Here = {
  readonly state: BookingState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly pendingHoldsSlot: boolean
  /** The booking there that stands for it: wanted and not known to be there, there, or none. */
  readonly current: { readonly externalId: string | null } | null
  /** To when it is being moved by us. */
  readonly movingTo: Date | null
  /** Whether the payout is SENDING or was ever sent. */
  readonly payoutSent: boolean
  /** What a complaint is about is decided by it alone. */
  readonly complaintOpen: boolean
}

/** A booking there, as it was fetched. */
export type Seen = {
  readonly id: string
  readonly active: boolean
  readonly startsAt: Date
  /** Of which it is the continuation, and what continues it. */
  readonly movedFrom: string | null
  readonly movedTo: string | null
}

/**
 * What follows here from what is true there. IS_THERE: what we asked for came about. CANCELLED, MOVED: somebody did so
 * there. GONE: it stands there no more, and here nothing is left to end. OURS: our own move came about, which its job finishes. UNDO: it stands for nothing here and is cancelled there.
 * TOO_LATE: only recorded, and a person looks.
 */
export type Verdict = 'IS_THERE' | 'CANCELLED' | 'GONE' | 'MOVED' | 'OURS' | 'UNDO' | 'TOO_LATE' | 'NOTHING'

/**
 * Judges what was fetched by what is known. Told once more, or in another order, it comes to the same: what is not about
 * the booking there that now stands for ours moves nothing, but for what goes on from it.
 */
export function judgeThere(here: Here, seen: Seen, at: Date): Verdict {
  const { current, state, pendingHoldsSlot } = here
  const mine = current !== null && current.externalId === seen.id
  if (!seen.active) return mine && seen.movedTo === null ? cancelled(here, at) : 'NOTHING'
  const wanted = holdsSlot(state, pendingHoldsSlot) || state === 'PENDING'
  if (!wanted && state !== 'COMPLETED' && state !== 'NO_SHOW') return 'UNDO'
  if (!current) return 'UNDO'
  if (current.externalId === null) return 'IS_THERE'
  // After the session nothing can be moved any more: its job would not finish it.
  const moving = state === 'CONFIRMED' && at < here.endsAt
  if (moving && here.movingTo?.getTime() === seen.startsAt.getTime() && !mine) return 'OURS'
  if (mine && here.startsAt.getTime() === seen.startsAt.getTime()) return 'NOTHING'
  if (mine || seen.movedFrom === current.externalId) return moved(here, seen, at)
  return seen.movedFrom === null ? 'UNDO' : 'NOTHING'
}

function cancelled({ state, endsAt, complaintOpen }: Here, at: Date): Verdict {
  if (state === 'COMPLETED' || state === 'NO_SHOW') return 'TOO_LATE'
  if (state === 'CONFIRMED') return at < endsAt && !complaintOpen ? 'CANCELLED' : 'TOO_LATE'
  return state === 'AWAITING_PAYMENT' || state === 'PENDING' || state === 'CONFIRMING' ? 'CANCELLED' : 'GONE'
}

function moved({ state, endsAt, payoutSent, complaintOpen }: Here, { startsAt }: Seen, at: Date): Verdict {
  const open = state === 'CONFIRMED' && at < endsAt && !payoutSent && !complaintOpen
  return open && startsAt > at ? 'MOVED' : 'TOO_LATE'
}
