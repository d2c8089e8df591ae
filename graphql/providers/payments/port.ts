/** An amount in minor units of its currency, as the domain has it. */
export type Amount = { minor: bigint; currency: string }

/**
 * How a call that moves money ended, by the reaction that it asks for.
 * `refused`: a definite no. `retryLater`: nothing happened, the same key later. `unknown`: no answer, the effect may have
 * happened, the same key again. `storedFailure`: the key is burnt, look the object up before a next attempt.
 */
export type Answer<Facts> =
  | { status: 'done'; facts: Facts }
  | { status: 'refused'; code: string; message: string }
  | { status: 'retryLater'; reason: string }
  | { status: 'unknown'; reason: string }
  | { status: 'storedFailure'; reason: string }

/** Everything a Checkout Session is made of; stored as JSON before the first call and sent unchanged by every repeat. */
export type CheckoutParameters = {
  amountMinor: string
  currency: string
  title: string
  description: string
  email: string
  successUrl: string
  cancelUrl: string
  /** Unix seconds; 30 minutes to 24 hours after creation. */
  expiresAt: number
  transferGroup: string
  /** On the Session and on its PaymentIntent alike. */
  metadata: Record<string, string>
}

/** Where the money of a Session stands; read from its PaymentIntent, never from the Session's own payment status. */
export type CheckoutPayment =
  | { status: 'none' }
  | { status: 'processing' | 'authorised' | 'failed'; paymentIntentId: string }
  | {
      status: 'captured'
      paymentIntentId: string
      chargeId: string
      amount: Amount
      capturedAt: Date
      /** The provider's own fee and the balance transaction that took it, once they are known. */
      fee: { transactionId: string; amount: Amount } | null
    }

export type CheckoutFacts = {
  sessionId: string
  status: 'open' | 'complete' | 'expired'
  url: string | null
  payment: CheckoutPayment
  metadata: Record<string, string>
}

export type RefundFacts = {
  providerRefundId: string
  state: 'pending' | 'succeeded' | 'failed' | 'canceled'
  amount: Amount
  failureReason: string | null
  metadata: Record<string, string>
}

export type AccountFacts = {
  accountId: string
  detailsSubmitted: boolean
  transfers: 'active' | 'pending' | 'inactive'
  payoutsEnabled: boolean
  requirementsDue: string[]
  disabledReason: string | null
}

export type TransferFacts = {
  providerTransferId: string
  amount: Amount
  reversedMinor: bigint
  destination: string
  metadata: Record<string, string>
}

/** An event of the provider: a hint that an object changed. Its state is fetched, never read from here. */
export type ProviderEvent = { id: string; type: string; objectId: string; createdAt: Date }

export type WebhookReading = { ok: true; event: ProviderEvent } | { ok: false; reason: string }

/** What the house needs from a payment company, in the words of the house. Every call answers within 8 seconds. */
export type Payments = {
  /** The ledger account is `provider:<name>`. */
  name: string
  openCheckout(
    parameters: CheckoutParameters,
    idempotencyKey: string,
  ): Promise<Answer<{ sessionId: string; url: string | null }>>
  /** Null when there is no such Session. Throws when the provider cannot be reached. */
  fetchCheckout(sessionId: string): Promise<CheckoutFacts | null>
  /** Ends an open Session; a Session that was paid first stays `complete`. Throws when the provider cannot be reached. */
  expireCheckout(sessionId: string): Promise<CheckoutFacts>
  refund(request: {
    paymentIntentId: string
    amount: Amount
    metadata: Record<string, string>
    idempotencyKey: string
  }): Promise<Answer<RefundFacts>>
  fetchRefund(providerRefundId: string): Promise<RefundFacts | null>
  /** All refunds of a payment, newest first. */
  listRefunds(paymentIntentId: string): Promise<RefundFacts[]>
  createAccount(
    request: { mentorId: string; email: string },
    idempotencyKey: string,
  ): Promise<Answer<AccountFacts>>
  fetchAccount(accountId: string): Promise<AccountFacts | null>
  /** A single-use page on which the mentor gives the provider what it asks for. */
  onboardingUrl(accountId: string, urls: { returnUrl: string; refreshUrl: string }): Promise<string>
  transfer(request: {
    amount: Amount
    destination: string
    sourceChargeId: string | null
    transferGroup: string
    metadata: Record<string, string>
    idempotencyKey: string
  }): Promise<Answer<TransferFacts>>
  fetchTransfer(providerTransferId: string): Promise<TransferFacts | null>
  /** All transfers of a group, newest first. */
  listTransfers(transferGroup: string): Promise<TransferFacts[]>
  /** Available and pending together, per currency. */
  balance(): Promise<Amount[]>
  /** Everything that happened since, oldest first; at most 30 days back. */
  listEvents(since: Date): Promise<ProviderEvent[]>
  /** Checks the signature over the raw bytes and the timestamp (300 s either way) with any of the secrets. */
  readWebhook(rawBody: Buffer, header: string): WebhookReading
}
