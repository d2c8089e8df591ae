import type Stripe from 'stripe'
import { expect } from 'vitest'
import { brokenEvents, brokenRules, withContract } from './contract.ts'
import { DAY, onboarded, paid, refusal } from './story.ts'
import { type Stage, test } from './testing.ts'

/** Every balance transaction there is, read page by page. */
async function transactions({ stripe }: Stage, asked: Stripe.BalanceTransactionListParams = {}) {
  const found: Stripe.BalanceTransaction[] = []
  for await (const each of stripe.balanceTransactions.list({ ...asked, limit: 2 })) found.push(each)
  return found
}

const sum = (amounts: { amount: number; currency: string }[]) =>
  amounts.filter(({ currency }) => currency === 'usd').reduce((total, { amount }) => total + amount, 0)

/** A charge, a refund, one that comes back, a transfer and its reversal, a bill, a payout to the bank. */
async function everything(stage: Stage) {
  const { stripe } = stage
  const mentor = await onboarded(stage)
  const { charge } = await paid(stage)
  await paid(stage, '4000000000000077')
  const refund = await stripe.refunds.create({ charge: charge.id, amount: 1000 })
  const failing = await paid(stage, '4000000000005126')
  const failed = await stripe.refunds.create({ charge: failing.charge.id, amount: 2000 })
  await stage.advance(2 * DAY)
  const transfer = await stripe.transfers.create({
    ...{ amount: 5000, currency: 'usd', destination: mentor.id, source_transaction: charge.id },
  })
  const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 700 })
  await stage.sandbox.chargeFee({ amount: 200, currency: 'usd', description: 'Active account' })
  const payout = await stripe.payouts.create({ amount: 3000, currency: 'usd' })
  return { charge, refund, failed, transfer, reversal, payout }
}

test('every movement is one balance transaction, and they sum to the balance', async ({ stage }) => {
  const made = await everything(stage)
  const all = await transactions(stage)
  const of = (id: string) =>
    all.filter(({ source }) => source === id).map(({ type, amount, fee }) => [type, amount, fee])

  expect(of(made.charge.id)).toEqual([['charge', 12_000, 378]])
  expect(of(made.refund.id)).toEqual([['refund', -1000, 0]])
  expect(of(made.failed.id)).toEqual([
    ['refund_failure', 2000, 0],
    ['refund', -2000, 0],
  ])
  expect(of(made.transfer.id)).toEqual([['transfer', -5000, 0]])
  expect(of(made.reversal.id)).toEqual([['transfer_cancel', 700, 0]])
  expect(of(made.payout.id)).toEqual([['payout', -3000, 0]])
  expect(all.find(({ type }) => type === 'stripe_fee')).toMatchObject({
    ...{ amount: -200, fee: 0, net: -200, source: null, description: 'Active account' },
  })
  const { available, pending } = await stage.stripe.balance.retrieve()
  expect(sum(available) + sum(pending)).toBe(all.reduce((total, { net }) => total + net, 0))
  for (const { amount, fee, net, fee_details } of all) {
    expect(net).toBe(amount - fee)
    expect(fee_details.reduce((total, detail) => total + detail.amount, 0)).toBe(fee)
  }
})

test('they are listed by when they were made, by source and by type', async ({ stage }) => {
  const before = Math.floor(stage.now().getTime() / 1000)
  await stage.advance(DAY)
  const { charge } = await paid(stage)
  const later = await transactions(stage, { created: { gte: before + 1 } })
  expect(later.map(({ source }) => source)).toEqual([charge.id])
  expect(await transactions(stage, { source: charge.id })).toEqual(later)
  const fees = await transactions(stage, { type: 'stripe_fee' })
  expect(fees.map(({ amount }) => amount)).toEqual([-200])
  const [one] = later
  expect(one!.available_on).toBe(one!.created + (2 * DAY) / 1000)
})

test('a payout to the bank takes what is available, arrives in two days, and can be called back', async ({
  stage,
}) => {
  const { stripe } = stage
  const { available } = await stripe.balance.retrieve()
  const all = sum(available)
  const over = await refusal(stripe.payouts.create({ amount: all + 1, currency: 'usd' }))
  expect(over).toMatchObject({ statusCode: 400, code: 'balance_insufficient' })
  const kept = await stripe.payouts.create({ amount: 500, currency: 'usd' })
  const back = await stripe.payouts.create({ amount: 600, currency: 'usd' })
  expect(sum((await stripe.balance.retrieve()).available)).toBe(all - 1100)
  expect(await stripe.payouts.cancel(back.id)).toMatchObject({ status: 'canceled' })
  expect(sum((await stripe.balance.retrieve()).available)).toBe(all - 500)
  await stage.advance(2 * DAY)
  expect(await stripe.payouts.retrieve(kept.id)).toMatchObject({ status: 'paid' })
  expect(await refusal(stripe.payouts.cancel(kept.id))).toMatchObject({ statusCode: 400 })
  expect((await stripe.payouts.list({ status: 'canceled' })).data.map(({ id }) => id)).toEqual([back.id])
  const manual = await refusal(stripe.balanceTransactions.list({ payout: kept.id }))
  expect(manual).toMatchObject({ statusCode: 400, param: 'payout' })
})

test.skipIf(!withContract)(
  'every call, answer and event above is as the contract says',
  async ({ stage }) => {
    expect(stage.calls.length).toBeGreaterThan(10)
    expect(brokenRules(stage.calls)).toEqual([])
    expect(await brokenEvents(stage.pool)).toEqual([])
  },
)
