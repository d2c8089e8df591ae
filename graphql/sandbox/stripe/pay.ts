import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import type { TestCard } from './cards.ts'
import { emit } from './events.ts'
import { authorisationEnd, chargeCard } from './payment.ts'
import { customerDetails, type SessionHidden } from './session.ts'
import { idOf, need, type Row, save, seconds, type World } from './world.ts'

export type Payer = { email: string | null; name: string | null }
export type Paid =
  | { outcome: 'paid'; session: Stripe.Checkout.Session }
  | { outcome: 'declined'; message: string }
  | { outcome: 'challenge' }

/** Somebody pressed "Pay" on an open Session's page. */
export async function payWithCard(
  world: World,
  row: Row<'checkout.session'>,
  card: TestCard,
  payer: Payer,
): Promise<Paid> {
  const intent = await intentOf(world, row)
  if (card.challenge) return challenge(world, row, intent, card, payer)
  return attempt(world, row, intent, card, payer)
}

/** The bank answered: authenticated, or not. */
export async function answerChallenge(
  world: World,
  row: Row<'checkout.session'>,
  passed: boolean,
): Promise<Paid> {
  const waiting = row.hidden.challenge as { card: TestCard; payer: Payer } | undefined
  const intent = await intentOf(world, row)
  if (!waiting || intent.status !== 'requires_action')
    return { outcome: 'declined', message: 'Nothing is waiting.' }
  const { challenge: _done, ...hidden } = row.hidden
  await save(world, 'checkout.session', row.body, { hidden })
  if (passed) return attempt(world, { ...row, hidden }, intent, waiting.card, waiting.payer)
  const message =
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.'
  await fail(
    world,
    intent,
    { type: 'card_error', code: 'payment_intent_authentication_failure', message },
    null,
  )
  return { outcome: 'declined', message }
}

/** A Session whose total is zero completes without a PaymentIntent. */
export async function completeFree(world: World, row: Row<'checkout.session'>, payer: Payer): Promise<Paid> {
  return { outcome: 'paid', session: await complete(world, row, null, 'no_payment_required', payer) }
}

async function challenge(
  world: World,
  row: Row<'checkout.session'>,
  intent: Stripe.PaymentIntent,
  card: TestCard,
  payer: Payer,
): Promise<Paid> {
  const url = `${world.publicUrl}/c/pay/${row.body.id}/authenticate`
  const waiting: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_action',
    last_payment_error: null,
    next_action: { redirect_to_url: { return_url: onwardOf(row.body), url }, type: 'redirect_to_url' },
  }
  await save(world, 'payment_intent', waiting)
  const session = { ...row.body, payment_intent: intent.id }
  await save(world, 'checkout.session', session, { hidden: { ...row.hidden, challenge: { card, payer } } })
  await emit(world, { type: 'payment_intent.requires_action', object: waiting })
  return { outcome: 'challenge' }
}

async function attempt(
  world: World,
  row: Row<'checkout.session'>,
  intent: Stripe.PaymentIntent,
  card: TestCard,
  payer: Payer,
): Promise<Paid> {
  const charge = await chargeCard(world, intent, card, payer)
  if (card.decline) {
    const { code, decline_code, message } = card.decline
    const error = {
      type: 'card_error',
      code,
      ...(decline_code ? { decline_code } : {}),
      message,
      charge: charge.id,
    }
    await fail(world, intent, error as Stripe.PaymentIntent.LastPaymentError, charge.id)
    await save(world, 'checkout.session', { ...row.body, payment_intent: intent.id })
    return { outcome: 'declined', message }
  }
  const manual = intent.capture_method === 'manual'
  const done: Stripe.PaymentIntent = {
    ...intent,
    status: manual ? 'requires_capture' : 'succeeded',
    amount_capturable: manual ? intent.amount : 0,
    amount_received: manual ? 0 : intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: charge.payment_method,
  }
  await save(world, 'payment_intent', done, { dueAt: manual ? authorisationEnd(world) : null })
  const type = manual ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded'
  await emit(world, { type, object: done })
  return { outcome: 'paid', session: await complete(world, row, done.id, manual ? 'unpaid' : 'paid', payer) }
}

export async function fail(
  world: World,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
  charge: string | null,
): Promise<void> {
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    last_payment_error: error,
    latest_charge: charge ?? intent.latest_charge,
    next_action: null,
  }
  await save(world, 'payment_intent', failed)
  await emit(world, { type: 'payment_intent.payment_failed', object: failed })
}

export async function complete(
  world: World,
  row: Row<'checkout.session'>,
  intent: string | null,
  paymentStatus: Stripe.Checkout.Session.PaymentStatus,
  payer: Payer,
): Promise<Stripe.Checkout.Session> {
  const email = payer.email ?? row.body.customer_email
  const session: Stripe.Checkout.Session = {
    ...row.body,
    customer_details: email ? customerDetails(email, payer.name) : null,
    payment_intent: intent,
    payment_status: paymentStatus,
    status: 'complete',
    url: null,
  }
  await save(world, 'checkout.session', session, { dueAt: null })
  await emit(world, { type: 'checkout.session.completed', object: session })
  return session
}

/** The Session's PaymentIntent: it exists from the first attempt to pay on. */
export async function intentOf(world: World, row: Row<'checkout.session'>): Promise<Stripe.PaymentIntent> {
  const existing = idOf(row.body.payment_intent)
  if (existing) return (await need(world, 'payment_intent', existing, 'intent')).body
  const { intent: asked } = row.hidden as unknown as SessionHidden
  const id = await newId(world, 'pi_3')
  const intent = {
    ...plainIntent,
    id,
    amount: row.body.amount_total ?? 0,
    capture_method: asked?.capture_method ?? 'automatic_async',
    client_secret: await newId(world, `${id}_secret_`),
    created: seconds(world),
    currency: row.body.currency ?? 'usd',
    description: asked?.description ?? null,
    metadata: asked?.metadata ?? {},
    payment_method_types: row.body.payment_method_types ?? ['card'],
    receipt_email: asked?.receipt_email ?? null,
    statement_descriptor: asked?.statement_descriptor ?? null,
    statement_descriptor_suffix: asked?.statement_descriptor_suffix ?? null,
    transfer_group: asked?.transfer_group ?? null,
  } satisfies Stripe.PaymentIntent
  await save(world, 'payment_intent', intent, { hidden: { session: row.body.id } })
  await emit(world, { type: 'payment_intent.created', object: intent })
  row.body.payment_intent = id
  return intent
}

/** What every PaymentIntent says at first. */
export const plainIntent = {
  object: 'payment_intent',
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_details: { tip: {} },
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  confirmation_method: 'automatic',
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_record: null,
  processing: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  status: 'requires_payment_method',
  transfer_data: null,
} satisfies Partial<Stripe.PaymentIntent>

/** Where who has paid is led. */
export const onwardOf = ({ success_url, return_url }: Stripe.Checkout.Session): string =>
  success_url ?? return_url ?? 'about:blank'
