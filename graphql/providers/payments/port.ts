import type { Movement } from '#graphql/domain/ledger/movements.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import type { Capabilities } from '#graphql/domain/payment/company.ts'
import type { Reaction, WebhookReading } from '#graphql/domain/reaction.ts'
import type { MentorAccount } from './account.ts'
import type { Desk } from './desk.ts'
import type { ProviderEvent } from './event.ts'
import type {
  AccountRequest,
  DisputeEvidence,
  PriceRequest,
  RefundRequest,
  ReversalRequest,
  SavedCard,
  SavedCharge,
  TransferRequest,
  TypeRequest,
} from './requests.ts'

export type { AccountRecords, MentorAccount } from './account.ts'
export type { Desk, Within } from './desk.ts'
export type { ProviderEvent } from './event.ts'
export type { DisputeEvidence } from './requests.ts'

/** An amount that survives JSON: minor units as digits. */
export type StoredMoney = { minor: string; currency: Money['currency'] }

export type CheckoutLine = {
  title: string
  description?: string
  minor: string
  /** What the company calls a price of this amount; when it takes it no more, what is said here is charged all the same. */
  priceId?: string
}

/** Stored word for word before the call, so that every repetition says the same. */
export type CheckoutParameters = {
  /** What is paid, to find it again there: a booking, or a package that is bought. */
  bookingId: string
  amount: StoredMoney
  title: string
  description?: string
  /** What the amount is made of, the session first; left out: the title alone. Their amounts sum to `amount`. */
  lines?: readonly CheckoutLine[]
  email: string
  successUrl: string
  cancelUrl: string
  /** ISO instant, 30 minutes to 24 hours after the call. */
  expiresAt: string
  /** On the Checkout and on the payment; at most 50 entries, keys of 40, values of 500 characters. */
  metadata: Record<string, string>
  transferGroup: string
  /** Only authorised, to be captured later; left out: taken at once. */
  capture?: 'manual'
  /** Methods whose money arrives days later are not offered. */
  immediate?: true
  /** Nothing is taken: the card is saved, to be charged later without its holder. */
  save?: true
  /** Within our own page, which then leads to `successUrl`; left out: on a page of the company. */
  embedded?: true
}

export type Payment =
  | { state: 'none' }
  | { state: 'processing'; paymentIntentId: string; chargeId: string | null }
  | {
      state: 'authorised'
      paymentIntentId: string
      chargeId: string | null
      /** When the bank lets go of it; null where it does not say. */
      captureBefore: Date | null
    }
  /** Nothing was taken: the card can be charged later, without its holder. */
  | ({ state: 'saved' } & SavedCard)
  /** A method whose money was to arrive days later, or a card charged without its holder: it does not. */
  | { state: 'failed'; paymentIntentId: string; reason: string | null }
  /** Let go: nothing was taken and nothing can be any more. */
  | { state: 'voided'; paymentIntentId: string }
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
  /** By which our own page shows it; only where it is embedded, and while open. */
  clientSecret?: string
  expiresAt: Date
  /** Null where a card is only saved. */
  amount: Money | null
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

export type Transfer = {
  id: string
  amount: Money
  reversed: Money
  /** False while somebody still has to send it: the same call says so until it is true. */
  arrived: boolean
  destination: string
  sourceChargeId: string | null
  transferGroup: string | null
  transactionId: string | null
  createdAt: Date
  metadata: Record<string, string>
}

export type Reversal = { id: string; transferId: string; amount: Money; transactionId: string | null }

export type Dispute = {
  id: string
  status:
    | 'inquiry'
    | 'inquiryUnderReview'
    | 'inquiryClosed'
    | 'needsResponse'
    | 'underReview'
    | 'won'
    | 'lost'
    | 'prevented'
  /** The cardholder's, in the provider's word. */
  reason: string
  amount: Money
  chargeId: string
  /** The payment's. */
  metadata: Record<string, string>
  respondBy: Date | null
  /** Whether a refund of the payment would still be taken. */
  refundable: boolean
  openedAt: Date
  /** What it did to our balance: taken below zero, given back above; a fee is what it cost besides. */
  movements: { transactionId: string; minor: bigint; feeMinor: bigint }[]
}

/** What the house needs from a payment company, in the words of the house. */
export type Payments = {
  /** The ledger keeps its balance in the account `provider:<name>`. */
  name: string
  /** What it cannot do is never asked of it: a call for it is refused, and changes nothing. */
  can: Capabilities
  /** How many days a mentee has to pay where paying takes days; null: as long as a time is held. */
  payWithinDays: number | null
  /** Where a person notes what happened; null where the company works by itself. */
  desk: Desk | null
  /** Whether it lets us do all that a booking which costs may need; `misconfigured` when anything of it is forbidden. */
  takesUs(): Promise<Reaction<null>>
  openCheckout(parameters: CheckoutParameters, idempotencyKey: string): Promise<Reaction<Checkout>>
  fetchCheckout(sessionId: string): Promise<Reaction<Checkout>>
  /** Answers with the Checkout as it is afterwards: `complete` when somebody paid first. */
  expireCheckout(sessionId: string): Promise<Reaction<Checkout>>
  /** Tells what a session type is called now and whether it is sold; answers what the company calls it. */
  publishType(request: TypeRequest): Promise<Reaction<{ productId: string }>>
  /** A price of it, made once: the one that carries our `priceId` when there is one. */
  publishPrice(request: PriceRequest): Promise<Reaction<{ priceId: string }>>
  /** No Checkout is opened with it any more, open ones can still be paid; one that is gone already is done. */
  withdrawPrice(priceId: string): Promise<Reaction<null>>
  fetchPayment(paymentIntentId: string): Promise<Reaction<Payment>>
  /** Takes all of what was authorised. */
  capture(paymentIntentId: string, idempotencyKey: string): Promise<Reaction<Payment>>
  /** Lets go of what was authorised. Answers with the payment as it is afterwards: `captured` when that came first. */
  voidPayment(paymentIntentId: string): Promise<Reaction<Payment>>
  /** Charges a saved card while its holder is away; refused when the bank declines, or wants to ask its holder. */
  chargeSaved(request: SavedCharge): Promise<Reaction<Payment>>
  /** What became of the charges of this customer that carry our `paymentId`; null when there is none. */
  findCharge(customerId: string, paymentId: string): Promise<Reaction<Payment | null>>
  /** It can never be charged again; one that is gone already is done. */
  forgetCard(paymentMethodId: string): Promise<Reaction<null>>
  refund(request: RefundRequest): Promise<Reaction<Refund>>
  fetchRefund(id: string): Promise<Reaction<Refund>>
  /** The refund of this payment that carries our `refundId`, or null. */
  findRefund(paymentIntentId: string, refundId: string): Promise<Reaction<Refund | null>>
  createAccount(request: AccountRequest): Promise<Reaction<MentorAccount>>
  fetchAccount(id: string): Promise<Reaction<MentorAccount>>
  /** The account made at `since` or later that carries our `mentorId`, or null. */
  findAccount(mentorId: string, since: Date): Promise<Reaction<MentorAccount | null>>
  /** Opens once and only for some minutes; `returnUrl` does not mean finished. */
  onboardingLink(accountId: string, returnUrl: string, refreshUrl: string): Promise<Reaction<{ url: string }>>
  dashboardLink(accountId: string): Promise<Reaction<{ url: string }>>
  transfer(request: TransferRequest): Promise<Reaction<Transfer>>
  fetchTransfer(id: string): Promise<Reaction<Transfer>>
  findTransfers(transferGroup: string): Promise<Reaction<Transfer[]>>
  /** `metadata.reversalId` is how `findReversal` finds it again. */
  reverseTransfer(request: ReversalRequest): Promise<Reaction<Reversal>>
  findReversal(transferId: string, reversalId: string): Promise<Reaction<Reversal | null>>
  fetchDispute(id: string): Promise<Reaction<Dispute>>
  /** Sends it to the bank, which takes one answer. */
  answerDispute(id: string, evidence: DisputeEvidence, idempotencyKey: string): Promise<Reaction<Dispute>>
  /** Gives it up for lost, for good. */
  acceptDispute(id: string, idempotencyKey: string): Promise<Reaction<Dispute>>
  /** Per currency; currencies that Sundial does not offer are left out. */
  balance(): Promise<Reaction<{ available: Money[]; pending: Money[] }>>
  /**
   * Up to 100 movements of the platform's balance made at `since` or later, newest first, from after `after` (a movement's
   * id) on; `next` is the place to go on from. Currencies that Sundial does not offer are left out.
   */
  listTransactions(
    since: Date,
    after: string | null,
  ): Promise<Reaction<{ transactions: Movement[]; next: string | null }>>
  /** All movements of one object: a charge, a refund, a transfer. */
  findTransactions(sourceId: string): Promise<Reaction<Movement[]>>
  /** Up to 100 events after `cursor` (an event's id), oldest first; null begins with the oldest of the last 30 days. */
  listEvents(cursor: string | null): Promise<Reaction<{ events: ProviderEvent[]; more: boolean }>>
  /** `body` as it came, byte for byte. Any of `secrets` will do, while one is being replaced. */
  readWebhook(
    body: Buffer,
    header: string | null,
    secrets: readonly string[],
    now: Date,
  ): WebhookReading<ProviderEvent>
  /** What a body says whose signature was verified when it came. */
  readEvent(body: Buffer): WebhookReading<ProviderEvent>
}
