import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { bankOf, refusalOf, stopBank } from './bank-account.ts'
import { checkAmount } from './currency.ts'
import { emit } from './events.ts'
import { currenciesOf, move, purse } from './ledger.ts'
import type { BankPayoutParams } from './parameters.ts'
import { invalid } from './refusal.ts'
import { find, idOf, type Row, save, seconds, type World } from './world.ts'

const DAY = 24 * 3_600_000
const ON_THE_WAY = 2 * DAY

const noFunds =
  'You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.'
const noBank = 'Money came back from the bank account of this account. Payouts go on when it names another.'

/** Sends available balance to the account's bank, because somebody asks for it. */
export async function createBankPayout(world: World, params: BankPayoutParams): Promise<Stripe.Payout> {
  const { amount } = params
  const currency = params.currency.toLowerCase()
  checkAmount(amount, currency, 'amount')
  const bank = await bankOf(world, world.account)
  if (bank?.body.status === 'errored') throw invalid(noBank, { code: 'payouts_not_allowed' })
  if ((await purse(world, world.account, currency)).available < amount)
    throw invalid(noFunds, { code: 'balance_insufficient' })
  return sendToBank(world, { ...params, amount, currency }, bank, false)
}

/** A day is over: what is available goes to the bank by itself. */
export async function payOutDaily(world: World, bank: Row<'bank_account'>): Promise<void> {
  await save(world, 'bank_account', bank.body, { dueAt: null })
  await emptyPurse(world, bank, true)
}

/** The account's owner presses a button: as at the end of a day, at once. */
export async function payOutNow(world: World): Promise<void> {
  const bank = await bankOf(world, world.account)
  if (bank) await emptyPurse(world, bank, false)
}

/** All that is available, a payout for each currency. */
async function emptyPurse(world: World, bank: Row<'bank_account'>, automatic: boolean): Promise<void> {
  const owner = await find(world, 'account', bank.account)
  if (!owner?.body.payouts_enabled) return
  for (const currency of await currenciesOf(world, bank.account)) {
    const { available } = await purse(world, bank.account, currency)
    if (available > 0) await sendToBank(world, { amount: available, currency }, bank, automatic)
  }
}

async function sendToBank(
  world: World,
  params: BankPayoutParams,
  bank: Row<'bank_account'> | null,
  automatic: boolean,
): Promise<Stripe.Payout> {
  const { amount, currency } = params
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
  const today = Math.floor(world.now / DAY) * DAY
  const payout = {
    ...plainPayout,
    id,
    amount,
    arrival_date: (today + ON_THE_WAY) / 1000,
    automatic,
    balance_transaction: out.id,
    created: seconds(world),
    currency,
    description: params.description ?? (automatic ? 'STRIPE PAYOUT' : null),
    destination: bank?.body.id ?? (await newId(world, 'ba_1')),
    metadata: params.metadata ?? {},
    method: params.method ?? 'standard',
    source_type: params.source_type ?? 'card',
    statement_descriptor: params.statement_descriptor ?? null,
  } satisfies Stripe.Payout
  await save(world, 'payout', payout, { dueAt: today + DAY })
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

/** The money goes back into the balance, as long as it has not left. */
export async function cancelBankPayout(world: World, row: Row<'payout'>): Promise<Stripe.Payout> {
  const payout = row.body
  if (payout.status !== 'pending')
    throw invalid(`Payouts can only be canceled while pending. This payout has a status of ${payout.status}.`)
  const canceled: Stripe.Payout = {
    ...payout,
    failure_balance_transaction: await comeBack(world, row, 'payout_cancel'),
    status: 'canceled',
  }
  await save(world, 'payout', canceled, { dueAt: null })
  await emit(world, { type: 'payout.canceled', object: canceled })
  return canceled
}

async function comeBack(
  world: World,
  { body: { amount, currency, id }, account }: Row<'payout'>,
  type: 'payout_cancel' | 'payout_failure',
): Promise<string> {
  const category = 'payout_reversal'
  const money = { type, category, amount, currency, source: id, counterpart: 'outside:banks', account }
  return (await move(world, money)).id
}

/** It leaves a day later; on the day on which it is to arrive it does, or comes back from the bank. */
export async function moveBankPayout(world: World, row: Row<'payout'>): Promise<void> {
  const { body } = row
  const previous = { status: body.status }
  if (body.status === 'pending') {
    const left: Stripe.Payout = { ...body, status: 'in_transit' }
    await save(world, 'payout', left, { dueAt: body.arrival_date * 1000 })
    return emit(world, { type: 'payout.updated', object: left, previous })
  }
  const bank = await find(world, 'bank_account', idOf(body.destination) ?? '')
  const refused = bank && refusalOf(bank)
  if (!refused) {
    const paid: Stripe.Payout = { ...body, status: 'paid' }
    await save(world, 'payout', paid, { dueAt: null })
    return emit(world, { type: 'payout.paid', object: paid, previous })
  }
  await stopBank(world, bank)
  const [failure_code, failure_message] = refused
  const failure_balance_transaction = await comeBack(world, row, 'payout_failure')
  const failure = { failure_code, failure_message, failure_balance_transaction }
  const failed: Stripe.Payout = { ...body, ...failure, status: 'failed' }
  await save(world, 'payout', failed, { dueAt: null })
  await emit(world, { type: 'payout.failed', object: failed, previous })
}
