import { DomainError } from '../errors.ts'

export const payoutStates = ['HELD', 'DUE', 'SENDING', 'PAID', 'CANCELLED', 'REVERSED'] as const
export type PayoutState = (typeof payoutStates)[number]

/** `sendRefused` only after a definite no; `nothingLeft` when the mentor's share fell to nothing. */
export const payoutEvents = [
  'released',
  'sending',
  'sent',
  'sendRefused',
  'nothingLeft',
  'reversed',
  'disputeWon',
] as const
export type PayoutEvent = (typeof payoutEvents)[number]

/** Each block is a row with its cause and since when; any one of them stops the payout. */
export const payoutBlockReasons = [
  'NO_ACCOUNT',
  'TRANSFERS_OFF',
  'DISPUTE',
  'COMPLAINT',
  'FUNDS',
  'CURRENCY',
  'ADMIN',
] as const
export type PayoutBlockReason = (typeof payoutBlockReasons)[number]

export const payoutTransitions: Record<PayoutState, Partial<Record<PayoutEvent, PayoutState>>> = {
  HELD: { released: 'DUE', nothingLeft: 'CANCELLED' },
  DUE: { sending: 'SENDING', nothingLeft: 'CANCELLED' },
  SENDING: { sent: 'PAID', sendRefused: 'DUE' },
  PAID: { reversed: 'REVERSED', disputeWon: 'DUE' },
  REVERSED: { disputeWon: 'DUE' },
  CANCELLED: {},
}

export type PayoutFacts = { readonly at: Date; readonly releaseAt: Date; readonly blocks: number }

export class PayoutTransitionRefused extends DomainError {
  readonly code = 'PAYOUT_TRANSITION_REFUSED'
  readonly from: PayoutState
  readonly event: PayoutEvent
  constructor(from: PayoutState, event: PayoutEvent) {
    super(`The payout is ${from.toLowerCase()}; this is not possible now.`)
    this.from = from
    this.event = event
  }
}

/** The state after the event, or null: no such step, or one that waits for its time or for a block to go. */
export function payoutAfter(from: PayoutState, event: PayoutEvent, facts: PayoutFacts): PayoutState | null {
  const moves = event === 'released' || event === 'sending'
  if (moves && (facts.blocks > 0 || facts.at < facts.releaseAt)) return null
  return payoutTransitions[from][event] ?? null
}

/** As `payoutAfter`, but throws PayoutTransitionRefused. */
export function nextPayoutState(from: PayoutState, event: PayoutEvent, facts: PayoutFacts): PayoutState {
  const to = payoutAfter(from, event, facts)
  if (!to) throw new PayoutTransitionRefused(from, event)
  return to
}

/** Whether money is or was on its way: from here on outcomes of the session are not corrected by state. */
export function payoutSent(state: PayoutState): boolean {
  return state === 'SENDING' || state === 'PAID' || state === 'REVERSED'
}

export type ShownPayoutState = PayoutState | 'BLOCKED' | 'FAILED'

/** The state as the API tells it: BLOCKED and FAILED are read off blocks and the last job, never stored. */
export function shownPayoutState(payout: {
  state: PayoutState
  blocks: number
  lastJobDead: boolean
}): ShownPayoutState {
  const { state, blocks, lastJobDead } = payout
  if ((state === 'HELD' || state === 'DUE') && blocks > 0) return 'BLOCKED'
  if ((state === 'DUE' || state === 'SENDING') && lastJobDead) return 'FAILED'
  return state
}
