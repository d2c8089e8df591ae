import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { cardOf, type TestCard } from './cards.ts'
import { checkAmount, checkLeast } from './currency.ts'
import { emit } from './events.ts'
import type { IntentParams } from './parameters.ts'
import { fail, plainIntent } from './pay.ts'
import { chargeCard } from './payment.ts'
import { Declined, errorBody, invalid, needed } from './refusal.ts'
import { idOf, need, save, seconds, type World } from './world.ts'

type Intent = Stripe.PaymentIntent

/** Charges a saved card at once while its holder is away; nobody is there to confirm anything. */
export async function chargeSaved(world: World, params: IntentParams): Promise<Intent> {
  if (!params.confirm || !params.off_session)
    throw invalid('The sandbox makes PaymentIntents of saved cards only, with `confirm` and `off_session`.')
  const card = await savedCard(world, params)
  const currency = params.currency.toLowerCase()
  checkAmount(params.amount, currency, 'amount')
  checkLeast(params.amount, currency)
  const intent = await createIntent(world, { ...params, currency })
  if (card.asksAlways) throw await decline(world, intent, wantsHolder, null)
  const { email, name } = (await need(world, 'customer', idOf(intent.customer) ?? '', 'customer')).body
  const charge = await chargeCard(world, intent, card, { email, name: name ?? null })
  if (card.decline) throw await decline(world, intent, card.decline, charge.id)
  const done: Intent = {
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: charge.id,
  }
  await save(world, 'payment_intent', done)
  await emit(world, { type: 'payment_intent.succeeded', object: done })
  return done
}

async function savedCard(world: World, { customer, payment_method }: IntentParams): Promise<TestCard> {
  if (!customer) throw needed('customer')
  if (!payment_method) throw needed('payment_method')
  await need(world, 'customer', customer, 'customer')
  const { body, hidden } = await need(world, 'payment_method', payment_method, 'payment_method')
  const card = cardOf(String(hidden.number))
  if (idOf(body.customer) === customer && card) return card
  const message = `The customer does not have a payment method with the ID ${payment_method}. The payment method must be attached to the customer.`
  throw invalid(message, { code: 'resource_missing', param: 'payment_method' })
}

async function createIntent(world: World, params: IntentParams): Promise<Intent> {
  const id = await newId(world, 'pi_3')
  const intent = {
    ...plainIntent,
    id,
    amount: params.amount,
    capture_method: 'automatic_async',
    client_secret: await newId(world, `${id}_secret_`),
    created: seconds(world),
    currency: params.currency,
    customer: params.customer ?? null,
    description: params.description ?? null,
    metadata: params.metadata ?? {},
    payment_method: params.payment_method ?? null,
    payment_method_types: ['card'],
    receipt_email: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    transfer_group: params.transfer_group ?? null,
  } satisfies Intent
  await save(world, 'payment_intent', intent)
  await emit(world, { type: 'payment_intent.created', object: intent })
  return intent
}

const wantsHolder = {
  code: 'authentication_required',
  decline_code: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
}

/** The bank's no, as the caller is told it: the PaymentIntent stays, and asks for another card. */
async function decline(
  world: World,
  intent: Intent,
  { message, ...why }: NonNullable<TestCard['decline']>,
  charge: string | null,
): Promise<Declined> {
  const told = { ...why, ...(charge ? { charge } : {}) }
  const error = { type: 'card_error', message, ...told } as Stripe.PaymentIntent.LastPaymentError
  await fail(world, { ...intent, payment_method: null }, error, charge)
  const { body } = await need(world, 'payment_intent', intent.id, 'intent')
  return new Declined(402, errorBody('card_error', message, { ...told, payment_intent: body }))
}
