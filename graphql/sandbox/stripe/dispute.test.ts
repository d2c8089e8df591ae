import type Stripe from 'stripe'
import { expect } from 'vitest'
import { brokenEvents, brokenRules, withContract } from './contract.ts'
import { DAY, paid, refusal } from './story.ts'
import { type Stage, test } from './testing.ts'

async function balance(stage: Stage): Promise<number> {
  const { available, pending } = await stage.stripe.balance.retrieve()
  return [...available, ...pending]
    .filter(({ currency }) => currency === 'usd')
    .reduce((sum, { amount }) => sum + amount, 0)
}

async function contested(stage: Stage, card: string) {
  const { charge, intent } = await paid(stage, card)
  await stage.advance(0)
  const { data } = await stage.stripe.disputes.list({ charge: charge.id })
  return { charge, intent, dispute: data[0]! }
}

const told = (stage: Stage, of: string) =>
  stage.received
    .map(({ event }) => event)
    .filter((event) => (event.data.object as { id?: string }).id === of)
    .map(({ type }) => type)

test('card 0259: the money and a fee are taken, an answer is due in two weeks, refunds are refused', async ({
  stage,
}) => {
  const { charge, intent, dispute } = await contested(stage, '4000000000000259')
  expect(dispute).toMatchObject({
    ...{ status: 'needs_response', reason: 'fraudulent', amount: 12_000, is_charge_refundable: false },
    balance_transactions: [{ amount: -12_000, fee: 1_500, net: -13_500, reporting_category: 'dispute' }],
  })
  expect(dispute.evidence_details.due_by).toBe(Math.floor((stage.now().getTime() + 14 * DAY) / 1000))
  expect(await stage.stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: true })
  expect(told(stage, dispute.id)).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn'])
  const no = await refusal(stage.stripe.refunds.create({ payment_intent: intent.id }))
  expect(no).toMatchObject({ statusCode: 400, code: 'charge_disputed' })
})

test('evidence that wins brings the money back, the fee stays; what is decided takes no more', async ({
  stage,
}) => {
  const { dispute, intent } = await contested(stage, '4000000000002685')
  const before = await balance(stage)
  const staged = await stage.stripe.disputes.update(dispute.id, {
    evidence: { customer_name: 'Jonas Weber' },
    submit: false,
  })
  expect(staged).toMatchObject({ status: 'needs_response', evidence_details: { has_evidence: true } })
  const won = await stage.stripe.disputes.update(dispute.id, {
    evidence: { uncategorized_text: 'winning_evidence' },
  })
  expect(won).toMatchObject({
    ...{ status: 'won', is_charge_refundable: true },
    evidence: { customer_name: 'Jonas Weber', uncategorized_text: 'winning_evidence' },
  })
  expect((await balance(stage)) - before).toBe(12_000)
  const again = stage.stripe.disputes.update(dispute.id, { evidence: { customer_name: 'Me' } })
  expect((await refusal(again)).statusCode).toBe(400)
  expect((await stage.stripe.refunds.create({ payment_intent: intent.id })).amount).toBe(12_000)
})

test('evidence that loses, and giving up, lose; any other is decided later, for the cardholder', async ({
  stage,
}) => {
  const [first, second, third] = [
    await contested(stage, '4000000000000259'),
    await contested(stage, '4000000000000259'),
    await contested(stage, '4000000000000259'),
  ]
  const before = await balance(stage)
  const lost = await stage.stripe.disputes.update(first.dispute.id, {
    evidence: { uncategorized_text: 'losing_evidence' },
  })
  expect([lost.status, (await stage.stripe.disputes.close(second.dispute.id)).status]).toEqual([
    'lost',
    'lost',
  ])
  const evidence: Stripe.DisputeUpdateParams.Evidence = { uncategorized_text: 'They came.' }
  expect((await stage.stripe.disputes.update(third.dispute.id, { evidence })).status).toBe('under_review')
  await stage.advance(60 * DAY)
  expect((await stage.stripe.disputes.retrieve(third.dispute.id)).status).toBe('lost')
  expect(await balance(stage)).toBe(before)
  expect(told(stage, third.dispute.id).at(-1)).toBe('charge.dispute.closed')
})

test('an inquiry moves no money and can be refunded; it ends by itself, or becomes a dispute', async ({
  stage,
}) => {
  const { dispute, intent } = await contested(stage, '4000000000001976')
  expect(dispute).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] })
  const before = await balance(stage)
  await stage.stripe.refunds.create({ payment_intent: intent.id, amount: 2_000 })
  expect((await balance(stage)) - before).toBe(-2_000)
  await stage.advance(14 * DAY)
  expect((await stage.stripe.disputes.retrieve(dispute.id)).status).toBe('warning_closed')

  const other = await contested(stage, '4000000000001976')
  await stage.sandbox.contest({ lost: other.dispute.id })
  expect(await stage.stripe.disputes.retrieve(other.dispute.id)).toMatchObject({
    ...{ status: 'needs_response', is_charge_refundable: false },
    balance_transactions: [{ amount: -12_000 }],
  })
})

test('at the desk any charge can be contested, in part, and decided', async ({ stage }) => {
  const { charge } = await paid(stage)
  const id = await stage.sandbox.contest({ charge: charge.id, amount: 5_000 })
  expect(await stage.stripe.disputes.retrieve(id)).toMatchObject({ amount: 5_000, status: 'needs_response' })
  await expect(stage.sandbox.contest({ charge: charge.id, amount: 50_000 })).rejects.toThrow(
    /left to contest/,
  )
  await stage.sandbox.contest({ won: id })
  expect((await stage.stripe.disputes.retrieve(id)).status).toBe('won')
  const { page } = await stage.sandbox.overview(true)
  expect(page).toContain(`name="inquiry" value="${charge.id}"`)
  expect((await stage.sandbox.overview()).page).not.toContain('<form')
})

test.skipIf(!withContract)('by the contract, nothing that was said here is wrong', async ({ stage }) => {
  expect(brokenRules(stage.calls)).toEqual([])
  expect(await brokenEvents(stage.pool)).toEqual([])
})
