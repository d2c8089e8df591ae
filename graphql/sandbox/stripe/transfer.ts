import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { plainCharge } from './charge.ts'
import { checkAmount, shown } from './currency.ts'
import { emit } from './events.ts'
import { move, purse } from './ledger.ts'
import type { TransferParams } from './parameters.ts'
import { invalid } from './refusal.ts'
import { find, idOf, need, PLATFORM, type Row, save, seconds, type World } from './world.ts'

const noFunds =
  'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance'

/** Sends money to a connected account: from a charge, even while its money is pending, or from the available balance. */
export async function createTransfer(world: World, params: TransferParams): Promise<Stripe.Transfer> {
  const currency = params.currency.toLowerCase()
  checkAmount(params.amount, currency, 'amount')
  const destination = await need(world, 'account', params.destination, 'destination')
  if (destination.body.capabilities?.transfers !== 'active')
    throw invalid(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      { code: 'insufficient_capabilities_for_transfer' },
    )
  const source = params.source_transaction ? await sourceOf(world, params, currency) : null
  if (!source && (await purse(world, PLATFORM, currency)).available < params.amount)
    throw invalid(noFunds, { code: 'balance_insufficient' })
  const id = await newId(world, 'tr_3')
  const group = params.transfer_group ?? source?.charge.transfer_group ?? null
  const between = {
    currency,
    source: id,
    counterpart: 'transit',
    availableAt: source?.availableAt ?? world.now,
  }
  const out = await move(world, {
    ...between,
    type: 'transfer',
    category: 'transfer',
    amount: -params.amount,
  })
  const payment = await payIn(world, { ...params, currency }, between, destination.body.id, id)
  const transfer = {
    id,
    object: 'transfer',
    amount: params.amount,
    amount_reversed: 0,
    balance_transaction: out.id,
    created: seconds(world),
    currency,
    description: params.description ?? null,
    destination: destination.body.id,
    destination_payment: payment,
    livemode: false,
    metadata: params.metadata ?? {},
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: source?.charge.id ?? null,
    source_type: params.source_type ?? 'card',
    transfer_group: group,
  } satisfies Stripe.Transfer
  await save(world, 'transfer', transfer)
  await emit(world, { type: 'transfer.created', object: transfer })
  return transfer
}

type Source = { charge: Stripe.Charge; availableAt: number }

async function sourceOf(world: World, params: TransferParams, currency: string): Promise<Source> {
  const { body: charge } = await need(world, 'charge', params.source_transaction ?? '', 'source_transaction')
  const settled = await find(world, 'balance_transaction', idOf(charge.balance_transaction) ?? '')
  if (!settled) throw invalid(`Charge ${charge.id} has not been captured.`, { param: 'source_transaction' })
  if (charge.currency !== currency)
    throw invalid(
      `The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${currency})`,
      { param: 'currency' },
    )
  if (params.transfer_group && charge.transfer_group && params.transfer_group !== charge.transfer_group)
    throw invalid(
      `The transfer_group must match that of the source transaction (${charge.transfer_group}).`,
      {
        param: 'transfer_group',
      },
    )
  await checkSource(world, charge, params.amount)
  return { charge, availableAt: settled.body.available_on * 1000 }
}

async function checkSource(world: World, charge: Stripe.Charge, amount: number): Promise<void> {
  const { rows } = await world.client.query<{ sum: string; count: string }>(
    `select coalesce(sum((body->>'amount')::bigint - (body->>'amount_reversed')::bigint), 0) sum, count(*)
     from sandbox.stripe_object where type = 'transfer' and body->>'source_transaction' = $1`,
    [charge.id],
  )
  const already = Number(rows[0]?.sum ?? 0)
  if (already + amount <= charge.amount_captured) return
  const words = Number(rows[0]?.count) > 1 ? 'are already transfers' : 'is already a transfer'
  const before =
    already > 0 ? ` (There ${words} using this source, amounting to ${shown(already, charge.currency)}.)` : ''
  throw invalid(
    `Transfers using this transaction as a source must not exceed the source amount of ${shown(charge.amount_captured, charge.currency)}.${before}`,
  )
}

/** The other end: a payment on the connected account. */
async function payIn(
  world: World,
  { amount, currency, description }: TransferParams,
  between: { currency: string; source: string; counterpart: string; availableAt: number },
  account: string,
  transfer: string,
): Promise<string> {
  const id = await newId(world, 'py_1')
  const money = { ...between, source: id, type: 'payment' as const, category: 'charge', amount, account }
  const transaction = await move(world, money)
  const nothing = { receipt_email: null, statement_descriptor: null, statement_descriptor_suffix: null }
  const payment: Stripe.Charge = {
    ...plainCharge(world, {
      amount,
      currency,
      description: description ?? null,
      metadata: {},
      transfer_group: null,
      ...nothing,
    }),
    id,
    amount_captured: amount,
    balance_transaction: transaction.id,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    captured: true,
    failure_code: null,
    failure_message: null,
    outcome: null,
    paid: true,
    payment_method: null,
    payment_method_details: { stripe_account: {}, type: 'stripe_account' },
    source_transfer: transfer,
    status: 'succeeded',
  }
  await save(world, 'charge', payment, { account })
  return id
}

/** Takes a transfer back, all that is left or a part, as far as the connected account's balance reaches. */
export async function reverseTransfer(
  world: World,
  row: Row<'transfer'>,
  params: { amount?: number | undefined; metadata?: Record<string, string> | undefined },
): Promise<Stripe.TransferReversal> {
  const transfer = row.body
  const left = transfer.amount - transfer.amount_reversed
  const amount = params.amount ?? left
  if (left === 0) throw invalid(`Transfer ${transfer.id} is already fully reversed.`)
  if (amount > left)
    throw invalid(
      `Reversal amount (${shown(amount, transfer.currency)}) is greater than unreversed amount on transfer (${shown(left, transfer.currency)})`,
      { param: 'amount' },
    )
  const account = idOf(transfer.destination) ?? ''
  const there = await purse(world, account, transfer.currency)
  if (there.available + there.pending < amount)
    throw invalid(`The recipient account has insufficient funds to reverse transfer ${transfer.id}.`, {
      code: 'balance_insufficient',
    })
  const out = await need(world, 'balance_transaction', idOf(transfer.balance_transaction) ?? '', 'transfer')
  return undo(world, row, amount, params.metadata ?? {}, {
    account,
    availableAt: out.body.available_on * 1000,
  })
}

async function undo(
  world: World,
  { body: transfer }: Row<'transfer'>,
  amount: number,
  metadata: Record<string, string>,
  { account, availableAt }: { account: string; availableAt: number },
): Promise<Stripe.TransferReversal> {
  const id = await newId(world, 'trr_1')
  const between = { currency: transfer.currency, counterpart: 'transit', availableAt }
  const back = await move(world, {
    ...between,
    type: 'transfer_cancel',
    category: 'transfer_reversal',
    amount,
    source: id,
  })
  const payment = idOf(transfer.destination_payment) ?? ''
  await move(world, {
    ...between,
    type: 'payment_refund',
    category: 'refund',
    amount: -amount,
    source: payment,
    account,
  })
  const reversal: Stripe.TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: back.id,
    created: seconds(world),
    currency: transfer.currency,
    destination_payment_refund: null,
    metadata,
    source_refund: null,
    transfer: transfer.id,
  }
  await save(world, 'transfer_reversal', reversal)
  const reversed = transfer.amount_reversed + amount
  const after: Stripe.Transfer = {
    ...transfer,
    amount_reversed: reversed,
    reversed: reversed === transfer.amount,
    reversals: { ...transfer.reversals, data: [reversal, ...transfer.reversals.data].slice(0, 10) },
  }
  await save(world, 'transfer', after)
  await emit(world, {
    type: 'transfer.reversed',
    object: after,
    previous: { amount_reversed: transfer.amount_reversed },
  })
  return reversal
}
