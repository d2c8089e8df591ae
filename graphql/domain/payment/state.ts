export const paymentStates = [
  'OPEN',
  'PROCESSING',
  'AUTHORISED',
  'SAVED',
  'SUCCEEDED',
  'FAILED',
  'EXPIRED',
  'VOIDED',
] as const

export type PaymentState = (typeof paymentStates)[number]

/** The provider's own order; EXPIRED may still turn out to have been paid (late). */
export const paymentSteps: Record<PaymentState, readonly PaymentState[]> = {
  OPEN: ['PROCESSING', 'AUTHORISED', 'SAVED', 'SUCCEEDED', 'FAILED', 'EXPIRED'],
  PROCESSING: ['SUCCEEDED', 'FAILED'],
  AUTHORISED: ['SUCCEEDED', 'VOIDED'],
  SAVED: ['SUCCEEDED', 'FAILED', 'VOIDED'],
  EXPIRED: ['PROCESSING', 'AUTHORISED', 'SAVED', 'SUCCEEDED'],
  SUCCEEDED: [],
  FAILED: [],
  VOIDED: [],
}

/** What we know of one Checkout attempt; amounts in minor units of its currency. */
export type PaymentFacts = {
  readonly state: PaymentState
  readonly captured: bigint
  readonly refunded: bigint
  readonly disputed: bigint
}

/** Joins what was fetched into what we know: the state moves only forward, amounts only grow. */
export function joinPayment(known: PaymentFacts, fetched: PaymentFacts): PaymentFacts {
  return {
    state: leadsTo(paymentSteps, known.state, fetched.state) ? fetched.state : known.state,
    captured: larger(known.captured, fetched.captured),
    refunded: larger(known.refunded, fetched.refunded),
    disputed: larger(known.disputed, fetched.disputed),
  }
}

/** Whether the payment brought or may yet bring money: the one `Booking.payment` shows first. */
export function hasMoney({ state }: { readonly state: PaymentState }): boolean {
  return state === 'SUCCEEDED' || state === 'AUTHORISED' || state === 'PROCESSING'
}

/** Of a booking's payments: captured before authorised before processing before a saved card, else the latest attempt. */
export function paymentShown<P extends { readonly state: PaymentState; readonly attempt: number }>(
  payments: readonly P[],
): P | null {
  const rank = ({ state }: P) => ['SAVED', 'PROCESSING', 'AUTHORISED', 'SUCCEEDED'].indexOf(state)
  const [first] = [...payments].sort((a, b) => rank(b) - rank(a) || b.attempt - a.attempt)
  return first ?? null
}

/** Whether a chain of steps of any length leads there; nothing leads to where it is. */
export function leadsTo<S extends string>(steps: Record<S, readonly S[]>, from: S, to: S): boolean {
  return steps[from].some((next) => next === to || leadsTo(steps, next, to))
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}
