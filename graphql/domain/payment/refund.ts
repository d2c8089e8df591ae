import { leadsTo } from './state.ts'

export const refundStates = ['DECIDED', 'PENDING', 'SUCCEEDED', 'FAILED', 'SETTLED_OTHERWISE'] as const

export type RefundState = (typeof refundStates)[number]

/** SHARED: the split shrinks; PLATFORM: goodwill, the mentor keeps the whole share. */
export type RefundBearer = 'SHARED' | 'PLATFORM'

/** Within one attempt, the provider's own order: even a refund that succeeded can fail days later. */
const attemptSteps: Record<RefundState, readonly RefundState[]> = {
  DECIDED: ['PENDING', 'SUCCEEDED', 'FAILED'],
  PENDING: ['SUCCEEDED', 'FAILED'],
  SUCCEEDED: ['FAILED'],
  FAILED: [],
  SETTLED_OTHERWISE: [],
}

/** Every step of a refund, ours included: after a failure the next attempt, or settled by an admin. */
export const refundSteps: Record<RefundState, readonly RefundState[]> = {
  ...attemptSteps,
  FAILED: ['DECIDED', 'SETTLED_OTHERWISE'],
}

/** How far a refund got, as it is told: what was refused for good is as failed as what came back. */
export const toldState = ({
  state,
  failureReason,
}: {
  state: RefundState
  failureReason: string | null
}): RefundState => (state === 'DECIDED' && failureReason !== null ? 'FAILED' : state)

/** Attempts count from 1. */
export type RefundFacts = { readonly state: RefundState; readonly attempt: number }

/** Joins what was fetched about one attempt; an earlier attempt, or one that was never made, changes nothing. */
export function joinRefund(known: RefundFacts, fetched: RefundFacts): RefundFacts {
  if (fetched.attempt !== known.attempt) return known
  return leadsTo(attemptSteps, known.state, fetched.state) ? fetched : known
}

/** The failed refund, to be tried once more; null unless it has FAILED. */
export function nextRefundAttempt({ state, attempt }: RefundFacts): RefundFacts | null {
  return state === 'FAILED' ? { state: 'DECIDED', attempt: attempt + 1 } : null
}

/** The failed refund, paid another way by an admin; null unless it has FAILED. */
export function settledOtherwise({ state, attempt }: RefundFacts): RefundFacts | null {
  return state === 'FAILED' ? { state: 'SETTLED_OTHERWISE', attempt } : null
}
