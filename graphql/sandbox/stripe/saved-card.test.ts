import type Stripe from 'stripe'
import { expect } from 'vitest'
import { brokenEvents, brokenRules, withContract } from './contract.ts'
import { type Stage, test } from './testing.ts'

const kept = { expand: ['setup_intent.payment_method', 'customer'] }

const openSetup = ({ stripe }: Stage, over: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  stripe.checkout.sessions.create({
    mode: 'setup',
    customer_creation: 'always',
    customer_email: 'mentee@sundial.test',
    allowed_payment_method_types: ['card'],
    success_url: 'https://sundial.test/return',
    cancel_url: 'https://sundial.test/back',
    setup_intent_data: { metadata: { bookingId: '42' } },
    ...over,
  })

/** A card that was saved on the page, where the bank asked or not. */
async function saved(stage: Stage, card = '4242424242424242') {
  const opened = await openSetup(stage)
  const answer = await stage.submit(opened.url!, { card })
  expect(answer.status).toBe(303)
  if (answer.to!.endsWith('/authenticate')) await stage.submit(answer.to!, { outcome: 'complete' })
  const session = await stage.stripe.checkout.sessions.retrieve(opened.id, kept)
  const setup = session.setup_intent as Stripe.SetupIntent
  return { session, setup, method: setup.payment_method as Stripe.PaymentMethod }
}

const chargeOf = ({ stripe }: Stage, method: Stripe.PaymentMethod, idempotencyKey?: string) =>
  stripe.paymentIntents.create(
    {
      amount: 12_000,
      currency: 'usd',
      customer: method.customer as string,
      payment_method: method.id,
      off_session: true,
      confirm: true,
      metadata: { paymentId: '7' },
      transfer_group: 'booking_42',
      expand: ['latest_charge.balance_transaction'],
    },
    idempotencyKey ? { idempotencyKey } : {},
  )

test('a setup Session takes no money, keeps the card for a new customer, and is charged later', async ({
  stage,
}) => {
  const { session, setup, method } = await saved(stage)
  expect(session).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    amount_total: null,
    payment_intent: null,
    url: null,
    customer: { email: 'mentee@sundial.test' },
  })
  expect(setup).toMatchObject({ status: 'succeeded', usage: 'off_session', metadata: { bookingId: '42' } })
  expect(method.customer).toBe((session.customer as Stripe.Customer).id)
  const charged = await chargeOf(stage, method)
  expect(charged).toMatchObject({
    status: 'succeeded',
    amount_received: 12_000,
    customer: method.customer,
    latest_charge: { captured: true, payment_method: method.id, balance_transaction: { amount: 12_000 } },
  })
  const mine = await stage.stripe.paymentIntents.list({ customer: method.customer as string })
  expect(mine.data.map(({ id }) => id)).toEqual([charged.id])
})

test('a card that declines is not saved, and the page stays open for another', async ({ stage }) => {
  const opened = await openSetup(stage)
  const answer = await stage.submit(opened.url!, { card: '4000000000000002' })
  expect([answer.status, answer.page.includes('Your card was not saved')]).toEqual([402, true])
  const { status, setup_intent } = await stage.stripe.checkout.sessions.retrieve(opened.id, kept)
  expect([status, setup_intent]).toEqual([
    'open',
    expect.objectContaining({ status: 'requires_payment_method', payment_method: null }),
  ])
  expect((await stage.submit(opened.url!, { card: '4242424242424242' })).status).toBe(303)
})

test.for([
  ['4000000000000341', 'card_declined', 'generic_decline'],
  ['4000008260003178', 'card_declined', 'insufficient_funds'],
  ['4000002760003184', 'authentication_required', 'authentication_required'],
])('%s is saved, and refused when its holder is away: %s', async ([card, code, decline_code], { stage }) => {
  const { method } = await saved(stage, card)
  const refused = await chargeOf(stage, method, `charge:${card}`).catch((error) => error)
  expect(refused).toMatchObject({ statusCode: 402, rawType: 'card_error', code, decline_code })
  const { data } = await stage.stripe.paymentIntents.list({ customer: method.customer as string })
  expect(data).toMatchObject([{ status: 'requires_payment_method', last_payment_error: { code } }])
  expect(refused.payment_intent.id).toBe(data[0]!.id)
  const again = await chargeOf(stage, method, `charge:${card}`).catch((error) => error)
  expect(again.headers['idempotent-replayed']).toBe('true')
})

test('a card whose bank asked when it was saved is charged without being asked again', async ({ stage }) => {
  const { method } = await saved(stage, '4000002500003155')
  expect((await chargeOf(stage, method)).status).toBe('succeeded')
})

test('a card whose bank was not answered is not saved', async ({ stage }) => {
  const opened = await openSetup(stage)
  const { to } = await stage.submit(opened.url!, { card: '4000002500003155' })
  expect(await (await fetch(to!)).text()).toContain('whether you save this card')
  expect((await stage.submit(to!, { outcome: 'fail' })).status).toBe(402)
  expect((await stage.stripe.checkout.sessions.expire(opened.id)).status).toBe('expired')
})

test('a card that was detached is charged no more, and is detached once', async ({ stage }) => {
  const { method } = await saved(stage)
  expect((await stage.stripe.paymentMethods.detach(method.id)).customer).toBeNull()
  await expect(chargeOf(stage, method)).rejects.toMatchObject({ code: 'resource_missing', statusCode: 400 })
  await expect(stage.stripe.paymentMethods.detach(method.id)).rejects.toThrow('not attached to a customer')
})

test('a setup Session is asked for as Stripe wants it', async ({ stage }) => {
  await expect(openSetup(stage, { submit_type: 'book' })).rejects.toMatchObject({ param: 'submit_type' })
  await expect(openSetup(stage, { mode: 'payment' })).rejects.toMatchObject({ param: 'line_items' })
})

test.skipIf(!withContract)(
  'every call, answer and event above is as the contract says',
  async ({ stage }) => {
    expect(stage.calls.length).toBeGreaterThan(20)
    expect(brokenRules(stage.calls)).toEqual([])
    expect(await brokenEvents(stage.pool)).toEqual([])
  },
)
