import { expect } from 'vitest'
import { brokenRules, withContract } from './contract.ts'
import { DAY, HOUR, openSession, paid, refusal } from './story.ts'
import { test } from './testing.ts'

const wholeSession = { expand: ['payment_intent.latest_charge'] }

test('a Session is open and has no payment until somebody pays', async ({ stage }) => {
  const session = await openSession(stage)
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
    amount_total: 12_000,
  })
  const page = await (await fetch(session.url!)).text()
  expect(page).toContain('Career talk with Ana')
  expect(page).toContain('$120.00')
  expect(page).toContain('mentee@sundial.test')
  expect(page).toContain('4242 4242 4242 4242')
})

test('a good card completes the Session, and the metadata is on both', async ({ stage }) => {
  const opened = await openSession(stage)
  const answer = await stage.submit(opened.url!, { card: '4242 4242 4242 4242', expiry: '12/34', cvc: '123' })
  expect(answer).toMatchObject({ status: 303, to: `https://sundial.test/return?session=${opened.id}` })
  const session = await stage.stripe.checkout.sessions.retrieve(opened.id, wholeSession)
  expect(session).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    url: null,
    metadata: { bookingId: '42' },
    payment_intent: {
      status: 'succeeded',
      amount_received: 12_000,
      metadata: { bookingId: '42' },
      transfer_group: 'booking_42',
      latest_charge: { status: 'succeeded', captured: true, transfer_group: 'booking_42' },
    },
  })
})

test('pressing "Pay" twice charges once', async ({ stage }) => {
  const session = await openSession(stage)
  const answers = await Promise.all(
    [1, 2, 3].map(() => stage.submit(session.url!, { card: '4242424242424242' })),
  )
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  const { payment_intent } = await stage.stripe.checkout.sessions.retrieve(session.id)
  const charges = await stage.stripe.charges.list({ payment_intent: String(payment_intent) })
  expect(charges.data).toHaveLength(1)
})

test.for([
  ['4000000000000002', 'Your card was declined.'],
  ['4000000000009995', 'Your card has insufficient funds.'],
  ['4111111111111111', 'non test card'],
  ['4242424242424241', 'Your card number is not valid.'],
])('card %s is refused with its reason, and the Session stays open', async ([card, reason], { stage }) => {
  const session = await openSession(stage)
  const answer = await stage.submit(session.url!, { card: card! })
  expect(answer.status).toBe(402)
  expect(answer.page).toContain(reason)
  expect(await stage.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
  })
})

test('several declines and a success are one payment with several charges', async ({ stage }) => {
  const session = await openSession(stage)
  await stage.submit(session.url!, { card: '4000000000000002' })
  await stage.submit(session.url!, { card: '4000000000009995' })
  const between = await stage.stripe.checkout.sessions.retrieve(session.id, wholeSession)
  expect(between.payment_intent).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
    latest_charge: { status: 'failed' },
  })
  await stage.submit(session.url!, { card: '4242424242424242' })
  const done = await stage.stripe.checkout.sessions.retrieve(session.id)
  const charges = await stage.stripe.charges.list({ payment_intent: String(done.payment_intent) })
  expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'failed'])
})

test('a card that asks the bank waits for the answer', async ({ stage }) => {
  const session = await openSession(stage)
  const asked = await stage.submit(session.url!, { card: '4000002760003184' })
  expect(asked.to).toBe(`${session.url}/authenticate`)
  expect(await (await fetch(asked.to!)).text()).toContain('Complete authentication')
  expect((await stage.submit(asked.to!, { outcome: 'fail' })).status).toBe(402)
  expect((await stage.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open')
  await stage.submit(session.url!, { card: '4000002760003184' })
  expect((await stage.submit(asked.to!, { outcome: 'complete' })).status).toBe(303)
  expect((await stage.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
  const poor = await openSession(stage)
  const bank = await stage.submit(poor.url!, { card: '4000008260003178' })
  expect((await stage.submit(bank.to!, { outcome: 'complete' })).page).toContain('insufficient funds')
})

test('a total of zero completes without a payment', async ({ stage }) => {
  const session = await openSession(stage, {}, { unit_amount: 0 })
  expect((await stage.submit(session.url!, {})).status).toBe(303)
  expect(await stage.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    payment_intent: null,
  })
})

test('a Session may end between 30 minutes and 24 hours after it began, and ends by itself', async ({
  stage,
}) => {
  const at = Math.floor(stage.now().getTime() / 1000)
  const early = await refusal(openSession(stage, { expires_at: at + 1799 }))
  expect(early).toMatchObject({ statusCode: 400, param: 'expires_at' })
  expect(await refusal(openSession(stage, { expires_at: at + 24 * 3600 + 1 }))).toMatchObject({
    param: 'expires_at',
  })
  const session = await openSession(stage, { expires_at: at + 1800 })
  await stage.submit(session.url!, { card: '4000000000000002' })
  await stage.advance(HOUR / 2)
  const ended = await stage.stripe.checkout.sessions.retrieve(session.id, wholeSession)
  expect(ended).toMatchObject({ status: 'expired', url: null, payment_intent: { status: 'canceled' } })
  const late = await stage.submit(session.url!, { card: '4242424242424242' })
  expect(late.status).toBe(409)
  expect(late.page).toContain('expired')
  expect(late.page).toContain('https://sundial.test/bookings/42')
})

test('expiring what is not open is refused', async ({ stage }) => {
  const { session } = await paid(stage)
  const error = await refusal(stage.stripe.checkout.sessions.expire(session.id))
  expect(error.message).toBe(
    'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `complete`.',
  )
  const open = await openSession(stage)
  expect((await stage.stripe.checkout.sessions.expire(open.id)).status).toBe('expired')
})

test('an authorisation holds money for seven days and is taken once', async ({ stage }) => {
  const hold = { payment_intent_data: { capture_method: 'manual' as const } }
  const [first, second] = [await openSession(stage, hold), await openSession(stage, hold)]
  for (const { url } of [first, second]) await stage.submit(url!, { card: '4242424242424242' })
  const held = await stage.stripe.checkout.sessions.retrieve(first.id, wholeSession)
  expect(held).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: { status: 'requires_capture', amount_capturable: 12_000 },
  })
  const intent = (held.payment_intent as { id: string }).id
  const captured = await stage.stripe.paymentIntents.capture(intent, { amount_to_capture: 10_000 })
  expect(captured).toMatchObject({ status: 'succeeded', amount_received: 10_000, amount_capturable: 0 })
  const again = await refusal(stage.stripe.paymentIntents.capture(intent))
  expect(again).toMatchObject({ code: 'payment_intent_unexpected_state' })
  await stage.advance(7 * DAY)
  const lapsed = await stage.stripe.checkout.sessions.retrieve(second.id, wholeSession)
  expect(lapsed.payment_intent).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' })
})

test('an embedded Session wants the way back alone, and is paid like any other', async ({ stage }) => {
  const embedded = { ui_mode: 'embedded_page', success_url: undefined, cancel_url: undefined } as const
  const wrong = [
    [{ ui_mode: 'embedded_page' }, 'success_url'],
    [embedded, 'return_url'],
    [{ return_url: 'https://sundial.test/back' }, 'return_url'],
    [{ ui_mode: 'elements' }, 'ui_mode'],
  ] as const
  for (const [over, param] of wrong)
    expect(await refusal(openSession(stage, over as never))).toMatchObject({ statusCode: 400, param })
  const over = { ...embedded, return_url: 'https://sundial.test/back?session={CHECKOUT_SESSION_ID}' }
  const session = await openSession(stage, over as never)
  expect(session).toMatchObject({ ui_mode: 'embedded_page', url: null, success_url: null })
  expect(session.client_secret).toMatch(new RegExp(`^${session.id}_secret_`))
  const frame = `${stage.sandbox.url}/c/pay/${session.id}`
  const answer = await stage.submit(frame, { card: '4242424242424242' })
  expect(answer).toMatchObject({ status: 303, to: `https://sundial.test/back?session=${session.id}` })
  expect((await stage.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
})

test('names and descriptions cannot put markup on the page', async ({ stage }) => {
  const session = await openSession(stage, {
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: 500,
          product_data: { name: '<script>alert(1)</script>' },
        },
      },
    ],
  })
  const page = await (await fetch(session.url!)).text()
  expect(page).toContain('&lt;script&gt;')
  expect(page).not.toContain('<script')
})

test.skipIf(!withContract)('every call and answer above is as the contract says', ({ stage }) => {
  expect(stage.calls.length).toBeGreaterThan(10)
  expect(brokenRules(stage.calls)).toEqual([])
})
