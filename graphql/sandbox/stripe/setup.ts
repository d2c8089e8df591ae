import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import type { TestCard } from './cards.ts'
import { emit } from './events.ts'
import type { SessionParams } from './parameters.ts'
import { complete, onwardOf, type Paid, type Payer } from './pay.ts'
import { attachCard, createCustomer } from './payment-method.ts'
import { invalid } from './refusal.ts'
import { customerDetails, expiryOf, plainSession, type SessionHidden } from './session.ts'
import { surfaceOf } from './surface.ts'
import { idOf, need, type Row, save, seconds, type World } from './world.ts'

type Session = Stripe.Checkout.Session

/** Opens a Checkout Session that takes no money: it saves a card. */
export async function createSetup(world: World, params: SessionParams): Promise<Session> {
  for (const param of ['line_items', 'payment_intent_data', 'submit_type'] as const)
    if (params[param]) throw invalid(`You can not pass \`${param}\` in \`setup\` mode.`, { param })
  if (!params.allowed_payment_method_types)
    throw invalid('In `setup` mode the sandbox wants `allowed_payment_method_types`.', { param: 'currency' })
  const id = await newId(world, 'cs_test_c1', 48)
  const expiresAt = expiryOf(world, params.expires_at)
  const session = {
    ...plainSession,
    id,
    allowed_payment_method_types: params.allowed_payment_method_types,
    amount_subtotal: null,
    amount_total: null,
    billing_address_collection: params.billing_address_collection ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: seconds(world),
    currency: null,
    customer_creation: params.customer_creation ?? 'if_required',
    customer_email: params.customer_email ?? null,
    customer_details: params.customer_email ? customerDetails(params.customer_email, null) : null,
    expires_at: expiresAt,
    locale: null,
    metadata: params.metadata ?? {},
    mode: 'setup',
    payment_method_types: ['card'],
    payment_status: 'no_payment_required',
    setup_intent: await createIntent(world, params),
    status: 'open',
    submit_type: null,
    total_details: null,
    ...(await surfaceOf(world, id, params)),
  } satisfies Session
  const hidden = { lines: [], intent: undefined } satisfies SessionHidden
  return save(world, 'checkout.session', session, { hidden, dueAt: expiresAt * 1000 })
}

async function createIntent(world: World, { setup_intent_data: data }: SessionParams): Promise<string> {
  const id = await newId(world, 'seti_1')
  const intent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: await newId(world, `${id}_secret_`),
    created: seconds(world),
    customer: null,
    customer_account: null,
    description: data?.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: data?.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: 'off_session',
  } satisfies Stripe.SetupIntent
  await save(world, 'setup_intent', intent)
  await emit(world, { type: 'setup_intent.created', object: intent })
  return id
}

type Saving = { row: Row<'checkout.session'>; card: TestCard; payer: Payer }

/** Somebody gave a card on an open Session's page, to be saved. */
export async function saveCard(world: World, { row, card, payer }: Saving): Promise<Paid> {
  if (card.decline && !card.saves) return refuse(world, row, card.decline)
  if (!card.challenge) return keep(world, { row, card, payer })
  const url = `${world.publicUrl}/c/pay/${row.body.id}/authenticate`
  const waiting: Stripe.SetupIntent = {
    ...(await intentOf(world, row)),
    status: 'requires_action',
    next_action: { redirect_to_url: { return_url: onwardOf(row.body), url }, type: 'redirect_to_url' },
  }
  await save(world, 'setup_intent', waiting)
  await save(world, 'checkout.session', row.body, { hidden: { ...row.hidden, challenge: { card, payer } } })
  await emit(world, { type: 'setup_intent.requires_action', object: waiting })
  return { outcome: 'challenge' }
}

/** The bank answered whether the card may be saved. */
export async function answerSetup(
  world: World,
  row: Row<'checkout.session'>,
  passed: boolean,
): Promise<Paid> {
  const { challenge, ...hidden } = row.hidden
  const waiting = challenge as { card: TestCard; payer: Payer } | undefined
  if (!waiting) return { outcome: 'declined', message: 'Nothing is waiting.' }
  await save(world, 'checkout.session', row.body, { hidden })
  if (passed) return keep(world, { row: { ...row, hidden }, ...waiting })
  const message =
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.'
  return refuse(world, row, { code: 'setup_intent_authentication_failure', message })
}

async function refuse(
  world: World,
  row: Row<'checkout.session'>,
  { message, ...why }: NonNullable<TestCard['decline']>,
): Promise<Paid> {
  const failed: Stripe.SetupIntent = {
    ...(await intentOf(world, row)),
    status: 'requires_payment_method',
    last_setup_error: { type: 'card_error', message, ...why } as Stripe.SetupIntent.LastSetupError,
    next_action: null,
  }
  await save(world, 'setup_intent', failed)
  await emit(world, { type: 'setup_intent.setup_failed', object: failed })
  return { outcome: 'declined', message }
}

async function keep(world: World, { row, card, payer }: Saving): Promise<Paid> {
  const owner = { email: payer.email, name: payer.name }
  const id = await createCustomer(world, owner)
  const done: Stripe.SetupIntent = {
    ...(await intentOf(world, row)),
    customer: id,
    last_setup_error: null,
    next_action: null,
    payment_method: await attachCard(world, card, { id, ...owner }),
    status: 'succeeded',
  }
  await save(world, 'setup_intent', done)
  await emit(world, { type: 'setup_intent.succeeded', object: done })
  const paid = { ...row, body: { ...row.body, customer: id } }
  return { outcome: 'paid', session: await complete(world, paid, null, 'no_payment_required', payer) }
}

async function intentOf(world: World, { body }: Row<'checkout.session'>): Promise<Stripe.SetupIntent> {
  return (await need(world, 'setup_intent', idOf(body.setup_intent) ?? '', 'intent')).body
}
