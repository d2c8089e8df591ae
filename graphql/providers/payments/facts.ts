import type Stripe from 'stripe'
import { isCurrency } from '#graphql/domain/money/currencies.ts'
import { received } from './amounts.ts'
import type {
  AccountRecords,
  Checkout,
  MentorAccount,
  Payment,
  ProviderEvent,
  Refund,
  Reversal,
  Transfer,
} from './port.ts'

/** Stripe's objects in the words of the house. */
export function checkoutOf(session: Stripe.Checkout.Session): Checkout {
  return {
    id: session.id,
    status: oneOf(['open', 'complete', 'expired'] as const, session.status),
    url: session.url,
    ...(session.client_secret && session.status === 'open' ? { clientSecret: session.client_secret } : {}),
    expiresAt: instant(session.expires_at),
    amount: session.mode === 'setup' ? null : received(session.amount_total ?? 0, session.currency ?? ''),
    payment: paymentIn(session),
    metadata: session.metadata ?? {},
  }
}

function paymentIn({ mode, status, payment_intent, setup_intent }: Stripe.Checkout.Session): Payment {
  if (mode === 'setup') return savedCardOf(setup_intent)
  return status === 'complete' ? endedPayment(payment_intent) : paymentOf(payment_intent)
}

/** Needs the SetupIntent expanded. */
function savedCardOf(setup: Stripe.Checkout.Session['setup_intent']): Payment {
  if (typeof setup === 'string') throw new Error(`${setup} came unexpanded`)
  const [customerId, paymentMethodId] = [idOf(setup?.customer), idOf(setup?.payment_method)]
  if (setup?.status !== 'succeeded' || !customerId || !paymentMethodId) return { state: 'none' }
  return { state: 'saved', customerId, paymentMethodId }
}

/**
 * A declined card leaves its Session open: what asks for another method behind a complete one, or where nobody was there
 * to give one, has failed for good.
 */
export function endedPayment(intent: Stripe.Checkout.Session['payment_intent']): Payment {
  if (!intent || typeof intent === 'string' || intent.status !== 'requires_payment_method')
    return paymentOf(intent)
  return {
    state: 'failed',
    paymentIntentId: intent.id,
    reason: intent.last_payment_error?.message ?? null,
  }
}

/** Needs the PaymentIntent expanded down to its charge's balance transaction. */
export function paymentOf(intent: Stripe.Checkout.Session['payment_intent']): Payment {
  if (!intent) return { state: 'none' }
  if (typeof intent === 'string') throw new Error(`${intent} came unexpanded`)
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const ids = { paymentIntentId: intent.id, chargeId: charge?.id ?? null }
  if (intent.status === 'processing') return { state: 'processing', ...ids }
  if (intent.status === 'requires_capture')
    return { state: 'authorised', ...ids, captureBefore: endOf(charge) }
  if (intent.status === 'canceled') return { state: 'voided', paymentIntentId: intent.id }
  if (intent.status !== 'succeeded' || !charge) return { state: 'none' }
  const settled = typeof charge.balance_transaction === 'object' ? charge.balance_transaction : null
  return {
    state: 'captured',
    paymentIntentId: intent.id,
    chargeId: charge.id,
    capturedAt: instant(settled?.created ?? charge.created),
    amount: received(charge.amount_captured, charge.currency),
    fee: settled && { amount: received(settled.fee, settled.currency, 'up'), transactionId: settled.id },
  }
}

function endOf(charge: Stripe.Charge | null): Date | null {
  const ends = charge?.payment_method_details?.card?.capture_before
  return ends ? instant(ends) : null
}

export function refundOf(refund: Stripe.Refund): Refund {
  return {
    id: refund.id,
    status: refundStatus(refund.status),
    reason: refund.failure_reason ?? refund.pending_reason ?? null,
    amount: received(refund.amount, refund.currency),
    paymentIntentId: idOf(refund.payment_intent),
    transactionId: idOf(refund.balance_transaction),
    failureTransactionId: idOf(refund.failure_balance_transaction),
    metadata: refund.metadata ?? {},
  }
}

function refundStatus(status: string | null): Refund['status'] {
  if (status === 'succeeded') return 'succeeded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}

export function accountOf(account: Stripe.Account): MentorAccount {
  return {
    id: account.id,
    detailsSubmitted: account.details_submitted ?? false,
    transfers: oneOf(
      ['active', 'pending', 'inactive'] as const,
      account.capabilities?.transfers ?? 'inactive',
    ),
    payoutsEnabled: account.payouts_enabled ?? false,
    requirementsDue: account.requirements?.currently_due ?? [],
    disabledReason: account.requirements?.disabled_reason ?? null,
    records: recordsOf(account),
  }
}

/** The number under which earnings are reported is a person's own, or their company's. */
function recordsOf({ country, individual, company, requirements: asked }: Stripe.Account): AccountRecords {
  const deadline = asked?.current_deadline ?? null
  return {
    country: country ?? null,
    taxIdGiven: individual?.id_number_provided === true || company?.tax_id_provided === true,
    late: asked?.past_due ?? [],
    next: asked?.eventually_due ?? [],
    by: deadline === null ? null : new Date(deadline * 1000),
  }
}

export function transferOf(transfer: Stripe.Transfer): Transfer {
  return {
    id: transfer.id,
    amount: received(transfer.amount, transfer.currency),
    reversed: received(transfer.amount_reversed, transfer.currency),
    arrived: true,
    destination: idOf(transfer.destination) ?? '',
    sourceChargeId: idOf(transfer.source_transaction),
    transferGroup: transfer.transfer_group,
    transactionId: idOf(transfer.balance_transaction),
    createdAt: instant(transfer.created),
    metadata: transfer.metadata,
  }
}

export function reversalOf(reversal: Stripe.TransferReversal): Reversal {
  return {
    id: reversal.id,
    transferId: idOf(reversal.transfer) ?? '',
    amount: received(reversal.amount, reversal.currency),
    transactionId: idOf(reversal.balance_transaction),
  }
}

export function balanceOf({ available, pending }: Stripe.Balance) {
  const ours = (sums: Stripe.Balance.Available[]) =>
    sums
      .filter(({ currency }) => isCurrency(currency.toUpperCase()))
      .map(({ amount, currency }) => received(amount, currency, 'down'))
  return { available: ours(available), pending: ours(pending) }
}

export function eventOf(event: Stripe.Event): ProviderEvent {
  const object = event.data.object as { id?: unknown; object?: unknown }
  return {
    id: event.id,
    type: event.type,
    objectType: typeof object.object === 'string' ? object.object : '',
    objectId: typeof object.id === 'string' ? object.id : null,
    ...(event.account ? { account: event.account } : {}),
    createdAt: instant(event.created),
  }
}

/** A word that we know; a new word of Stripe's is an outage until somebody decides what it means. */
function oneOf<Word extends string>(words: readonly Word[], word: string | null): Word {
  const known = words.find((each) => each === word)
  if (!known) throw new Error(`Stripe says "${word}", which is none of ${words.join(', ')}`)
  return known
}

export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'object' ? (reference?.id ?? null) : (reference ?? null)
}

export function instant(seconds: number): Date {
  return new Date(seconds * 1000)
}
