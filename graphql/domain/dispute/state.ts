import { leadsTo } from '../payment/state.ts'

/** INQUIRY: the bank only asks, no money has moved. PREVENTED: it came to nothing. */
export const disputeStates = [
  'INQUIRY',
  'INQUIRY_UNDER_REVIEW',
  'INQUIRY_CLOSED',
  'NEEDS_RESPONSE',
  'UNDER_REVIEW',
  'WON',
  'LOST',
  'PREVENTED',
] as const
export type DisputeState = (typeof disputeStates)[number]

/** The provider's own order: an inquiry may become a dispute, what is over stays over. */
export const disputeSteps: Record<DisputeState, readonly DisputeState[]> = {
  INQUIRY: ['INQUIRY_UNDER_REVIEW', 'INQUIRY_CLOSED', 'NEEDS_RESPONSE', 'PREVENTED'],
  INQUIRY_UNDER_REVIEW: ['INQUIRY_CLOSED', 'NEEDS_RESPONSE', 'PREVENTED'],
  NEEDS_RESPONSE: ['UNDER_REVIEW', 'WON', 'LOST', 'PREVENTED'],
  UNDER_REVIEW: ['WON', 'LOST'],
  INQUIRY_CLOSED: [],
  WON: [],
  LOST: [],
  PREVENTED: [],
}

/** What the provider says of a dispute; amounts in minor units, fees apart. */
export type DisputeFacts = {
  readonly state: DisputeState
  readonly withdrawn: bigint
  readonly reinstated: bigint
  readonly refundable: boolean
  readonly respondBy: Date | null
}

/** Joins what was fetched into what we know: the state moves only forward, amounts only grow, an older answer is none. */
export function joinDispute(known: DisputeFacts, fetched: DisputeFacts): DisputeFacts {
  const ahead = known.state === fetched.state || leadsTo(disputeSteps, known.state, fetched.state)
  const { state, refundable, respondBy } = ahead ? fetched : known
  return {
    state,
    refundable,
    respondBy,
    withdrawn: known.withdrawn > fetched.withdrawn ? known.withdrawn : fetched.withdrawn,
    reinstated: known.reinstated > fetched.reinstated ? known.reinstated : fetched.reinstated,
  }
}

/** Whether the bank has not said its last word. */
export const disputeOpen = (state: DisputeState): boolean => disputeSteps[state].length > 0

/** Whether it is more than a question: the money is contested. */
export const moneyContested = (state: DisputeState): boolean =>
  state === 'NEEDS_RESPONSE' || state === 'UNDER_REVIEW'

/** What the bank has of the payment now. */
export const disputedOf = ({ withdrawn, reinstated }: Pick<DisputeFacts, 'withdrawn' | 'reinstated'>) =>
  withdrawn - reinstated
