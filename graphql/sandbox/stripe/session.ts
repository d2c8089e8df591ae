import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { checkAmount, checkLeast } from './currency.ts'
import { emit } from './events.ts'
import { type Line, linesOf } from './lines.ts'
import type { SessionParams } from './parameters.ts'
import { invalid } from './refusal.ts'
import { surfaceOf } from './surface.ts'
import { idOf, need, type Row, save, seconds, type World } from './world.ts'

const MINUTES = 60
const HOURS = 3600

export type SessionHidden = { lines: Line[]; intent: SessionParams['payment_intent_data'] }

/** Opens a Checkout Session with Prices or inline prices, in payment mode. */
export async function createSession(world: World, params: SessionParams): Promise<Stripe.Checkout.Session> {
  const { currency, lines } = await linesOf(world, params)
  const total = lines.reduce((sum, line) => sum + line.unit * line.quantity, 0)
  checkAmount(total, currency, 'line_items')
  checkLeast(total, currency)
  const id = await newId(world, 'cs_test_a1', 48)
  const expiresAt = expiryOf(world, params.expires_at)
  const session = {
    ...plainSession,
    id,
    amount_subtotal: total,
    amount_total: total,
    billing_address_collection: params.billing_address_collection ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: seconds(world),
    currency,
    custom_text: { ...plainSession.custom_text, submit: params.custom_text?.submit ?? null },
    customer_creation: params.customer_creation ?? 'if_required',
    customer_email: params.customer_email ?? null,
    customer_details: params.customer_email ? customerDetails(params.customer_email, null) : null,
    ...(params.excluded_payment_method_types && {
      excluded_payment_method_types: params.excluded_payment_method_types,
    }),
    expires_at: expiresAt,
    locale: null,
    metadata: params.metadata ?? {},
    payment_method_types: offeredMethods(params, currency),
    payment_status: 'unpaid',
    status: 'open',
    submit_type: params.submit_type ?? null,
    ...(await surfaceOf(world, id, params)),
  } satisfies Stripe.Checkout.Session
  const hidden = { lines, intent: params.payment_intent_data } satisfies SessionHidden
  return save(world, 'checkout.session', session, { hidden, dueAt: expiresAt * 1000 })
}

/** What every Session says at first. */
export const plainSession = {
  object: 'checkout.session',
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer: null,
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  mode: 'payment',
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: {},
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>

/** The card, and a bank debit where dollars are charged at once and nobody excluded it. */
function offeredMethods(params: SessionParams, currency: string): string[] {
  const manual = params.payment_intent_data?.capture_method === 'manual'
  const excluded = params.excluded_payment_method_types?.includes('us_bank_account')
  return manual || excluded || currency !== 'usd' ? ['card'] : ['card', 'us_bank_account']
}

export function customerDetails(email: string, name: string | null): Stripe.Checkout.Session.CustomerDetails {
  const nobody = { address: null, business_name: null, individual_name: null, phone: null }
  return { ...nobody, email, name, tax_exempt: 'none', tax_ids: [] }
}

/** When a Session made now ends by itself, in seconds. */
export function expiryOf(world: World, asked: number | undefined): number {
  if (asked === undefined) return seconds(world) + 24 * HOURS
  const ahead = asked - seconds(world)
  if (ahead < 30 * MINUTES)
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  if (ahead > 24 * HOURS)
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  return asked
}

/** Ends an open Session; nobody can pay it any more. */
export async function expireSession(world: World, id: string): Promise<Stripe.Checkout.Session> {
  const row = await need(world, 'checkout.session', id, 'session')
  if (row.body.status !== 'open')
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${row.body.status}\`.`,
    )
  return closeSession(world, row)
}

/** The Session's end, by call or by the clock. An unfinished PaymentIntent ends with it. */
export async function closeSession(
  world: World,
  row: Row<'checkout.session'>,
): Promise<Stripe.Checkout.Session> {
  const expired = { ...row.body, status: 'expired' as const, url: null }
  await save(world, 'checkout.session', expired, { dueAt: null })
  await emit(world, { type: 'checkout.session.expired', object: expired })
  const intent = idOf(expired.payment_intent)
  if (intent) await abandonIntent(world, intent)
  const setup = idOf(expired.setup_intent)
  if (setup) await abandonSetup(world, setup)
  return expired
}

async function abandonIntent(world: World, id: string): Promise<void> {
  const { body } = await need(world, 'payment_intent', id, 'intent')
  const canceled = {
    ...body,
    status: 'canceled' as const,
    canceled_at: seconds(world),
    cancellation_reason: 'expired' as const,
    next_action: null,
  }
  await save(world, 'payment_intent', canceled, { dueAt: null })
  await emit(world, { type: 'payment_intent.canceled', object: canceled })
}

async function abandonSetup(world: World, id: string): Promise<void> {
  const { body } = await need(world, 'setup_intent', id, 'intent')
  const canceled = { ...body, status: 'canceled' as const, cancellation_reason: 'abandoned' as const }
  await save(world, 'setup_intent', canceled)
  await emit(world, { type: 'setup_intent.canceled', object: canceled })
}
