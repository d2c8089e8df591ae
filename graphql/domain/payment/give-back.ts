import { DomainError } from '../errors.ts'
import type { Money } from '../money/money.ts'
import type { PayoutState } from '../payout/state.ts'
import type { RefundBearer } from './refund.ts'

const why = {
  nothing: 'Nothing is left of this payment that could go back.',
  tooMuch: 'More than is left of this payment cannot go back.',
  contested: 'A bank has this payment now. Wait until it has decided.',
  onItsWay: 'The mentor’s share is on its way at this moment. Try again when it has arrived.',
} as const
export type GiveBackRefusal = keyof typeof why

export class GiveBackRefused extends DomainError {
  readonly code = 'GIVE_BACK_REFUSED'
  readonly because: GiveBackRefusal
  constructor(because: GiveBackRefusal) {
    super(why[because])
    this.because = because
  }
}

type Asked = {
  readonly amount: Money
  /** PLATFORM: goodwill, the mentor keeps the share; SHARED: the share shrinks, and what has left of it is taken back. */
  readonly bearer: RefundBearer
  /** Of the payment, in its currency. */
  readonly left: Money
  /** Whether a bank has the money. */
  readonly contested: boolean
  readonly payout: PayoutState | null
}

/** Why an admin cannot give this back now; null when it can be. */
export function giveBackRefusal({ amount, bearer, left, contested, payout }: Asked): GiveBackRefusal | null {
  if (left.minor <= 0n) return 'nothing'
  if (contested) return 'contested'
  if (amount.minor > left.minor) return 'tooMuch'
  return bearer === 'SHARED' && payout === 'SENDING' ? 'onItsWay' : null
}
