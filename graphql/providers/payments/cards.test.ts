import { expect } from 'vitest'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { brokenRules, withContract } from '#graphql/sandbox/stripe/contract.ts'
import { test as plain, type Stage } from '#graphql/sandbox/stripe/testing.ts'
import type { Payments } from './port.ts'
import { stripePayments } from './stripe.ts'

const test = plain.extend<{ payments: Payments }>({
  payments: async ({ stage }, use) =>
    use(stripePayments({ secretKey: 'sk_test_house', apiBase: stage.sandbox.url, timeout: 3000 })),
})

const usd = (minor: bigint) => ({ minor, currency: 'USD' as const })

function facts<T>(reaction: Reaction<T>): T {
  if (reaction.status !== 'done') throw new Error(JSON.stringify(reaction))
  return reaction.facts
}

async function saved(stage: Stage, payments: Payments, paymentId: string, card = '4242424242424242') {
  const opened = facts(
    await payments.openCheckout(
      {
        bookingId: paymentId,
        amount: { minor: '12000', currency: 'USD' },
        title: 'Career talk with Ana',
        email: 'mentee@sundial.test',
        successUrl: 'https://sundial.test/return',
        cancelUrl: 'https://sundial.test/b',
        expiresAt: new Date(stage.now().getTime() + 1_800_000).toISOString(),
        metadata: { bookingId: paymentId },
        transferGroup: `booking_${paymentId}`,
        save: true,
      },
      `checkout:${paymentId}:1`,
    ),
  )
  expect(opened).toMatchObject({ status: 'open', amount: null, payment: { state: 'none' } })
  await stage.submit(opened.url!, { card })
  const { payment } = facts(await payments.fetchCheckout(opened.id))
  if (payment.state !== 'saved') throw new Error(payment.state)
  const charge = (attempt: number) =>
    payments.chargeSaved({
      customerId: payment.customerId,
      paymentMethodId: payment.paymentMethodId,
      amount: usd(12_000n),
      title: 'Career talk with Ana',
      transferGroup: `booking_${paymentId}`,
      metadata: { bookingId: paymentId, paymentId },
      idempotencyKey: `charge:${paymentId}:${attempt}`,
    })
  return { ...payment, charge }
}

test('a saved card is charged under its key, found again by our id, and forgotten', async ({
  stage,
  payments,
}) => {
  const card = await saved(stage, payments, 'p1')
  expect(facts(await payments.findCharge(card.customerId, 'p1'))).toBeNull()
  const done = facts(await card.charge(1))
  expect(done).toMatchObject({ state: 'captured', amount: usd(12_000n), fee: { amount: usd(378n) } })
  expect(facts(await card.charge(1))).toEqual(done)
  expect(facts(await payments.findCharge(card.customerId, 'p1'))).toEqual(done)
  expect(facts(await payments.findCharge(card.customerId, 'p2'))).toBeNull()
  expect(facts(await payments.forgetCard(card.paymentMethodId))).toBeNull()
  expect(facts(await payments.forgetCard(card.paymentMethodId))).toBeNull()
  expect(await card.charge(2)).toMatchObject({ status: 'refused', code: 'resource_missing' })
})

test('a bank’s no is refused once, a stored failure when repeated, and found as what failed', async ({
  stage,
  payments,
}) => {
  const card = await saved(stage, payments, 'p3', '4000000000000341')
  expect(await card.charge(1)).toMatchObject({ status: 'refused', code: 'card_declined' })
  expect(await card.charge(1)).toMatchObject({ status: 'storedFailure' })
  expect(facts(await payments.findCharge(card.customerId, 'p3'))).toMatchObject({
    state: 'failed',
    reason: 'Your card was declined.',
  })
})

test.skipIf(!withContract)('what we sent and what we got is as the contract says', ({ stage }) => {
  expect(stage.calls.length).toBeGreaterThan(10)
  expect(brokenRules(stage.calls)).toEqual([])
})
