import { expect } from 'vitest'
import { brokenRules, loadContract, withContract } from './contract.ts'
import { DAY, onboarded, openSession, paid, refusal } from './story.ts'
import { type Stage, sdk, test } from './testing.ts'

async function raw(
  stage: Stage,
  method: string,
  path: string,
  body = '',
  headers: Record<string, string> = {},
) {
  const answer = await fetch(stage.sandbox.url + path, {
    method,
    headers: {
      authorization: 'Bearer sk_test_sundial',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    ...(method === 'GET' ? {} : { body }),
  })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}

test('unknown addresses, verbs, keys and versions get the envelope that the SDK understands', async ({
  stage,
}) => {
  const missing = await raw(stage, 'POST', '/v1/refund')
  expect(missing).toMatchObject({ status: 404, body: { error: { type: 'invalid_request_error' } } })
  expect(missing.headers.get('request-id')).toMatch(/^req_/)
  expect((await raw(stage, 'DELETE', '/v1/refunds')).body.error.message).toContain('Unrecognized request URL')
  expect((await raw(stage, 'GET', '/v1/balance', '', { authorization: '' })).status).toBe(401)
  expect((await raw(stage, 'GET', '/v1/balance', '', { 'stripe-version': '2020-08-27' })).status).toBe(400)
  for (const key of ['sk_live_abc', 'pk_test_abc']) {
    const client = sdk(Number(new URL(stage.sandbox.url).port), key)
    expect((await refusal(client.balance.retrieve())).statusCode).toBe(401)
  }
})

test('wrong parameters are named', async ({ stage }) => {
  const create = (body: string) => raw(stage, 'POST', '/v1/transfers', body)
  const needed = 'destination=acct_1&currency=usd&amount=100'
  expect((await create(`${needed}&amout=1`)).body.error).toMatchObject({
    code: 'parameter_unknown',
    param: 'amout',
  })
  expect((await create('destination=acct_1&amount=1')).body.error).toMatchObject({
    code: 'parameter_missing',
    param: 'currency',
    message: 'Missing required param: currency.',
  })
  expect((await create('destination=acct_1&currency=usd&amount=lots')).body.error).toMatchObject({
    code: 'parameter_invalid_integer',
    message: 'Invalid integer: lots',
  })
  const nested = await raw(
    stage,
    'POST',
    '/v1/checkout/sessions',
    'mode=payment&success_url=https://a.test&line_items[0][foo]=1',
  )
  expect(nested.body.error).toMatchObject({ code: 'parameter_unknown', param: 'line_items[0][foo]' })
  const old = await raw(stage, 'POST', '/v1/checkout/sessions', 'payment_method_types[0]=card')
  expect(old.body.error.code).toBe('parameter_unknown')
})

test('an unknown id is a 404 that names the parameter', async ({ stage }) => {
  expect(await refusal(stage.stripe.paymentIntents.retrieve('pi_nope'))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    param: 'intent',
    message: "No such payment_intent: 'pi_nope'",
  })
})

test.skipIf(!withContract)('errors are, word for word, those of the samples', async ({ stage }) => {
  const contract = loadContract()
  const expected = (name: string) =>
    (contract.sample(`stripe-errors/${name}`).body as { error: object }).error
  const without = (error: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(error).filter(([, value]) => value !== undefined))
  const got = async (method: string, path: string, body = '', headers = {}) =>
    without((await raw(stage, method, path, body, headers)).body.error)
  expect(await got('POST', '/v1/refund')).toEqual(expected('unknown-url'))
  expect(await got('GET', '/v1/payment_intents/pi_nope')).toEqual(expected('resource-missing'))
  expect(await got('GET', '/v1/balance', '', { authorization: '' })).toEqual(expected('no-api-key'))
  expect(await got('GET', '/v1/balance', '', { authorization: 'Bearer sk_test_a b123' })).toEqual(
    expected('invalid-api-key'),
  )
  const { session, charge, intent } = await paid(stage, '4242424242424242', { unit_amount: 7000 })
  expect(await got('POST', '/v1/refunds', `charge=${charge.id}&amount=12500`)).toEqual(
    expected('over-refund'),
  )
  expect(await got('POST', `/v1/checkout/sessions/${session.id}/expire`)).toEqual(
    expected('session-not-open'),
  )
  await stage.stripe.refunds.create({ payment_intent: intent.id })
  const again = await got('POST', '/v1/refunds', `charge=${charge.id}`)
  expect(JSON.parse(JSON.stringify(again).replaceAll(charge.id, 'ch_3SAMPLE000000000000001'))).toEqual(
    expected('charge-already-refunded'),
  )
  const mentor = await onboarded(stage)
  const send = `destination=${mentor.id}&currency=usd&amount=9999999`
  expect(await got('POST', '/v1/transfers', send)).toEqual(expected('transfer-balance-insufficient'))
  const key = { 'idempotency-key': 'booking_42_refund' }
  const { charge: other } = await paid(stage)
  await raw(stage, 'POST', '/v1/refunds', `charge=${other.id}&amount=100`, key)
  expect(await got('POST', '/v1/refunds', `charge=${other.id}&amount=200`, key)).toEqual(
    expected('idempotency-mismatch'),
  )
  await stage.sandbox.setFaults({ next: [{ on: 'call', do: 'error', status: 429 }] })
  expect(await got('GET', '/v1/balance')).toEqual(expected('rate-limit'))
})

test('a repeated key gets the first answer, byte for byte, for a day', async ({ stage }) => {
  const { intent } = await paid(stage)
  const once = () =>
    stage.stripe.refunds.create({ payment_intent: intent.id, amount: 100 }, { idempotencyKey: 'refund:1' })
  const [first, second] = [await once(), await once()]
  expect(second).toEqual(first)
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()
  await stage.restart()
  expect((await once()).id).toBe(first.id)
  await stage.advance(DAY)
  expect((await once()).id).not.toBe(first.id)
})

test('what failed validation is not remembered, what failed inside is', async ({ stage }) => {
  const { intent } = await paid(stage)
  const ask = (amount: number) =>
    stage.stripe.refunds.create({ payment_intent: intent.id, amount }, { idempotencyKey: 'refund:2' })
  await refusal(ask(99_999))
  expect((await ask(100)).amount).toBe(100)
  await stage.sandbox.setFaults({ next: [{ on: 'call', path: '/v1/refunds', do: 'error', status: 500 }] })
  const fails = () =>
    stage.stripe.refunds.create({ payment_intent: intent.id }, { idempotencyKey: 'refund:3' })
  expect((await refusal(fails())).headers?.['idempotent-replayed']).toBeUndefined()
  const replayed = await refusal(fails())
  expect(replayed.statusCode).toBe(500)
  expect(replayed.headers?.['idempotent-replayed']).toBe('true')
})

test('a time-out after the effect leaves the effect, and the key leads to it', async ({ stage }) => {
  const { intent } = await paid(stage)
  const ask = () => stage.stripe.refunds.create({ payment_intent: intent.id }, { idempotencyKey: 'refund:4' })
  await stage.sandbox.setFaults({ next: [{ on: 'call', path: '/v1/refunds', do: 'timeoutAfterEffect' }] })
  expect((await refusal(ask())).type).toBe('StripeConnectionError')
  const found = await stage.stripe.refunds.list({ payment_intent: intent.id })
  expect(found.data).toHaveLength(1)
  expect((await ask()).id).toBe(found.data[0]!.id)
})

test('two requests with one key at once: one is served, the other told to wait', async ({ stage }) => {
  const { intent } = await paid(stage)
  const ask = () => stage.stripe.refunds.create({ payment_intent: intent.id }, { idempotencyKey: 'refund:5' })
  const outcomes = await Promise.allSettled([ask(), ask(), ask()])
  const refused = outcomes.flatMap((o) => (o.status === 'rejected' ? [o.reason.code] : []))
  expect(refused.every((code) => code === 'idempotency_key_in_use')).toBe(true)
  expect((await stage.stripe.refunds.list({ payment_intent: intent.id })).data).toHaveLength(1)
})

test('lists are newest first and paged by id', async ({ stage }) => {
  const ids = []
  for (let i = 0; i < 3; i += 1) ids.unshift((await openSession(stage)).id)
  const first = await stage.stripe.checkout.sessions.list({ limit: 2 })
  expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect(first.has_more).toBe(true)
  const second = await stage.stripe.checkout.sessions.list({ limit: 1, starting_after: ids[1]! })
  expect(second.data[0]!.id).toBe(ids[2])
  const back = await stage.stripe.checkout.sessions.list({ ending_before: ids[2]!, limit: 2 })
  expect(back.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect((await refusal(stage.stripe.charges.list({ limit: 101 }))).param).toBe('limit')
})

test('an onboarding link opens once, and finishing is not yet active', async ({ stage }) => {
  const { stripe } = stage
  const account = await stripe.accounts.create({
    type: 'express',
    capabilities: { transfers: { requested: true } },
  })
  expect(account).toMatchObject({ details_submitted: false, capabilities: { transfers: 'inactive' } })
  expect((await refusal(stripe.accounts.createLoginLink(account.id))).statusCode).toBe(400)
  const urls = { return_url: 'https://sundial.test/done', refresh_url: 'https://sundial.test/again' }
  const link = await stripe.accountLinks.create({ account: account.id, type: 'account_onboarding', ...urls })
  const opened = await fetch(link.url, { redirect: 'manual' })
  const visit = opened.headers.get('location')!
  expect((await fetch(link.url, { redirect: 'manual' })).headers.get('location')).toBe(urls.refresh_url)
  expect(await (await fetch(visit)).text()).toContain('Finish')
  expect((await stage.submit(visit, { action: 'leave' })).to).toBe(urls.return_url)
  expect((await stripe.accounts.retrieve(account.id)).details_submitted).toBe(false)
  expect((await stage.submit(visit, { action: 'finish' })).to).toBe(urls.return_url)
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    details_submitted: true,
    capabilities: { transfers: 'pending' },
  })
  await stage.advance(2000)
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    payouts_enabled: true,
    capabilities: { transfers: 'active' },
    requirements: { currently_due: [] },
  })
  expect(await (await fetch((await stripe.accounts.createLoginLink(account.id)).url)).text()).toContain(
    'Your payouts',
  )
})

test('Stripe may ask for more later: then transfers are off until it is answered', async ({ stage }) => {
  const { id } = await onboarded(stage)
  await stage.sandbox.restrictAccount(id)
  expect(await stage.stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: false,
    capabilities: { transfers: 'inactive' },
    requirements: { disabled_reason: 'requirements.past_due' },
  })
  const send = stage.stripe.transfers.create({ amount: 1, currency: 'usd', destination: id })
  expect((await refusal(send)).code).toBe('insufficient_capabilities_for_transfer')
})

test.skipIf(!withContract)('every call and answer above is as the contract says', ({ stage }) => {
  expect(stage.calls.length).toBeGreaterThan(10)
  expect(brokenRules(stage.calls)).toEqual([])
})
