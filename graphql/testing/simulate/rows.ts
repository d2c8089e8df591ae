import type { ComplaintState } from '#graphql/domain/booking/complaint.ts'
import type { Side } from '#graphql/domain/booking/no-show.ts'
import type { BookingState } from '#graphql/domain/booking/state.ts'
import type { DisputeFacts } from '#graphql/domain/dispute/state.ts'
import type { Currency } from '#graphql/domain/money/currencies.ts'
import type { PurchaseState } from '#graphql/domain/package/package.ts'
import type { RefundBearer, RefundState } from '#graphql/domain/payment/refund.ts'
import type { PaymentState } from '#graphql/domain/payment/state.ts'
import type { SplitTerms } from '#graphql/domain/payout/split.ts'
import type { PayoutState } from '#graphql/domain/payout/state.ts'
import type { Link, Moving } from './there/company.ts'

export type Step = { event: string; from: BookingState | null; to: BookingState }
export type Payment = {
  attempt: number
  state: PaymentState
  session: string | null
  charge: string | null
  openPage: boolean
  capture: { decided: boolean; attempt: number; sentAt: number | null; refused: boolean }
  voidDecided: boolean
  /** Until when it is to be paid, of one for what was accepted already. */
  payBy: number | null
  /** Whether a card is kept for it. */
  card: boolean
  /** In disputes. */
  lost: bigint
}
export type Refund = {
  id: string
  attempt: number
  amount: bigint
  state: RefundState
  charge: string
  late: boolean
  bearer: RefundBearer
  cause: 'CANCELLATION' | 'OTHER'
  sentAt: number | null
  refused: boolean
  /** Whether the mentee's bank gave it. */
  byBank: boolean
}
export type Payout = {
  id: string
  state: PayoutState
  amount: bigint
  fee: bigint
  releaseAt: number
  attempt: number
  released: boolean
  blocked: boolean
  transfers: { id: string; amount: bigint; reversed: bigint }[]
  sentAt: number | null
}
/** `found`: what the payout was when it was heard of first. */
export type Dispute = DisputeFacts & {
  id: string
  charge: string
  found: PayoutState | null
  since: number
  /** What was claimed back of each share that had left. */
  claws: Map<string, bigint>
  settled: boolean
}
export type Reversal = {
  id: string
  transfer: string
  amount: bigint
  state: 'DECIDED' | 'DONE' | 'REFUSED'
  attempt: number
  sentAt: number | null
}
export type Complaint = { state: ComplaintState; contestBy: Date; contestedAt: Date | null }
/** When it was reported last that they did not come, when it is charged for that, was decided to be, and was. */
export type Fee = {
  readonly amount: bigint
  reportedAt: number | null
  at: number | null
  decidedAt: number | null
  takenAt: number | null
}
export type Booking = {
  id: string
  host: number
  startsAt: number
  endsAt: number
  /** How it is shared; `price` is what is paid, in the same currency. */
  terms: SplitTerms
  price: bigint
  createdAt: number
  /** Whether its mentor answers first, and whether its time is kept until then. */
  approval: boolean
  keeps: boolean
  /** Whether the card is only saved, and charged when the mentor says yes. */
  saves: boolean
  respondBy: number | null
  confirmBy: number | null
  state: BookingState
  history: Step[]
  holdExpiresAt: number
  payments: Payment[]
  refunds: Refund[]
  payout: Payout | null
  capturedAt: number | null
  menteeMoves: number
  /** What its type asks for a move; null: the notice of the first refund tier. */
  moveNotice: number | null
  capPercent: number | null
  freeUntil: number | null
  /** Of the policy, where nothing was to be paid. */
  refundedPercent: number | null
  /** What its cancellation was to give back. */
  quoted: bigint | null
  noShowOf: Side | null
  /** What not coming costs where the session itself costs nothing. Taken, it is the price. */
  fee: Fee | null
  /** The bought package of which a credit pays it. */
  purchase: string | null
  complaint: Complaint | null
  /** In a calendar that is kept elsewhere: all that stood for it, where it is being moved, and by which it was cancelled. */
  links: Link[]
  moving: Moving | null
  endedThere: string | null
  /** Whether what happened there came too late to count, and a person looks. */
  lateThere: boolean
  /** Whether its time is another's too: somebody put it there in the other calendar. */
  imposed: boolean
  disputes: Dispute[]
  reversals: Reversal[]
  /** What was claimed of its share, first when, what came off it for debts, and off others for it: apart from the ledger. */
  debts: { claimed: bigint; since: number; netted: bigint; paidOff: bigint }
}

export type Credit = {
  readonly id: string
  readonly amount: bigint
  state: 'UNSPENT' | 'SPENT' | 'ENDED'
  uses: number
  booking: string | null
}
/** Several sessions at one price. */
export type Purchase = {
  id: string
  host: number
  terms: { readonly currency: Currency; readonly feeBps: number }
  price: bigint
  sessions: number
  validMonths: number
  state: PurchaseState
  payment: Payment
  credits: Credit[]
  refunds: Refund[]
  disputes: Dispute[]
  /** All that were ever paid with it. */
  bookings: string[]
  payUntil: number
  paidAt: number | null
  expiresAt: number | null
  /** What of it the bank took that was not spent. */
  gone: bigint
}
