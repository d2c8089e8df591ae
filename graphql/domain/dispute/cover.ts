import type { RefundState } from '../payment/refund.ts'

type Waiting = {
  readonly state: RefundState
  /** Whether the payment company was ever asked for this attempt. */
  readonly asked: boolean
  /** Whether it said no for good. */
  readonly refused: boolean
}

/**
 * Whether a refund is certainly not with the mentee, who is to have it: it was never asked for, refused, or came back. What
 * the bank gives them in a dispute that is lost stands for such refunds first.
 */
export const isStillOwed = ({ state, asked, refused }: Waiting): boolean =>
  state === 'FAILED' || (state === 'DECIDED' && (!asked || refused))

type OfPayment = { readonly amount: bigint; readonly refunded: bigint; readonly lost: bigint }

/** What would reach the mentee beyond what they paid: refunds that were decided, and banks gave it too. Minor units. */
export function givenTwice({ amount, refunded, lost }: OfPayment): bigint {
  const beyond = refunded + lost - amount
  return beyond > 0n ? beyond : 0n
}
