import { DomainError } from '../errors.ts'

export const bookingStates = [
  'AWAITING_PAYMENT',
  'PENDING',
  'CONFIRMING',
  'CONFIRMED',
  'COMPLETED',
  'NO_SHOW',
  'EXPIRED',
  'PAYMENT_FAILED',
  'REJECTED',
  'FAILED',
  'CANCELLED',
] as const

export const bookingEvents = [
  'secured',
  'paymentProcessing',
  'holdExtended',
  'paymentFailed',
  'holdExpired',
  'retried',
  'cancelled',
  'approved',
  'declined',
  'unanswered',
  'confirmed',
  'refused',
  'moveRequested',
  'moveRefused',
  'rescheduled',
  'movedByProvider',
  'ended',
  'noShow',
  'tookPlace',
] as const

export type BookingState = (typeof bookingStates)[number]
export type BookingEvent = (typeof bookingEvents)[number]

/** How every booking begins: the first event of its history, whose `from` is null. */
export const beginning = { event: 'held', to: 'AWAITING_PAYMENT' } as const

/** What the table asks about the booking at this moment. A fact left out counts against the step. */
export type BookingFacts = {
  /** Business time. */
  readonly at: Date
  readonly startsAt: Date
  readonly endsAt: Date
  /** Of its session type, from the booking's own snapshot. */
  readonly requiresApproval: boolean
  /** Whether its slot row exists by now: kept, or taken anew in this transaction. */
  readonly slotHeld: boolean
  /** Whether unapproved requests of this type hold their slot; true when left out. */
  readonly pendingHoldsSlot?: boolean
  /** Whether the payout is SENDING or was ever sent. */
  readonly payoutSent?: boolean
  /** Whether a refund that the present no-show caused has been sent to the provider. */
  readonly noShowRefundSent?: boolean
  /** For `noShow` of a booking that is one already: whether the other side is named this time. */
  readonly otherSide?: boolean
  /** Whether the mentee's complaint is open: what it is about is decided by it alone. */
  readonly complaintOpen?: boolean
}

/** A condition of one step, by name; `conditions` says what each asks. */
export type Condition =
  | 'startAhead'
  | 'started'
  | 'beforeEnd'
  | 'ended'
  | 'payoutNotSent'
  | 'refundNotSent'
  | 'otherSide'
  | 'noOpenComplaint'

type Step = {
  readonly to: BookingState | 'CONFIRMING_OR_PENDING'
  readonly when?: readonly Condition[]
}

type Row = Partial<Record<BookingEvent, Step>>

const secured: Step = { to: 'CONFIRMING_OR_PENDING', when: ['startAhead'] }
const retried: Step = { to: 'AWAITING_PAYMENT', when: ['startAhead'] }

/** Every step there is. A step into a state that holds a slot also needs `slotHeld`. */
export const transitions: Record<BookingState, Row> = {
  AWAITING_PAYMENT: {
    secured,
    paymentProcessing: { to: 'AWAITING_PAYMENT' },
    holdExtended: { to: 'AWAITING_PAYMENT' },
    paymentFailed: { to: 'PAYMENT_FAILED' },
    holdExpired: { to: 'EXPIRED' },
    cancelled: { to: 'CANCELLED' },
  },
  PENDING: {
    approved: { to: 'CONFIRMING', when: ['startAhead'] },
    declined: { to: 'REJECTED' },
    unanswered: { to: 'REJECTED' },
    cancelled: { to: 'CANCELLED' },
  },
  CONFIRMING: {
    confirmed: { to: 'CONFIRMED' },
    refused: { to: 'FAILED' },
    cancelled: { to: 'CANCELLED' },
  },
  CONFIRMED: {
    moveRequested: { to: 'CONFIRMED', when: ['startAhead'] },
    moveRefused: { to: 'CONFIRMED' },
    rescheduled: { to: 'CONFIRMED', when: ['beforeEnd', 'noOpenComplaint'] },
    movedByProvider: { to: 'CONFIRMED', when: ['beforeEnd'] },
    cancelled: { to: 'CANCELLED', when: ['beforeEnd', 'noOpenComplaint'] },
    ended: { to: 'COMPLETED', when: ['ended'] },
    noShow: { to: 'NO_SHOW', when: ['started', 'noOpenComplaint'] },
  },
  COMPLETED: {
    noShow: { to: 'NO_SHOW', when: ['payoutNotSent', 'noOpenComplaint'] },
  },
  NO_SHOW: {
    tookPlace: { to: 'COMPLETED', when: ['payoutNotSent', 'refundNotSent', 'noOpenComplaint'] },
    noShow: { to: 'NO_SHOW', when: ['otherSide', 'payoutNotSent', 'refundNotSent', 'noOpenComplaint'] },
  },
  EXPIRED: { retried, secured },
  PAYMENT_FAILED: { retried, secured },
  REJECTED: {},
  FAILED: {},
  CANCELLED: {},
}

const conditions: Record<Condition, (facts: BookingFacts) => boolean> = {
  startAhead: ({ at, startsAt }) => at < startsAt,
  started: ({ at, startsAt }) => at >= startsAt,
  beforeEnd: ({ at, endsAt }) => at < endsAt,
  ended: ({ at, endsAt }) => at >= endsAt,
  payoutNotSent: ({ payoutSent }) => payoutSent === false,
  refundNotSent: ({ noShowRefundSent }) => noShowRefundSent === false,
  otherSide: ({ otherSide }) => otherSide === true,
  noOpenComplaint: ({ complaintOpen }) => complaintOpen === false,
}

/** Whether a booking that comes to rest in this state needs its slot row; after the session its buffer may end. */
const holding: Record<BookingState, boolean> = {
  AWAITING_PAYMENT: true,
  PENDING: true,
  CONFIRMING: true,
  CONFIRMED: true,
  COMPLETED: false,
  NO_SHOW: false,
  EXPIRED: false,
  PAYMENT_FAILED: false,
  REJECTED: false,
  FAILED: false,
  CANCELLED: false,
}

/** True while the state must have a slot row; COMPLETED and NO_SHOW keep theirs until its range is past. */
export function holdsSlot(state: BookingState, pendingHoldsSlot = true): boolean {
  return state === 'PENDING' ? pendingHoldsSlot : holding[state]
}

/** True for the states whose slot row must be deleted when they are entered. */
export function givesSlotUp(state: BookingState, pendingHoldsSlot = true): boolean {
  return !holdsSlot(state, pendingHoldsSlot) && state !== 'COMPLETED' && state !== 'NO_SHOW'
}

/** True when no event can lead on, whatever the facts. */
export function isFinal(state: BookingState): boolean {
  return Object.keys(transitions[state]).length === 0
}

/** Why a step is not there: no such step at all, its slot is not held, or the condition that is not met. */
export type RefusalReason = 'noSuchStep' | 'slotNotHeld' | Condition

export class BookingTransitionRefused extends DomainError {
  readonly code = 'BOOKING_TRANSITION_REFUSED'
  readonly from: BookingState
  readonly event: BookingEvent
  readonly because: RefusalReason
  constructor(from: BookingState, event: BookingEvent, because: RefusalReason) {
    super(
      because === 'noOpenComplaint'
        ? 'The mentee’s complaint about this session is open, and is decided first.'
        : `This is no longer possible: the booking is ${words(from)}.`,
    )
    this.from = from
    this.event = event
    this.because = because
  }
}

function words(state: BookingState): string {
  return state.toLowerCase().replace('_', ' ')
}

type Verdict = { readonly to: BookingState } | { readonly because: RefusalReason }

function judge(from: BookingState, event: BookingEvent, facts: BookingFacts): Verdict {
  const step = transitions[from][event]
  if (!step) return { because: 'noSuchStep' }
  const unmet = step.when?.find((condition) => !conditions[condition](facts))
  if (unmet) return { because: unmet }
  const to =
    step.to === 'CONFIRMING_OR_PENDING' ? (facts.requiresApproval ? 'PENDING' : 'CONFIRMING') : step.to
  const needsSlot = to !== from && holdsSlot(to, facts.pendingHoldsSlot)
  return needsSlot && !facts.slotHeld ? { because: 'slotNotHeld' } : { to }
}

/** The state after the event, or BookingTransitionRefused. */
export function nextState(from: BookingState, event: BookingEvent, facts: BookingFacts): BookingState {
  const verdict = judge(from, event, facts)
  if ('because' in verdict) throw new BookingTransitionRefused(from, event, verdict.because)
  return verdict.to
}

/** Whether the event may happen now: the same table, without the throw. */
export function mayHappen(from: BookingState, event: BookingEvent, facts: BookingFacts): boolean {
  return 'to' in judge(from, event, facts)
}

/** Every event that may happen now, in the order of `bookingEvents`. */
export function possibleEvents(from: BookingState, facts: BookingFacts): BookingEvent[] {
  return bookingEvents.filter((event) => mayHappen(from, event, facts))
}
