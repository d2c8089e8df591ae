import { expect } from 'vitest'
import { brokenRules, withContract } from './contract.ts'
import { DAY, openSession } from './story.ts'
import { test } from './testing.ts'

const whole = { expand: ['payment_intent.latest_charge.balance_transaction'] }

test('a bank debit completes the Session unpaid, and is paid days later', async ({ stage }) => {
  const opened = await openSession(stage)
  expect(opened.payment_method_types).toEqual(['card', 'us_bank_account'])
  expect(await (await fetch(opened.url!)).text()).toContain('Pay from your bank account')
  const answer = await stage.submit(opened.url!, { account: '000123456789' })
  expect(answer.status).toBe(303)
  expect(await stage.stripe.checkout.sessions.retrieve(opened.id, whole)).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: { status: 'processing', amount_received: 0, latest_charge: { status: 'pending' } },
  })
  await stage.advance(4 * DAY)
  expect(await stage.stripe.checkout.sessions.retrieve(opened.id, whole)).toMatchObject({
    payment_status: 'paid',
    payment_intent: {
      status: 'succeeded',
      amount_received: 12_000,
      latest_charge: { status: 'succeeded', captured: true, balance_transaction: { amount: 12_000 } },
    },
  })
})

test('a bank that says no leaves the Session complete and unpaid for good', async ({ stage }) => {
  const opened = await openSession(stage)
  await stage.submit(opened.url!, { account: '000222222227' })
  await stage.advance(4 * DAY)
  expect(await stage.stripe.checkout.sessions.retrieve(opened.id, whole)).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: {
      status: 'requires_payment_method',
      last_payment_error: { code: 'insufficient_funds' },
      latest_charge: { status: 'failed', balance_transaction: null },
    },
  })
  const { data } = await stage.stripe.events.list({ limit: 3 })
  expect(data.map(({ type }) => type)).toEqual([
    'checkout.session.async_payment_failed',
    'payment_intent.payment_failed',
    'charge.failed',
  ])
})

test('no debit where it was excluded, is only authorised, or is not in dollars', async ({ stage }) => {
  const without = [
    await openSession(stage, { excluded_payment_method_types: ['us_bank_account', 'sepa_debit'] }),
    await openSession(stage, { payment_intent_data: { capture_method: 'manual' } }),
    await openSession(stage, {}, { currency: 'eur' }),
  ]
  for (const session of without) {
    expect(session.payment_method_types).toEqual(['card'])
    expect(await (await fetch(session.url!)).text()).not.toContain('Pay from your bank account')
    expect((await stage.submit(session.url!, { account: '000123456789' })).status).toBe(402)
  }
})

test.skipIf(!withContract)('what we sent and what we got is as the contract says', ({ stage }) => {
  expect(stage.calls.length).toBeGreaterThan(5)
  expect(brokenRules(stage.calls)).toEqual([])
})
