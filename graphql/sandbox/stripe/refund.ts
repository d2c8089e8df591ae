import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { shown } from './currency.ts'
import { isContested } from './dispute.ts'
import { emit } from './events.ts'
import { move, purse } from './ledger.ts'
import type { RefundParams } from './parameters.ts'
import { errorBody, invalid, Refusal } from './refusal.ts'
import { find, idOf, need, PLATFORM, type Row, save, seconds, type World } from './world.ts'

const LATER = 24 * 3_600_000

/** Gives money back on a charge: all that is left, or a part. */
export async function createRefund(world: World, params: RefundParams): Promise<Stripe.Refund> {
  const row = await chargeOf(world, params)
  const charge = row.body
  const amount = checkRefund(params, charge, await isContested(world, charge.id))
  const refund: Stripe.Refund = {
    id: await newId(world, 're_3'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: seconds(world),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: params.metadata ?? {},
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  }
  const counted = await countRefund(world, charge, amount)
  const started = await start(world, { ...row, body: counted }, refund)
  await emit(world, { type: 'refund.created', object: started })
  await emit(world, {
    type: 'charge.refunded',
    object: counted,
    previous: { amount_refunded: charge.amount_refunded },
  })
  return started
}

async function countRefund(world: World, charge: Stripe.Charge, amount: number): Promise<Stripe.Charge> {
  const refunded = charge.amount_refunded + amount
  const counted = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount }
  return save(world, 'charge', counted)
}

async function chargeOf(world: World, params: RefundParams): Promise<Row<'charge'>> {
  if (params.charge) return need(world, 'charge', params.charge, 'charge')
  if (!params.payment_intent)
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  const { body: intent } = await need(world, 'payment_intent', params.payment_intent, 'payment_intent')
  if (intent.status !== 'succeeded')
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    })
  return need(world, 'charge', idOf(intent.latest_charge) ?? '', 'charge')
}

function checkRefund(params: RefundParams, charge: Stripe.Charge, contested: boolean): number {
  if (!charge.paid || !charge.captured)
    throw invalid(`Charge ${charge.id} is not captured; cancel its PaymentIntent.`)
  if (params.reverse_transfer)
    throw invalid('Cannot reverse transfer on a charge that was not created with transfer_data.', {
      param: 'reverse_transfer',
    })
  if (params.refund_application_fee)
    throw invalid('Cannot refund an application fee on a charge that has none.', {
      param: 'refund_application_fee',
    })
  if (contested)
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    })
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = params.amount ?? left
  if (amount > left) {
    const message = `Refund amount (${shown(amount, charge.currency)}) is greater than unrefunded amount on charge (${shown(left, charge.currency)})`
    throw new Refusal(400, errorBody('invalid_request_error', message, { param: 'amount' }))
  }
  return amount
}

/** Moves the money when the balance allows, else the refund waits for it. */
async function start(world: World, row: Row<'charge'>, refund: Stripe.Refund): Promise<Stripe.Refund> {
  const availableAt = await cover(world, row.body, refund.amount)
  if (availableAt === null) {
    const waiting: Stripe.Refund = { ...refund, pending_reason: 'insufficient_funds' }
    return save(world, 'refund', waiting, { hidden: { waits: 'funds' }, dueAt: null })
  }
  const transaction = await move(world, {
    type: 'refund',
    category: 'refund',
    amount: -refund.amount,
    currency: refund.currency,
    source: refund.id,
    counterpart: 'outside:cards',
    availableAt,
  })
  const behaviour = row.hidden.refund
  const pending = behaviour === 'pendingFirst'
  const { pending_reason: _over, ...rest } = refund
  const moved: Stripe.Refund = {
    ...rest,
    balance_transaction: transaction.id,
    ...(pending ? { pending_reason: 'processing' as const } : {}),
    status: pending ? 'pending' : 'succeeded',
  }
  return save(world, 'refund', moved, {
    hidden: { waits: behaviour ?? null },
    dueAt: behaviour ? world.now + LATER : null,
  })
}

/**
 * The instant from which the refund weighs on the balance, or null when there is not enough. A charge whose own money is
 * still pending pays from that; else the available balance must do, which may go below zero by the fee that was kept.
 */
async function cover(world: World, charge: Stripe.Charge, amount: number): Promise<number | null> {
  const row = await find(world, 'balance_transaction', idOf(charge.balance_transaction) ?? '')
  if (!row) return null
  const { available } = await purse(world, PLATFORM, charge.currency)
  const own = charge.amount_captured + (await drawn(world, charge.id))
  if (row.body.status === 'pending' && own >= amount) return row.body.available_on * 1000
  return available + row.body.fee >= amount ? world.now : null
}

/** What refunds and transfers took from this charge so far, as a negative number. */
async function drawn(world: World, charge: string): Promise<number> {
  const { rows } = await world.client.query<{ sum: string | null }>(
    `select sum((t.body->>'amount')::bigint) from sandbox.stripe_object t
     join sandbox.stripe_object s on s.id = t.body->>'source'
     where t.type = 'balance_transaction' and t.account = $2 
       and t.body->>'type' in ('refund', 'refund_failure', 'transfer', 'transfer_cancel')
       and (s.body->>'charge' = $1 or s.body->>'source_transaction' = $1 or exists (
         select from sandbox.stripe_object r
         where r.id = s.body->>'transfer' and r.body->>'source_transaction' = $1))`,
    [charge, PLATFORM],
  )
  return Number(rows[0]?.sum ?? 0)
}

/** A day later: what was pending succeeds, and the card of 5126 sends its money back. */
export async function settleRefund(world: World, row: Row<'refund'>): Promise<void> {
  if (row.hidden.waits === 'pendingFirst') {
    const { pending_reason: before, ...rest } = row.body
    const done: Stripe.Refund = { ...rest, status: 'succeeded' }
    await save(world, 'refund', done, { dueAt: null, hidden: {} })
    await changed(world, done, { status: 'pending', ...(before ? { pending_reason: before } : {}) })
  } else if (row.hidden.waits === 'failsLater') await failRefund(world, row.body)
}

async function failRefund(world: World, refund: Stripe.Refund): Promise<void> {
  const back = await move(world, {
    type: 'refund_failure',
    category: 'refund_failure',
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
    counterpart: 'outside:cards',
  })
  const failed: Stripe.Refund = {
    ...refund,
    status: 'failed',
    failure_balance_transaction: back.id,
    failure_reason: 'expired_or_canceled_card',
  }
  await save(world, 'refund', failed, { dueAt: null, hidden: {} })
  const charge = await need(world, 'charge', idOf(refund.charge) ?? '', 'charge')
  await countRefund(world, charge.body, -refund.amount)
  await emit(world, { type: 'refund.failed', object: failed })
  await changed(world, failed, { status: refund.status })
}

async function changed(world: World, refund: Stripe.Refund, previous: object): Promise<void> {
  await emit(world, { type: 'refund.updated', object: refund, previous })
  await emit(world, { type: 'charge.refund.updated', object: refund, previous })
}

/** Refunds that wait for money, oldest first, as far as the balance reaches. */
export async function startWaitingRefunds(world: World): Promise<void> {
  const { rows } = await world.client.query<{ body: Stripe.Refund }>(
    "select body from sandbox.stripe_object where type = 'refund' and hidden->>'waits' = 'funds' order by seq",
  )
  for (const { body: refund } of rows) {
    const charge = await need(world, 'charge', idOf(refund.charge) ?? '', 'charge')
    const started = await start(world, charge, refund)
    if (started.balance_transaction)
      await changed(world, started, { status: 'pending', pending_reason: 'insufficient_funds' })
  }
}
