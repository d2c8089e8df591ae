import { DomainError } from '../errors.ts'
import type { PayoutBlockReason, PayoutState } from './state.ts'

export class PayoutNotFound extends DomainError {
  readonly code = 'PAYOUT_NOT_FOUND'
  override message = 'There is no such payout.'
}

const why = {
  leaving: 'It is being sent at this moment. Wait for what comes of it.',
  over: 'It has left, or nothing is left of it: there is nothing to stop.',
  stopped: 'It is stopped already.',
  notStopped: 'No admin has stopped it.',
} as const
export type StopRefusal = keyof typeof why

export class PayoutStopRefused extends DomainError {
  readonly code = 'PAYOUT_STOP_REFUSED'
  readonly because: StopRefusal
  constructor(because: StopRefusal) {
    super(why[because])
    this.because = because
  }
}

type Standing = { readonly state: PayoutState; readonly blocks: readonly { reason: PayoutBlockReason }[] }

/** Whether an admin has stopped it, while something of it could leave. */
export const isStopped = ({ state, blocks }: Standing): boolean =>
  (state === 'HELD' || state === 'DUE') && blocks.some(({ reason }) => reason === 'ADMIN')

/** Why an admin cannot stop a payout now; null when that is possible. */
export function stopRefusal(payout: Standing): StopRefusal | null {
  if (payout.state === 'SENDING') return 'leaving'
  if (payout.state !== 'HELD' && payout.state !== 'DUE') return 'over'
  return isStopped(payout) ? 'stopped' : null
}
