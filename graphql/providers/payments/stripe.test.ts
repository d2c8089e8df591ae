import { expect } from 'vitest'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { brokenRules, withContract } from '#graphql/sandbox/stripe/contract.ts'
import { DAY } from '#graphql/sandbox/stripe/story.ts'
import { test as plain, type Stage } from '#graphql/sandbox/stripe/testing.ts'
import type { CheckoutParameters, Payments } from './port.ts'
import { stripePayments } from './stripe.ts'

const test = plain.extend<{ payments: Payments }>({
  payments: async ({ stage }, use) =>
    use(stripePayments({ secretKey: 'sk_test_house', apiBase: stage.sandbox.url, timeout: 3000 })),
})

function usd(minor: bigint) {
  return { minor, currency: 'USD' as const }
}

function facts<T>(reaction: Reaction<T>): T {
  if (reaction.status !== 'done') throw new Error(JSON.stringify(reaction))
  return reaction.facts
}

let count = 0
function parametersAt(now: Date, over: Partial<CheckoutParameters> = {}): CheckoutParameters {
  count += 1
  const bookingId = `b${count}`
  return {
    bookingId,
    amount: { minor: '12000', currency: 'USD' },
    title: 'Career talk with Ana',
    description: '60 minutes',
    email: 'mentee@sundial.test',
    successUrl: 'https://sundial.test/return?session={CHECKOUT_SESSION_ID}',
    cancelUrl: 'https://sundial.test/b',
    expiresAt: new Date(now.getTime() + 1_800_000).toISOString(),
    metadata: { bookingId },
    transferGroup: `booking_${bookingId}`,
    ...over,
  }
}

async function captured(stage: Stage, payments: Payments, over: Partial<CheckoutParameters> = {}) {
  const parameters = parametersAt(stage.now(), over)
  const opened = facts(await payments.openCheckout(parameters, `checkout:${parameters.bookingId}:1`))
  await stage.submit(opened.url!, { card: '4242424242424242' })
  const checkout = facts(await payments.fetchCheckout(opened.id))
  if (checkout.payment.state !== 'captured') throw new Error('not captured')
  return { checkout, payment: checkout.payment, parameters }
}

async function mentor(stage: Stage, payments: Payments): Promise<string> {
  const account = facts(
    await payments.createAccount({
      mentorId: '7',
      email: 'ana@sundial.test',
      idempotencyKey: `account:${++count}`,
    }),
  )
  expect(account).toMatchObject({ detailsSubmitted: false, transfers: 'inactive', payoutsEnabled: false })
  expect(account.requirementsDue).toContain('external_account')
  const { url } = facts(
    await payments.onboardingLink(account.id, 'https://sundial.test/a', 'https://sundial.test/b'),
  )
  await stage.submit(url, { action: 'finish' })
  await stage.advance(5000)
  expect(facts(await payments.fetchAccount(account.id))).toMatchObject({
    transfers: 'active',
    requirementsDue: [],
  })
  expect(facts(await payments.dashboardLink(account.id)).url).toContain(account.id)
  return account.id
}

test('a Checkout is open, then paid, with amount, fee and our metadata', async ({ stage, payments }) => {
  const parameters = parametersAt(stage.now())
  const opened = facts(await payments.openCheckout(parameters, 'checkout:x:1'))
  expect(opened).toMatchObject({ status: 'open', payment: { state: 'none' }, amount: usd(12_000n) })
  expect(opened.expiresAt.toISOString()).toBe(parameters.expiresAt)
  expect(facts(await payments.openCheckout(parameters, 'checkout:x:1')).id).toBe(opened.id)
  await stage.submit(opened.url!, { card: '4000000000000002' })
  expect(facts(await payments.fetchCheckout(opened.id))).toMatchObject({
    status: 'open',
    payment: { state: 'none' },
  })
  await stage.submit(opened.url!, { card: '4242424242424242' })
  const done = facts(await payments.fetchCheckout(opened.id))
  expect(done).toMatchObject({
    status: 'complete',
    url: null,
    metadata: { bookingId: parameters.bookingId },
    payment: { state: 'captured', amount: usd(12_000n), capturedAt: stage.now(), fee: { amount: usd(378n) } },
  })
})

test('embedded or not, a Session says the same; embedded it has a secret and no address', async ({
  stage,
  payments,
}) => {
  const opened = []
  for (const over of [{}, { embedded: true }, { embedded: true, save: true }] as const) {
    const parameters = parametersAt(stage.now(), { ...over, metadata: { bookingId: 'b', origin: 'sundial' } })
    opened.push(facts(await payments.openCheckout(parameters, `checkout:${parameters.bookingId}:1`)))
  }
  const asked = stage.calls.filter(({ template }) => template === '/v1/checkout/sessions').slice(-3)
  const [theirs, ours, saving] = asked.map(({ params }) => params as Record<string, unknown>)
  expect(ours).toMatchObject({ ui_mode: 'embedded_page', return_url: theirs!.success_url })
  expect(saving).toMatchObject({ ui_mode: 'embedded_page', mode: 'setup' })
  expect(Object.keys(ours!).filter((name) => /success|cancel/.test(name))).toEqual([])
  const said = ({ metadata, line_items, payment_intent_data }: Record<string, unknown>) => ({
    ...{ metadata, line_items },
    of: (payment_intent_data as { metadata: unknown }).metadata,
  })
  expect(said(ours!)).toEqual(said(theirs!))
  expect(opened[0]).toMatchObject({ url: expect.stringContaining('/c/pay/') })
  expect(opened[0]!.clientSecret).toBeUndefined()
  for (const { id, ...rest } of opened.slice(1))
    expect(rest).toMatchObject({ url: null, clientSecret: expect.stringContaining(`${id}_secret_`) })
  const { url: _, clientSecret: __, ...ended } = facts(await payments.expireCheckout(opened[1]!.id))
  expect(facts(await payments.expireCheckout(opened[1]!.id))).toEqual({ ...ended, url: null })
})

test('whole units to us are sent to Stripe with two decimals', async ({ stage, payments }) => {
  const { checkout, payment } = await captured(stage, payments, {
    amount: { minor: '2500', currency: 'ISK' },
  })
  expect(checkout.amount).toEqual({ minor: 2500n, currency: 'ISK' })
  expect(payment.fee!.amount).toEqual({ minor: 73n, currency: 'ISK' })
  const session = stage.calls.findLast(({ template }) => template === '/v1/checkout/sessions')!
  expect(session.params).toMatchObject({
    line_items: [{ price_data: { unit_amount: '250000', currency: 'isk' } }],
  })
})

test('expiring answers with what is true then, even when somebody paid first', async ({
  stage,
  payments,
}) => {
  const open = facts(await payments.openCheckout(parametersAt(stage.now()), 'checkout:y:1'))
  expect(facts(await payments.expireCheckout(open.id)).status).toBe('expired')
  expect(facts(await payments.expireCheckout(open.id)).status).toBe('expired')
  const { checkout } = await captured(stage, payments)
  expect(facts(await payments.expireCheckout(checkout.id)).payment.state).toBe('captured')
})

test('what is only authorised is taken once, or let go, and says until when', async ({ stage, payments }) => {
  const authorised = async () => {
    const parameters = parametersAt(stage.now(), { capture: 'manual' })
    const opened = facts(await payments.openCheckout(parameters, `checkout:${parameters.bookingId}:1`))
    await stage.submit(opened.url!, { card: '4242424242424242' })
    const { payment } = facts(await payments.fetchCheckout(opened.id))
    if (payment.state !== 'authorised') throw new Error(payment.state)
    expect(payment.captureBefore!.getTime() - stage.now().getTime()).toBe(7 * DAY)
    return payment.paymentIntentId
  }
  const [taken, free] = [await authorised(), await authorised()]
  const done = facts(await payments.capture(taken, 'capture:p:1'))
  expect(done).toMatchObject({ state: 'captured', amount: usd(12_000n), fee: { amount: usd(378n) } })
  expect(facts(await payments.capture(taken, 'capture:p:1'))).toEqual(done)
  expect(await payments.capture(taken, 'capture:p:2')).toMatchObject({ status: 'refused' })
  expect(facts(await payments.voidPayment(taken))).toEqual(done)
  expect(facts(await payments.voidPayment(free))).toEqual({ state: 'voided', paymentIntentId: free })
  expect(facts(await payments.voidPayment(free)).state).toBe('voided')
  expect(facts(await payments.fetchPayment(free)).state).toBe('voided')
})

test('a refund is found again by our id, and too much is refused', async ({ stage, payments }) => {
  const { payment } = await captured(stage, payments)
  const ask = { paymentIntentId: payment.paymentIntentId, amount: usd(5000n), metadata: { refundId: 'r1' } }
  const refund = facts(await payments.refund({ ...ask, idempotencyKey: 'refund:r1:1' }))
  expect(refund).toMatchObject({ status: 'succeeded', amount: usd(5000n), metadata: { refundId: 'r1' } })
  expect(facts(await payments.findRefund(payment.paymentIntentId, 'r1'))).toEqual(refund)
  expect(facts(await payments.findRefund(payment.paymentIntentId, 'r2'))).toBeNull()
  expect(facts(await payments.fetchRefund(refund.id))).toEqual(refund)
  const over = await payments.refund({ ...ask, amount: usd(7001n), idempotencyKey: 'refund:r2:1' })
  expect(over).toMatchObject({ status: 'refused' })
})

test('a mentor is onboarded, paid and, if need be, paid less', async ({ stage, payments }) => {
  const destination = await mentor(stage, payments)
  const { payment, parameters } = await captured(stage, payments)
  await stage.advance(3 * DAY)
  const { transferGroup, bookingId } = parameters
  const ask = {
    amount: usd(10_200n),
    destination,
    sourceChargeId: payment.chargeId,
    transferGroup,
    metadata: { bookingId, mentorId: '7', program: 'sundial' },
    idempotencyKey: `payout:${bookingId}:1`,
  }
  const transfer = facts(await payments.transfer(ask))
  expect(facts(await payments.transfer(ask))).toEqual(transfer)
  expect(facts(await payments.findTransfers(transferGroup))).toEqual([transfer])
  expect(
    await payments.transfer({ ...ask, amount: usd(99_999n), idempotencyKey: 'payout:z:1' }),
  ).toMatchObject({
    status: 'refused',
  })
  const back = {
    transferId: transfer.id,
    amount: usd(200n),
    metadata: { reversalId: 'r1' },
    idempotencyKey: 'reverse:1',
  }
  expect(facts(await payments.reverseTransfer(back))).toMatchObject({
    amount: usd(200n),
    transferId: transfer.id,
  })
  expect(facts(await payments.fetchTransfer(transfer.id)).reversed).toEqual(usd(200n))
  const { available } = facts(await payments.balance())
  expect(available.find(({ currency }) => currency === 'USD')!.minor).toBeGreaterThan(0n)
})

test('case 31: each kind of failure asks for its own reaction', async ({ stage, payments }) => {
  const { payment } = await captured(stage, payments)
  const ask = (key: string) => {
    const metadata = { refundId: key }
    return payments.refund({
      paymentIntentId: payment.paymentIntentId,
      amount: usd(10n),
      metadata,
      idempotencyKey: key,
    })
  }
  const path = '/v1/refunds'
  for (const [status, reaction] of [
    [500, 'storedFailure'],
    [429, 'retryLater'],
    [409, 'retryLater'],
    [402, 'refused'],
    [403, 'misconfigured'],
  ] as const) {
    await stage.sandbox.setFaults({ next: [{ on: 'call', path, do: 'error', status }] })
    expect((await ask(`fails:${status}`)).status).toBe(reaction)
  }
  expect((await ask('fails:500')).status).toBe('storedFailure')
  expect((await ask('fails:429')).status).toBe('done')
  // One account that lets us in no more is not all of them.
  const left = await payments.fetchAccount('acct_elsewhere')
  expect(left).toMatchObject({ status: 'refused', code: 'account_invalid' })
  await stage.sandbox.setFaults({ next: [{ on: 'call', path, do: 'timeoutAfterEffect' }] })
  expect((await ask('silent')).status).toBe('unknown')
  const found = facts(await payments.findRefund(payment.paymentIntentId, 'silent'))
  expect(facts(await ask('silent')).id).toBe(found!.id)
  await stage.sandbox.setFaults({ next: [{ on: 'call', do: 'error', status: 503 }] })
  expect((await payments.fetchCheckout('cs_test_x')).status).toBe('retryLater')
  expect(await payments.fetchCheckout('cs_test_x')).toMatchObject({
    status: 'refused',
    code: 'resource_missing',
  })
  const away = stripePayments({ secretKey: 'sk_test_house', apiBase: 'http://127.0.0.1:9' })
  expect(
    (
      await away.refund({
        paymentIntentId: 'pi',
        amount: usd(1n),
        metadata: { refundId: 'r' },
        idempotencyKey: 'k',
      })
    ).status,
  ).toBe('retryLater')
})

test('events come oldest first, each once, from a cursor on', async ({ payments }) => {
  const first = facts(await payments.listEvents(null))
  expect(first.events.length).toBeGreaterThan(20)
  const times = first.events.map(({ createdAt }) => createdAt.getTime())
  expect(times).toEqual([...times].sort((a, b) => a - b))
  const middle = facts(await payments.listEvents(first.events[4]!.id))
  expect(middle.events.slice(0, 3)).toEqual(first.events.slice(5, 8))
})

test('what moved the balance comes page by page, by what moved it', async ({ stage, payments }) => {
  await stage.advance(DAY)
  const since = stage.now()
  const { payment } = await captured(stage, payments)
  const asked = { paymentIntentId: payment.paymentIntentId, amount: usd(700n), metadata: { refundId: 'm' } }
  const refund = facts(await payments.refund({ ...asked, idempotencyKey: 'refund:m:1' }))
  const { transactions, next } = facts(await payments.listTransactions(since, null))
  expect(next).toBeNull()
  expect(transactions).toMatchObject([
    { kind: 'REFUNDED', type: 'refund', sourceId: refund.id, amount: usd(-700n), fee: usd(0n) },
    { kind: 'CAPTURED', sourceId: payment.chargeId, amount: usd(12_000n), fee: usd(378n), createdAt: since },
  ])
  expect(facts(await payments.findTransactions(payment.chargeId))).toEqual(transactions.slice(1))
  const rest = facts(await payments.listTransactions(since, transactions[0]!.id))
  expect(rest).toEqual({ transactions: transactions.slice(1), next: null })
})

test.skipIf(!withContract)('what we sent and what we got is as the contract says', ({ stage }) => {
  expect(stage.calls.length).toBeGreaterThan(20)
  expect(brokenRules(stage.calls)).toEqual([])
})
