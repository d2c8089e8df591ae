import fc from 'fast-check'
import type Stripe from 'stripe'
import { expect } from 'vitest'
import { brokenEvents, brokenRules, withContract } from './contract.ts'
import { DAY, onboarded, paid, refusal } from './story.ts'
import { type Stage, test } from './testing.ts'

async function balance(stage: Stage, account?: string): Promise<{ pending: number; available: number }> {
  const found = await stage.stripe.balance.retrieve({}, account ? { stripeAccount: account } : {})
  const of = (bucket: { amount: number; currency: string }[]) =>
    bucket.find((b) => b.currency === 'usd')?.amount ?? 0
  return { pending: of(found.pending), available: of(found.available) }
}

test('a charge is pending for two days, less 2.9 % and 30 cents; card 0077 is there at once', async ({
  stage,
}) => {
  const before = await balance(stage)
  const { charge } = await paid(stage)
  expect(charge.balance_transaction).toMatchObject({
    amount: 12_000,
    fee: 378,
    net: 11_622,
    status: 'pending',
  })
  expect(await balance(stage)).toEqual({ ...before, pending: before.pending + 11_622 })
  await stage.advance(2 * DAY)
  expect(await balance(stage)).toEqual({ ...before, available: before.available + 11_622 })
  await paid(stage, '4000000000000077')
  expect((await balance(stage)).available).toBe(before.available + 2 * 11_622)
})

test('refunds are partial, several, and never more than the charge', async ({ stage }) => {
  const { intent, charge } = await paid(stage)
  await stage.stripe.refunds.create({ payment_intent: intent.id, amount: 5000, metadata: { refundId: 'r1' } })
  const over = await refusal(stage.stripe.refunds.create({ payment_intent: intent.id, amount: 12_500 }))
  expect(over).toMatchObject({ statusCode: 400, param: 'amount' })
  expect(over.message).toBe('Refund amount ($125.00) is greater than unrefunded amount on charge ($70.00)')
  const rest = await stage.stripe.refunds.create({ charge: charge.id })
  expect(rest).toMatchObject({ amount: 7000, status: 'succeeded' })
  expect(await stage.stripe.charges.retrieve(charge.id)).toMatchObject({
    refunded: true,
    amount_refunded: 12_000,
  })
  expect(await refusal(stage.stripe.refunds.create({ charge: charge.id }))).toMatchObject({
    code: 'charge_already_refunded',
  })
  const listed = await stage.stripe.refunds.list({ payment_intent: intent.id })
  expect(listed.data.map(({ amount }) => amount)).toEqual([7000, 5000])
})

test('one card refunds late, another takes its refund back', async ({ stage }) => {
  const slow = await paid(stage, '4000000000007726')
  const bad = await paid(stage, '4000000000005126')
  const pending = await stage.stripe.refunds.create({ payment_intent: slow.intent.id })
  const given = await stage.stripe.refunds.create({ payment_intent: bad.intent.id })
  expect([pending.status, given.status]).toEqual(['pending', 'succeeded'])
  const before = await balance(stage)
  await stage.advance(DAY)
  expect((await stage.stripe.refunds.retrieve(pending.id)).status).toBe('succeeded')
  expect(await stage.stripe.refunds.retrieve(given.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
  })
  const after = await balance(stage)
  expect(after.pending + after.available - before.pending - before.available).toBe(12_000)
  const again = await stage.stripe.refunds.create({ payment_intent: bad.intent.id })
  expect(again.amount).toBe(12_000)
})

test('transfers need a finished account, funds, and stay within their source', async ({ stage }) => {
  const fresh = await stage.stripe.accounts.create({
    type: 'express',
    capabilities: { transfers: { requested: true } },
  })
  const { charge } = await paid(stage)
  const ask = { amount: 10_200, currency: 'usd', source_transaction: charge.id, transfer_group: 'booking_42' }
  const early = await refusal(stage.stripe.transfers.create({ ...ask, destination: fresh.id }))
  expect(early).toMatchObject({ statusCode: 400, code: 'insufficient_capabilities_for_transfer' })
  const mentor = await onboarded(stage)
  const destination = mentor.id
  const poor = await refusal(
    stage.stripe.transfers.create({ amount: 9_999_999, currency: 'usd', destination }),
  )
  expect(poor.code).toBe('balance_insufficient')
  const transfer = await stage.stripe.transfers.create({ ...ask, destination })
  expect(await balance(stage, mentor.id)).toEqual({ pending: 10_200, available: 0 })
  const beyond = await refusal(stage.stripe.transfers.create({ ...ask, amount: 1801, destination }))
  expect(beyond.message).toBe(
    'Transfers using this transaction as a source must not exceed the source amount of $120.00. (There is already a transfer using this source, amounting to $102.00.)',
  )
  await stage.advance(2 * DAY)
  expect(await balance(stage, mentor.id)).toEqual({ pending: 0, available: 10_200 })
  const found = await stage.stripe.transfers.list({ transfer_group: 'booking_42' })
  expect(found.data.map(({ id }) => id)).toEqual([transfer.id])
})

test('a reversal gives money back, in parts, up to the transfer', async ({ stage }) => {
  const mentor = await onboarded(stage)
  const { charge } = await paid(stage)
  await stage.advance(2 * DAY)
  const ask = { amount: 10_200, currency: 'usd', destination: mentor.id, source_transaction: charge.id }
  const transfer = await stage.stripe.transfers.create(ask)
  const before = await balance(stage)
  await stage.stripe.transfers.createReversal(transfer.id, { amount: 200 })
  const over = await refusal(stage.stripe.transfers.createReversal(transfer.id, { amount: 10_001 }))
  expect(over).toMatchObject({ statusCode: 400, param: 'amount' })
  await stage.stripe.transfers.createReversal(transfer.id)
  expect(await stage.stripe.transfers.retrieve(transfer.id)).toMatchObject({
    reversed: true,
    amount_reversed: 10_200,
  })
  expect(await balance(stage, mentor.id)).toEqual({ pending: 0, available: 0 })
  expect((await balance(stage)).available).toBe(before.available + 10_200)
})

test('a refund beyond the balance waits until there is money', async ({ stage }) => {
  const mentor = await onboarded(stage)
  const { charge } = await paid(stage)
  await stage.advance(2 * DAY)
  const { available } = await balance(stage)
  const destination = mentor.id
  const transfer = await stage.stripe.transfers.create({ amount: available, currency: 'usd', destination })
  const refund = await stage.stripe.refunds.create({ charge: charge.id })
  expect(refund).toMatchObject({
    status: 'pending',
    pending_reason: 'insufficient_funds',
    balance_transaction: null,
  })
  await stage.stripe.transfers.createReversal(transfer.id)
  expect((await stage.stripe.refunds.retrieve(refund.id)).status).toBe('succeeded')
})

test.for([
  ['jpy', 5000, '¥5,000'],
  ['kwd', 12_340, 'KWD 12.340'],
  ['isk', 250_000, 'ISK 2,500.00'],
] as const)('%s is shown and charged in its own units', async ([currency, unit_amount, words], { stage }) => {
  const { charge } = await paid(stage, '4242424242424242', { currency, unit_amount })
  expect(charge).toMatchObject({ currency, amount: unit_amount })
  const over = await refusal(stage.stripe.refunds.create({ charge: charge.id, amount: 9_000_000 }))
  expect(over.message).toContain(words)
})

test('money is neither made nor lost, whatever is paid, refunded, sent and taken back', async ({ stage }) => {
  const mentor = await onboarded(stage)
  const step = fc.record({
    what: fc.constantFrom('pay', 'refund', 'send', 'back', 'wait'),
    part: fc.integer({ min: 1, max: 9000 }),
  })
  const play = async ({ what, part }: { what: string; part: number }) => {
    const [charge] = (await stage.stripe.charges.list({ limit: 1 })).data as [Stripe.Charge]
    const [transfer] = (await stage.stripe.transfers.list({ limit: 1 })).data
    if (what === 'pay') await paid(stage)
    else if (what === 'refund') await stage.stripe.refunds.create({ charge: charge.id, amount: part })
    else if (what === 'send')
      await stage.stripe.transfers.create({
        amount: part,
        currency: 'usd',
        destination: mentor.id,
        source_transaction: charge.id,
      })
    else if (what === 'back' && transfer)
      await stage.stripe.transfers.createReversal(transfer.id, { amount: part })
    else await stage.advance(DAY)
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      for (const each of steps) await play(each).catch((error) => expect(error.statusCode).toBe(400))
      const { rows } = await stage.pool.query(`
        select sum(amount) total, (select sum((body->>'net')::bigint) from sandbox.stripe_object where type = 'balance_transaction') net,
          sum(amount) filter (where account ~ ':(pending|available)$') held from sandbox.stripe_posting`)
      expect(rows[0].total).toBe('0')
      expect(rows[0].held).toBe(rows[0].net)
    }),
    { numRuns: 6 },
  )
})

test.skipIf(!withContract)(
  'every call, answer and event above is as the contract says',
  async ({ stage }) => {
    expect(stage.calls.length).toBeGreaterThan(10)
    expect(brokenRules(stage.calls)).toEqual([])
    expect(await brokenEvents(stage.pool)).toEqual([])
  },
)
