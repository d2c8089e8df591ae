import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import type { TestCard } from './cards.ts'
import { emit } from './events.ts'
import { invalid } from './refusal.ts'
import { type Row, save, seconds, type World } from './world.ts'

type Owner = { id: string; email: string | null; name: string | null }

/** A customer, so that a card can be kept for it. */
export async function createCustomer(world: World, { email, name }: Omit<Owner, 'id'>): Promise<string> {
  const customer = {
    id: await newId(world, 'cus_', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: seconds(world),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email,
    invoice_prefix: null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  } satisfies Stripe.Customer
  await save(world, 'customer', customer)
  await emit(world, { type: 'customer.created', object: customer })
  return customer.id
}

/** The card, kept for a customer. What it does when it is charged nobody sees. */
export async function attachCard(world: World, card: TestCard, owner: Owner): Promise<string> {
  const brand = card.brand ?? 'visa'
  const method = {
    id: await newId(world, 'pm_1'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: { address: null, email: owner.email, name: owner.name, phone: null, tax_id: null },
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: brand,
      exp_month: 12,
      exp_year: new Date(world.now).getUTCFullYear() + 3,
      fingerprint: null,
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: seconds(world),
    customer: owner.id,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  } satisfies Stripe.PaymentMethod
  await save(world, 'payment_method', method, { hidden: { number: card.number } })
  await emit(world, { type: 'payment_method.attached', object: method })
  return method.id
}

/** Takes a card from its customer, for good. */
export async function detachMethod(
  world: World,
  { body }: Row<'payment_method'>,
): Promise<Stripe.PaymentMethod> {
  if (body.customer === null)
    throw invalid(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    )
  const detached = { ...body, customer: null }
  await save(world, 'payment_method', detached)
  const previous = { customer: body.customer }
  await emit(world, { type: 'payment_method.detached', object: detached, previous })
  return detached
}
