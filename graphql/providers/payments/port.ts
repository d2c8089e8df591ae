import type { Money } from '#graphql/domain/money/money.ts'

/** What became of a call, as the caller must react to it. */
export type Reaction<Facts> =
  | { status: 'done'; facts: Facts }
  /** A definite no, nothing happened: refuse or block; a later try is a new attempt. */
  | { status: 'refused'; code: string; message: string }
  /** Nothing happened and nothing was decided: the same call, same key, later. */
  | { status: 'retryLater'; reason: string }
  /** Nobody knows whether it happened: the same call with the same key. */
  | { status: 'unknown'; reason: string }
  /** A failure that the key will only repeat: look the object up before a new attempt. */
  | { status: 'storedFailure'; reason: string }

/** An amount that survives JSON: minor units as digits. */
export type StoredMoney = { minor: string; currency: Money['currency'] }

/** Stored word for word before the call, so that every repetition says the same. */
export type CheckoutParameters = {
  bookingId: string
  amount: StoredMoney
  title: string
  description?: string
  email: string
  successUrl: string
  cancelUrl: string
  /** ISO instant, 30 minutes to 24 hours after the call. */
  expiresAt: string
  /** On the Checkout and on the payment; at most 50 entries, keys of 40, values of 500 characters. */
  metadata: Record<string, string>
  transferGroup: string
}

export type Payment =
  | { state: 'none' }
  | { state: 'processing' | 'authorised'; paymentIntentId: string; chargeId: string | null }
  | {
      state: 'captured'
      paymentIntentId: string
      chargeId: string
      capturedAt: Date
      amount: Money
      /** The provider's fee and its balance transaction, once known. */
      fee: { amount: Money; transactionId: string } | null
    }

export type Checkout = {
  id: string
  status: 'open' | 'complete' | 'expired'
  /** Where the mentee pays; only while open. */
  url: string | null
  expiresAt: Date
  amount: Money
  payment: Payment
  metadata: Record<string, string>
}

export type Refund = {
  id: string
  status: 'pending' | 'succeeded' | 'failed'
  /** Why it is pending or failed, in the provider's word. */
  reason: string | null
  amount: Money
  paymentIntentId: string | null
  transactionId: string | null
  failureTransactionId: string | null
  metadata: Record<string, string>
}

export type MentorAccount = {
  id: string
  detailsSubmitted: boolean
  transfers: 'active' | 'pending' | 'inactive'
  payoutsEnabled: boolean
  requirementsDue: string[]
  disabledReason: string | null
}

export type Transfer = {
  id: string
  amount: Money
  reversed: Money
  destination: string
  sourceChargeId: string | null
  transferGroup: string | null
  transactionId: string | null
  createdAt: Date
  metadata: Record<string, string>
}

export type Reversal = { id: string; transferId: string; amount: Money; transactionId: string | null }

/** Something happened at the provider: fetch the object, never trust an order or a payload. */
export type ProviderEvent = {
  id: string
  type: string
  objectType: string
  objectId: string | null
  /** Set for events of a mentor's account. */
  account?: string
  createdAt: Date
}

export type WebhookReading =
  | { status: 'done'; event: ProviderEvent }
  | {
      status: 'refused'
      code: 'SIGNATURE_INVALID' | 'TIMESTAMP_OUT_OF_RANGE' | 'BODY_INVALID'
      message: string
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
  metadata: Record<string, string>
  idempotencyKey: string
}

/** What the house needs from a payment company, in the words of the house. */
export type Payments = {
  /** The ledger keeps its balance in the account `provider:<name>`. */
  name: string
  openCheckout(parameters: CheckoutParameters, idempotencyKey: string): Promise<Reaction<Checkout>>
  fetchCheckout(sessionId: string): Promise<Reaction<Checkout>>
  /** Answers with the Checkout as it is afterwards: `complete` when somebody paid first. */
  expireCheckout(sessionId: string): Promise<Reaction<Checkout>>
  refund(request: RefundRequest): Promise<Reaction<Refund>>
  fetchRefund(id: string): Promise<Reaction<Refund>>
  /** The refund of this payment that carries our `refundId`, or null. */
  findRefund(paymentIntentId: string, refundId: string): Promise<Reaction<Refund | null>>
  createAccount(request: AccountRequest): Promise<Reaction<MentorAccount>>
  fetchAccount(id: string): Promise<Reaction<MentorAccount>>
  /** Opens once and only for some minutes; `returnUrl` does not mean finished. */
  onboardingLink(accountId: string, returnUrl: string, refreshUrl: string): Promise<Reaction<{ url: string }>>
  dashboardLink(accountId: string): Promise<Reaction<{ url: string }>>
  transfer(request: TransferRequest): Promise<Reaction<Transfer>>
  fetchTransfer(id: string): Promise<Reaction<Transfer>>
  findTransfers(transferGroup: string): Promise<Reaction<Transfer[]>>
  reverseTransfer(request: ReversalRequest): Promise<Reaction<Reversal>>
  /** Per currency; currencies that Sundial does not offer are left out. */
  balance(): Promise<Reaction<{ available: Money[]; pending: Money[] }>>
  /** Up to 100 events after `cursor` (an event's id), oldest first; null begins with the oldest of the last 30 days. */
  listEvents(cursor: string | null): Promise<Reaction<{ events: ProviderEvent[]; more: boolean }>>
  /** `body` as it came, byte for byte. Any of `secrets` will do, while one is being replaced. */
  readWebhook(body: Buffer, header: string | null, secrets: readonly string[], now: Date): WebhookReading
}
