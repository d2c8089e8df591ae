import { DomainError, type InputIssue } from '../errors.ts'
import { displayMoney } from '../money/format.ts'
import { AmountInvalid, type Money, parseMoney } from '../money/money.ts'
import type { PaymentState } from '../payment/state.ts'
import type { Side } from './no-show.ts'
import { type PriceSummary, priceOf } from './price.ts'
import type { BookingState } from './state.ts'

const hour = 3_600_000

/** How long the mentee can object once the mentor has reported that they did not come. */
export const objectHours = 48

/** When the fee is charged of an absence that was reported at this moment. */
export const chargeAtOf = (reportedAt: Date): Date => new Date(reportedAt.getTime() + objectHours * hour)

/** Until when the card is kept for a report: as long as the share of a paid session would be held. */
export const cardKeptUntil = ({ endsAt, holdHours }: { endsAt: Date; holdHours: number }): Date =>
  new Date(endsAt.getTime() + holdHours * hour)

/** Until when a fee can be paid whose card was declined. The provider's page lives a day. */
export const feePayBy = (at: Date): Date => new Date(at.getTime() + 23 * hour)

export const feeStates = ['AGREED', 'REPORTED', 'CHARGING', 'TO_PAY', 'CHARGED', 'UNPAID', 'DROPPED'] as const
export type FeeState = (typeof feeStates)[number]

type Attempt = { readonly state: PaymentState; readonly voidDecidedAt: Date | null }

type FeeFacts = {
  readonly state: BookingState
  readonly noShowOf: Side | null
  readonly noShowFeeAt: Date | null
  readonly noShowFeeDecidedAt: Date | null
  readonly payments: readonly Attempt[]
}

/** The attempt whose card can still be charged. */
export const savedAttempt = <A extends Attempt>(payments: readonly A[]): A | undefined =>
  payments.find(({ state, voidDecidedAt }) => state === 'SAVED' && voidDecidedAt === null)

/** Whether the fee is wanted: their absence stands, and the time to object is over. */
export const feeIsDue = ({ state, noShowOf, noShowFeeDecidedAt }: Omit<FeeFacts, 'payments'>): boolean =>
  state === 'NO_SHOW' && noShowOf === 'MENTEE' && noShowFeeDecidedAt !== null

/** How the fee of a booking that has one stands. */
export function feeState(facts: FeeFacts): FeeState {
  const { payments, noShowFeeAt, noShowFeeDecidedAt, state } = facts
  if (payments.some((payment) => payment.state === 'SUCCEEDED')) return 'CHARGED'
  if (noShowFeeDecidedAt !== null) {
    if (!feeIsDue(facts)) return 'DROPPED'
    if (payments.some((payment) => payment.state === 'OPEN' || payment.state === 'PROCESSING'))
      return 'TO_PAY'
    return savedAttempt(payments) ? 'CHARGING' : 'UNPAID'
  }
  if (noShowFeeAt !== null) return 'REPORTED'
  return savedAttempt(payments) || state === 'AWAITING_PAYMENT' ? 'AGREED' : 'DROPPED'
}

/** What the booking costs once its fee is paid. */
export const feePrice = (fee: Money): PriceSummary => priceOf({ title: 'Fee for not coming', base: fee })

/** Nobody is charged a fee to which they did not say yes: the very amount has to come with the request. */
export function agreementIssues(
  fee: Money | null,
  accepted: { amount: string; currency: string } | null,
): InputIssue[] {
  if (!fee || (accepted && isSame(accepted, fee))) return []
  const message = `Say that you agree: if you do not come, ${displayMoney(fee)} is charged to your card.`
  return [{ path: ['acceptedNoShowFee'], message }]
}

function isSame({ amount, currency }: { amount: string; currency: string }, fee: Money): boolean {
  if (currency !== fee.currency) return false
  try {
    return parseMoney(amount, fee.currency).minor === fee.minor
  } catch (error) {
    if (error instanceof AmountInvalid) return false
    throw error
  }
}

/** Something still depends on the card. */
export class CardNeeded extends DomainError {
  readonly code = 'CARD_NEEDED'
  readonly until: Date | null
  constructor(until: Date | null) {
    super(
      until
        ? 'Your card is still needed: it is forgotten by itself as soon as nobody can report any more that you did not come.'
        : 'Your card is still needed. Cancel the booking, and it is forgotten.',
    )
    this.until = until
  }
}
