import type { Money } from '#graphql/domain/money/money.ts'

/** A card that the payment company keeps for us, and whose it is. */
export type SavedCard = { customerId: string; paymentMethodId: string }

export type SavedCharge = SavedCard & {
  amount: Money
  title: string
  transferGroup: string
  /** Must hold `paymentId`, by which `findCharge` finds it again. */
  metadata: { paymentId: string } & Record<string, string>
  idempotencyKey: string
}

export type RefundRequest = {
  paymentIntentId: string
  amount: Money
  /** Must hold `refundId`, by which `findRefund` finds it again. */
  metadata: { refundId: string } & Record<string, string>
  idempotencyKey: string
}

export type TransferRequest = {
  amount: Money
  destination: string
  /** Without it the money comes from the platform's available balance. */
  sourceChargeId?: string
  transferGroup: string
  metadata: { bookingId: string; mentorId: string; program: string } & Record<string, string>
  idempotencyKey: string
}

export type AccountRequest = { mentorId: string; email: string; country?: string; idempotencyKey: string }
export type ReversalRequest = {
  transferId: string
  amount: Money
  metadata: { reversalId: string } & Record<string, string>
  idempotencyKey: string
}

export type TypeRequest = { sessionTypeId: string; mentorId: string; title: string; offered: boolean }

export type PriceRequest = {
  productId: string
  amount: Money
  /** Must hold `priceId`, ours, by which it is found again. */
  metadata: { priceId: string; sessionTypeId: string }
  idempotencyKey: string
}

/** What speaks for us, as the bank reads it; at most 20,000 characters each. */
export type DisputeEvidence = {
  customerName: string
  customerEmail: string
  product: string
  servedAt: string
  refundPolicy: string
  activity: string
  refusal?: string
  statement: string
}
