import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import type { TestCard } from './cards.ts'
import { AUTHORISATION_DAYS, cardDetails, outcomeOf, plainCharge } from './charge.ts'
import { processingFee } from './currency.ts'
import { emit } from './events.ts'
import { move } from './ledger.ts'
import { invalid } from './refusal.ts'
import { find, idOf, need, type Row, save, seconds, type World } from './world.ts'

const DAY = 24 * 3_600_000
const PENDING_DAYS = 2

type Payer = { email: string | null; name: string | null }
type Intent = Stripe.PaymentIntent

/** A charge for this attempt: failed with the card's reason, or paid (and captured, unless the intent says later). */
export async function chargeCard(
  world: World,
  intent: Intent,
  card: TestCard,
  payer: Payer,
): Promise<Stripe.Charge> {
  const captured = !card.decline && intent.capture_method !== 'manual'
  const charge = {
    ...plainCharge(world, intent),
    id: await newId(world, 'ch_3'),
    amount_captured: captured ? intent.amount : 0,
    billing_details: { address: null, email: payer.email, name: payer.name, phone: null, tax_id: null },
    captured,
    failure_code: card.decline?.code ?? null,
    failure_message: card.decline?.message ?? null,
    outcome: outcomeOf(card),
    paid: !card.decline,
    payment_method: idOf(intent.payment_method) ?? (await newId(world, 'pm_1')),
    payment_method_details: { card: cardDetails(world, card, intent), type: 'card' },
    status: card.decline ? 'failed' : 'succeeded',
  } satisfies Stripe.Charge
  const settled = captured ? await settle(world, charge, card.bypassPending === true) : charge
  const { dispute = null, refund = null } = card
  const hidden = { bypassPending: card.bypassPending === true, refund, dispute }
  await save(world, 'charge', settled, { hidden, dueAt: captured && dispute ? world.now : null })
  await emit(world, { type: card.decline ? 'charge.failed' : 'charge.succeeded', object: settled })
  return settled
}

/** The captured money arrives in the platform's balance, less the fee. */
export async function settle(
  world: World,
  charge: Stripe.Charge,
  bypassPending: boolean,
): Promise<Stripe.Charge> {
  const transaction = await move(world, {
    type: 'charge',
    category: 'charge',
    amount: charge.amount_captured,
    fee: processingFee(charge.amount_captured, charge.currency),
    currency: charge.currency,
    source: charge.id,
    counterpart: 'outside:cards',
    availableAt: bypassPending ? world.now : world.now + PENDING_DAYS * DAY,
  })
  return { ...charge, balance_transaction: transaction.id }
}

/** Takes held money: all, or a part while the rest is released. Once only. */
export async function captureIntent(
  world: World,
  row: Row<'payment_intent'>,
  asked: { amount?: number | undefined; metadata?: Record<string, string> | undefined },
): Promise<Intent> {
  const intent = row.body
  if (intent.status !== 'requires_capture') throw wrongState(intent, 'captured', ['requires_capture'])
  const amount = asked.amount ?? intent.amount_capturable
  if (amount > intent.amount_capturable)
    throw invalid(
      `Amount to capture (${amount}) is greater than the amount capturable (${intent.amount_capturable})`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    )
  const { body: charge, hidden } = await need(world, 'charge', idOf(intent.latest_charge) ?? '', 'charge')
  const released = charge.amount - amount
  const captured = await settle(
    world,
    { ...charge, captured: true, amount_captured: amount, amount_refunded: released },
    hidden.bypassPending === true,
  )
  await save(world, 'charge', captured, { dueAt: hidden.dispute ? world.now : null })
  await emit(world, { type: 'charge.captured', object: captured })
  const done: Intent = {
    ...intent,
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
    metadata: { ...intent.metadata, ...asked.metadata },
  }
  await save(world, 'payment_intent', done, { dueAt: null })
  await emit(world, { type: 'payment_intent.succeeded', object: done })
  const session = await find(world, 'checkout.session', String(row.hidden.session))
  if (session) await save(world, 'checkout.session', { ...session.body, payment_status: 'paid' })
  return done
}

/** Lets held money go. `reason` is `automatic` when the authorisation ran out. */
export async function cancelIntent(
  world: World,
  row: Row<'payment_intent'>,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Promise<Intent> {
  const intent = row.body
  const cancellable = [
    'requires_payment_method',
    'requires_capture',
    'requires_confirmation',
    'requires_action',
  ]
  if (!cancellable.includes(intent.status)) throw wrongState(intent, 'canceled', cancellable)
  if (intent.status !== 'requires_capture')
    throw invalid(
      'You cannot cancel this PaymentIntent because it was created by a Checkout Session. Expire the Checkout Session instead.',
    )
  const { body: charge } = await need(world, 'charge', idOf(intent.latest_charge) ?? '', 'charge')
  const released = { ...charge, amount_refunded: charge.amount, refunded: true }
  await save(world, 'charge', released)
  await emit(world, { type: reason === 'automatic' ? 'charge.expired' : 'charge.refunded', object: released })
  const canceled: Intent = {
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: seconds(world),
    cancellation_reason: reason,
  }
  await save(world, 'payment_intent', canceled, { dueAt: null })
  await emit(world, { type: 'payment_intent.canceled', object: canceled })
  return canceled
}

/** When an authorisation made now runs out, in milliseconds. */
export function authorisationEnd(world: World): number {
  return world.now + AUTHORISATION_DAYS * DAY
}

function wrongState(intent: Intent, done: string, from: string[]) {
  const message = `This PaymentIntent could not be ${done} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${done}: ${from.join(', ')}.`
  return invalid(message, { code: 'payment_intent_unexpected_state' })
}
