import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { type Company, companies } from '#graphql/testing/companies.ts'
import { test as databaseTest } from '#graphql/testing/database.ts'
import type { CheckoutParameters, Payments, ProviderEvent } from './port.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' as const })

function facts<T>(reaction: Reaction<T>): T {
  if (reaction.status !== 'done') throw new Error(JSON.stringify(reaction))
  return reaction.facts
}

function asked({ clock }: Company, over: Partial<CheckoutParameters> = {}): CheckoutParameters {
  const bookingId = randomUUID()
  return {
    bookingId,
    amount: { minor: '12000', currency: 'USD' },
    title: 'Career talk with Ana',
    email: 'mentee@sundial.test',
    successUrl: 'https://sundial.test/return',
    cancelUrl: 'https://sundial.test/b',
    expiresAt: new Date(clock.now().getTime() + 3_600_000).toISOString(),
    metadata: { bookingId },
    transferGroup: `booking_${bookingId}`,
    ...over,
  }
}

async function paid(company: Company) {
  const { payments } = company
  const parameters = asked(company)
  const opened = facts(await payments.openCheckout(parameters, `checkout:${parameters.bookingId}:1`))
  await company.pay(opened)
  const checkout = facts(await payments.fetchCheckout(opened.id))
  if (checkout.payment.state !== 'captured') throw new Error(checkout.payment.state)
  return { parameters, checkout, payment: checkout.payment }
}

async function mentor(company: Company): Promise<string> {
  const { payments } = company
  const mentorId = randomUUID()
  const request = { mentorId, email: 'ana@sundial.test', idempotencyKey: `account:${mentorId}:1` }
  const account = facts(await payments.createAccount(request))
  expect(facts(await payments.createAccount(request)).id).toBe(account.id)
  const before = new Date(company.clock.now().getTime() - 60_000)
  expect(facts(await payments.findAccount(mentorId, before))?.id).toBe(account.id)
  expect(facts(await payments.findAccount(randomUUID(), before))).toBeNull()
  expect(account).toMatchObject({ detailsSubmitted: false, transfers: 'inactive', payoutsEnabled: false })
  expect(account.requirementsDue.length).toBeGreaterThan(0)
  const link = await payments.onboardingLink(account.id, 'http://localhost/a', 'http://localhost/b')
  expect(facts(link).url).toMatch(/^http/)
  await company.handIn(account.id)
  const ready = { detailsSubmitted: true, transfers: 'active', requirementsDue: [], disabledReason: null }
  expect(facts(await payments.fetchAccount(account.id))).toMatchObject(ready)
  return account.id
}

async function allAfter(payments: Payments, cursor: string | null): Promise<ProviderEvent[]> {
  const { events, more } = facts(await payments.listEvents(cursor))
  return more ? [...events, ...(await allAfter(payments, events.at(-1)!.id))] : events
}

for (const [name, open] of Object.entries(companies)) {
  const test = databaseTest.extend<{ $file: { company: Company } }>({
    company: [
      async ({ database }, use) => {
        const company = await open(database)
        await use(company)
        await company.close()
      },
      { scope: 'file' },
    ],
  })

  test(`${name}: a Checkout is the same under its key, and another request never opens a second`, async ({
    company,
  }) => {
    const { payments } = company
    const parameters = asked(company)
    const key = `checkout:${parameters.bookingId}:1`
    const opened = facts(await payments.openCheckout(parameters, key))
    expect(opened).toMatchObject({ status: 'open', payment: { state: 'none' }, amount: usd(12_000n) })
    expect(opened.url).toMatch(/^http/)
    expect(opened.expiresAt.toISOString()).toBe(parameters.expiresAt)
    expect(facts(await payments.openCheckout(parameters, key))).toEqual(opened)
    expect(facts(await payments.fetchCheckout(opened.id))).toEqual(opened)
    const dearer = { ...parameters, amount: { minor: '13000', currency: 'USD' as const } }
    expect((await payments.openCheckout(dearer, key)).status).toBe('storedFailure')
    expect(await payments.fetchCheckout(randomUUID())).toMatchObject({ code: 'resource_missing' })
  })

  test(`${name}: what is paid says so, with amount, time and our words; before that it can be ended`, async ({
    company,
  }) => {
    const { payments, clock } = company
    const unpaid = facts(await payments.openCheckout(asked(company), randomUUID()))
    const over = { status: 'expired', url: null, payment: { state: 'none' } }
    expect(facts(await payments.expireCheckout(unpaid.id))).toMatchObject(over)
    expect(facts(await payments.expireCheckout(unpaid.id))).toMatchObject(over)

    const { parameters, checkout } = await paid(company)
    const { metadata } = parameters
    const captured = { state: 'captured', amount: usd(12_000n), capturedAt: clock.now() }
    expect(checkout).toMatchObject({ status: 'complete', url: null, metadata, payment: captured })
    expect(facts(await payments.expireCheckout(checkout.id))).toEqual(checkout)
  })

  test(`${name}: a refund is made once, found by our id, and never exceeds what was paid`, async ({
    company,
  }) => {
    const { payments } = company
    const { payment } = await paid(company)
    const { paymentIntentId } = payment
    const ask = { paymentIntentId, amount: usd(5_000n), metadata: { refundId: 'r1', attempt: '1' } }
    const made = facts(await payments.refund({ ...ask, idempotencyKey: `refund:${paymentIntentId}:1` }))
    expect(facts(await payments.refund({ ...ask, idempotencyKey: `refund:${paymentIntentId}:1` }))).toEqual(
      made,
    )
    expect(made).toMatchObject({ amount: usd(5_000n), paymentIntentId, metadata: ask.metadata })
    const rest = { ...ask, amount: usd(7_001n), idempotencyKey: `refund:${paymentIntentId}:2` }
    expect((await payments.refund(rest)).status).toBe('refused')
    await company.send(made.id)
    const arrived = facts(await payments.fetchRefund(made.id))
    expect(arrived).toMatchObject({ status: 'succeeded', transactionId: expect.any(String) })
    expect(facts(await payments.findRefund(paymentIntentId, 'r1'))).toEqual(arrived)
    expect(facts(await payments.findRefund(paymentIntentId, 'r2'))).toBeNull()
    expect(facts(await payments.findTransactions(made.id))).toMatchObject([
      { kind: 'REFUNDED', sourceId: made.id, amount: usd(-5_000n) },
    ])
  })

  test(`${name}: a mentor's share is sent once, to a mentor who can be paid, and not beyond what is there`, async ({
    company,
  }) => {
    const { payments, clock } = company
    const destination = await mentor(company)
    const { payment, parameters } = await paid(company)
    clock.advance({ days: 3 })
    const { transferGroup, bookingId } = parameters
    const metadata = { bookingId, mentorId: 'm', program: '' }
    const share = { amount: usd(10_200n), sourceChargeId: payment.chargeId, transferGroup, metadata }
    const ask = { ...share, destination, idempotencyKey: `payout:${bookingId}:1` }
    const made = facts(await payments.transfer(ask))
    expect(facts(await payments.transfer(ask))).toEqual(made)
    await company.send(made.id)
    const arrived = facts(await payments.transfer(ask))
    expect(arrived).toMatchObject({ id: made.id, arrived: true, amount: usd(10_200n), destination })
    expect(facts(await payments.fetchTransfer(made.id))).toEqual(arrived)
    expect(facts(await payments.findTransfers(transferGroup))).toEqual([arrived])
    const much = { ...ask, amount: usd(9_999_999n), idempotencyKey: `payout:${bookingId}:2` }
    expect((await payments.transfer(much)).status).toBe('refused')
    const email = 'new@sundial.test'
    const mentorId = randomUUID()
    const fresh = facts(await payments.createAccount({ mentorId, email, idempotencyKey: mentorId }))
    const early = {
      ...ask,
      destination: fresh.id,
      amount: usd(100n),
      idempotencyKey: `payout:${bookingId}:3`,
    }
    const code = 'insufficient_capabilities_for_transfer'
    expect(await payments.transfer(early)).toMatchObject({ status: 'refused', code })
  })

  test(`${name}: what a mentor's account paid on to a bank is told newest first, page by page, or not at all`, async ({
    company,
  }) => {
    const { payments, clock } = company
    const [account, another] = [await mentor(company), await mentor(company)]
    const of = (id: string, after: string | null) => payments.listBankPayouts(id, { limit: 1, after })
    if (!payments.can.has('BANK_PAYOUTS'))
      return expect(await of(account, null)).toMatchObject({ status: 'refused', code: 'not_supported' })
    expect(facts(await of(account, null))).toEqual({ payouts: [], next: null })
    for (const minor of [8_000n, 9_000n]) {
      const { payment, parameters } = await paid(company)
      clock.advance({ days: 3 })
      const { transferGroup, bookingId } = parameters
      const metadata = { bookingId, mentorId: 'm', program: '' }
      const share = { amount: usd(minor), sourceChargeId: payment.chargeId, transferGroup, metadata }
      facts(await payments.transfer({ ...share, destination: account, idempotencyKey: transferGroup }))
      await company.payOn()
    }
    const { payouts, next } = facts(await of(account, null))
    const sent = { automatic: true, failure: null, bank: { lastDigits: '6789' } }
    const arrivesOn = new Date(clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
    expect(payouts).toMatchObject([{ ...sent, amount: usd(9_000n), state: 'PENDING', arrivesOn }])
    const older = facts(await of(account, next))
    expect(older).toMatchObject({ payouts: [{ ...sent, amount: usd(8_000n), state: 'PAID' }], next: null })
    expect(facts(await of(another, null)).payouts).toEqual([])
    expect((await of(randomUUID(), null)).status).toBe('refused')
  })

  test(`${name}: what it says that it can is done, and what it cannot is a definite no that changes nothing`, async ({
    company,
  }) => {
    const { payments } = company
    const before = facts(await payments.balance())
    const opened = async (over: Partial<CheckoutParameters>) =>
      (await payments.openCheckout(asked(company, over), randomUUID())).status
    const said = (can: boolean) => (can ? 'done' : 'refused')
    expect(await opened({ capture: 'manual' })).toBe(said(payments.can.has('AUTHORISE')))
    expect(await opened({ save: true })).toBe(said(payments.can.has('SAVE_CARDS')))
    const reversal = { transferId: randomUUID(), amount: usd(1n), metadata: { reversalId: 'r' } }
    expect((await payments.reverseTransfer({ ...reversal, idempotencyKey: randomUUID() })).status).toBe(
      'refused',
    )
    expect((await payments.fetchDispute(randomUUID())).status).toBe('refused')
    expect((await payments.capture(randomUUID(), randomUUID())).status).toBe('refused')
    expect(facts(await payments.balance())).toEqual(before)
  })

  test(`${name}: a price is made once, and whatever it knows, a Checkout asks what was quoted`, async ({
    company,
  }) => {
    const { payments } = company
    const sessionTypeId = randomUUID()
    const talk = { sessionTypeId, mentorId: randomUUID(), title: 'Career talk', offered: true }
    const told = await payments.publishType(talk)
    if (!payments.can.has('PRICES')) return expect(told).toMatchObject({ code: 'not_supported' })
    const { productId } = facts(told)
    expect(facts(await payments.publishType({ ...talk, title: 'Chat' }))).toEqual({ productId })
    const publish = (priceId: string, minor: bigint, attempt: number) =>
      payments.publishPrice({
        productId,
        amount: usd(minor),
        metadata: { priceId, sessionTypeId },
        idempotencyKey: `price:${priceId}:${attempt}`,
      })
    const own = randomUUID()
    const { priceId } = facts(await publish(own, 12_000n, 1))
    for (const attempt of [1, 2]) expect(facts(await publish(own, 12_000n, attempt))).toEqual({ priceId })
    const cheap = facts(await publish(randomUUID(), 9_900n, 1)).priceId
    expect(cheap).not.toBe(priceId)

    const line = { title: 'Career talk with Ana', minor: '12000' }
    const asks = async (id: string, key: string) =>
      facts(await payments.openCheckout(asked(company, { lines: [{ ...line, priceId: id }] }), key)).amount
    for (const id of [priceId, cheap, 'price_none'])
      expect(await asks(id, randomUUID())).toEqual(usd(12_000n))
    facts(await payments.withdrawPrice(priceId))
    facts(await payments.withdrawPrice(priceId))
    facts(await payments.withdrawPrice('price_none'))
    expect(facts(await publish(own, 12_000n, 3))).toEqual({ priceId })
    const parameters = asked(company, { lines: [{ ...line, priceId }] })
    const opened = facts(await payments.openCheckout(parameters, own))
    expect(opened).toMatchObject({ status: 'open', amount: usd(12_000n) })
    expect(facts(await payments.openCheckout(parameters, own))).toEqual(opened)
    facts(await payments.publishType({ ...talk, offered: false }))
    expect(await asks(cheap, randomUUID())).toEqual(usd(12_000n))
    await company.pay(opened)
    expect(facts(await payments.fetchCheckout(opened.id)).payment).toMatchObject({
      state: 'captured',
      amount: usd(12_000n),
    })
  })

  test(`${name}: its balance is the sum of what it lists, and each event is told once, oldest first`, async ({
    company,
  }) => {
    const { payments, clock } = company
    const since = new Date(clock.now().getTime() - 20 * 86_400_000)
    await paid(company)
    const listed = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = facts(await payments.listTransactions(since, after ?? null))
      listed.push(...page.transactions)
      after = page.next
    }
    const sum = listed.reduce((total, { amount, fee }) => total + amount.minor - fee.minor, 0n)
    const { available, pending } = facts(await payments.balance())
    expect([...available, ...pending].reduce((total, { minor }) => total + minor, 0n)).toBe(sum)
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length)

    const events = await allAfter(payments, null)
    const { checkout } = await paid(company)
    const later = await allAfter(payments, events.at(-1)!.id)
    expect(later.filter(({ type }) => type === 'checkout.session.completed')).toMatchObject([
      { objectId: checkout.id },
    ])
    expect(later.some(({ id }) => events.some((event) => event.id === id))).toBe(false)
  })
}
