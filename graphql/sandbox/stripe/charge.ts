import type Stripe from 'stripe'
import type { TestCard } from './cards.ts'
import { seconds, type World } from './world.ts'

/** Visa, Mastercard, Amex and Discover keep an authorisation for seven days when the customer pays in person at the page. */
export const AUTHORISATION_DAYS = 7

type ChargeSource = Pick<
  Stripe.PaymentIntent,
  'amount' | 'currency' | 'description' | 'metadata' | 'receipt_email' | 'transfer_group'
> & {
  customer?: Stripe.PaymentIntent['customer']
  id?: string
  statement_descriptor: string | null
  statement_descriptor_suffix: string | null
}

/** What a charge says before anything is known of its card. */
export function plainCharge(world: World, intent: ChargeSource) {
  return {
    object: 'charge',
    amount: intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    calculated_statement_descriptor: 'SUNDIAL',
    created: seconds(world),
    currency: intent.currency,
    customer: intent.customer ?? null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    payment_intent: intent.id ?? null,
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  } satisfies Partial<Stripe.Charge>
}

/** What the bank said. */
export function outcomeOf(card: TestCard): Stripe.Charge.Outcome {
  const quiet = { advice_code: null, network_advice_code: null, risk_level: 'normal', risk_score: 12 }
  if (!card.decline)
    return {
      ...quiet,
      network_decline_code: null,
      network_status: 'approved_by_network',
      reason: null,
      seller_message: 'Payment complete.',
      type: 'authorized',
    }
  return {
    ...quiet,
    network_decline_code: '05',
    network_status: 'declined_by_network',
    reason: card.decline.decline_code ?? card.decline.code,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  }
}

/** The card as the charge shows it. */
export function cardDetails(
  world: World,
  card: TestCard,
  intent: Stripe.PaymentIntent,
): Stripe.Charge.PaymentMethodDetails.Card {
  const held = !card.decline && intent.capture_method === 'manual'
  const brand = card.brand ?? 'visa'
  const authenticated = {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: null,
    version: '2.2.0',
  } as const
  return {
    amount_authorized: intent.amount,
    authorization_code: null,
    brand,
    ...(held ? { capture_before: seconds(world) + AUTHORISATION_DAYS * 24 * 3600 } : {}),
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: new Date(world.now).getUTCFullYear() + 3,
    funding: 'credit',
    installments: null,
    last4: card.number.slice(-4),
    mandate: null,
    network: brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: card.challenge ? authenticated : null,
    transaction_link_id: null,
    wallet: null,
  }
}
