import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { checkAmount } from './currency.ts'
import { emit } from './events.ts'
import { move, purse } from './ledger.ts'
import type { BankPayoutParams } from './parameters.ts'
import { invalid } from './refusal.ts'
import { type Row, save, seconds, type World } from './world.ts'

const DAY = 24 * 3_600_000
const ON_THE_WAY = 2 * DAY

const noFunds =
  'You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.'

/** Sends available balance to the account's bank, by hand: it arrives two days later. */
export async function createBankPayout(world: World, params: BankPayoutParams): Promise<Stripe.Payout> {
  const { amount } = params
  const currency = params.currency.toLowerCase()
  checkAmount(amount, currency, 'amount')
  if ((await purse(world, world.account, currency)).available < amount)
    throw invalid(noFunds, { code: 'balance_insufficient' })
  const id = await newId(world, 'po_1')
  const out = await move(world, {
    type: 'payout',
    category: 'payout',
    amount: -amount,
    currency,
    source: id,
    counterpart: 'outside:banks',
    account: world.account,
  })
  const payout = {
    ...plainPayout,
    id,
    amount,
    arrival_date: Math.floor((world.now + ON_THE_WAY) / 1000),
    balance_transaction: out.id,
    created: seconds(world),
    currency,
    description: params.description ?? null,
    destination: await newId(world, 'ba_1'),
    metadata: params.metadata ?? {},
    method: params.method ?? 'standard',
    source_type: params.source_type ?? 'card',
    statement_descriptor: params.statement_descriptor ?? null,
  } satisfies Stripe.Payout
  await save(world, 'payout', payout, { dueAt: world.now + ON_THE_WAY })
  await emit(world, { type: 'payout.created', object: payout })
  return payout
}

const plainPayout = {
  object: 'payout',
  application_fee: null,
  application_fee_amount: null,
  automatic: false,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  livemode: false,
  original_payout: null,
  payout_method: null,
  reconciliation_status: 'not_applicable',
  reversed_by: null,
  status: 'pending',
  trace_id: null,
  type: 'bank_account',
} satisfies Partial<Stripe.Payout>

/** The money goes back into the balance, as long as it has not arrived. */
export async function cancelBankPayout(world: World, row: Row<'payout'>): Promise<Stripe.Payout> {
  const payout = row.body
  if (payout.status !== 'pending')
    throw invalid(`Payouts can only be canceled while pending. This payout has a status of ${payout.status}.`)
  const back = await move(world, {
    type: 'payout_cancel',
    category: 'payout_reversal',
    amount: payout.amount,
    currency: payout.currency,
    source: payout.id,
    counterpart: 'outside:banks',
    account: row.account,
  })
  const canceled: Stripe.Payout = { ...payout, failure_balance_transaction: back.id, status: 'canceled' }
  await save(world, 'payout', canceled, { dueAt: null })
  await emit(world, { type: 'payout.canceled', object: canceled })
  return canceled
}

/** It has arrived. */
export async function arriveBankPayout(world: World, row: Row<'payout'>): Promise<void> {
  const paid: Stripe.Payout = { ...row.body, status: 'paid' }
  await save(world, 'payout', paid, { dueAt: null })
  await emit(world, { type: 'payout.paid', object: paid, previous: { status: row.body.status } })
}
