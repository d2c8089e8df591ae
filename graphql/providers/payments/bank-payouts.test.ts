import { expect } from 'vitest'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { brokenEvents, brokenRules, withContract } from '#graphql/sandbox/stripe/contract.ts'
import { DAY, onboarded, paid } from '#graphql/sandbox/stripe/story.ts'
import { test as plain, type Stage } from '#graphql/sandbox/stripe/testing.ts'
import type { Payments } from './port.ts'
import { stripePayments } from './stripe.ts'

const test = plain.extend<{ payments: Payments }>({
  payments: async ({ stage }, use) =>
    use(stripePayments({ secretKey: 'sk_test_house', apiBase: stage.sandbox.url, timeout: 3000 })),
})

function facts<T>(reaction: Reaction<T>): T {
  if (reaction.status !== 'done') throw new Error(JSON.stringify(reaction))
  return reaction.facts
}

const whole = { limit: 10, after: null }

/** A mentor's account that is paid out to this number, with a share in each of these currencies. */
async function earning(stage: Stage, bank: string, prices: [amount: number, currency: string][]) {
  const account = await onboarded(stage, bank)
  for (const [amount, currency] of prices) {
    const { charge } = await paid(stage, '4000000000000077', { unit_amount: amount, currency })
    await stage.stripe.transfers.create({
      ...{ amount, currency, destination: account.id, source_transaction: charge.id },
    })
  }
  return account.id
}

const change = (stage: Stage, id: string, said: object) =>
  stage.pool.query('update sandbox.stripe_object set body = body || $2 where id = $1', [id, said])

test('a bank payout is told in our words and units, with the day it arrives and no more of the bank than its end', async ({
  stage,
  payments,
}) => {
  const account = await earning(stage, '000123456789', [
    [2_500, 'jpy'],
    [12_340, 'kwd'],
  ])
  await stage.advance(DAY)
  const bank = { name: 'STRIPE TEST BANK', lastDigits: '6789' }
  const shared = { state: 'PENDING', arrivesOn: '2026-11-23', failure: null, automatic: true, bank }
  const { payouts } = facts(await payments.listBankPayouts(account, whole))
  expect(payouts).toEqual([
    { ...shared, id: expect.stringMatching(/^po_/), amount: { minor: 12_340n, currency: 'KWD' } },
    { ...shared, id: expect.stringMatching(/^po_/), amount: { minor: 2_500n, currency: 'JPY' } },
  ])
  const [asked] = stage.calls.filter(({ template }) => template === '/v1/payouts').slice(-1)
  expect(asked!.params).toEqual({ limit: '10', expand: ['data.destination'] })

  await stage.advance(DAY)
  const states = async () => facts(await payments.listBankPayouts(account, whole)).payouts
  expect((await states()).map(({ state }) => state)).toEqual(['ON_ITS_WAY', 'ON_ITS_WAY'])
  await stage.advance(DAY)
  expect((await states()).map(({ state }) => state)).toEqual(['PAID', 'PAID'])

  await change(stage, payouts[0]!.id, { currency: 'xts' })
  expect((await states()).map(({ id }) => id)).toEqual([payouts[1]!.id])
  await change(stage, payouts[1]!.id, { status: 'resting' })
  await expect(states()).rejects.toThrow('Stripe says "resting"')
})

test('why a bank sent it back is told in a word that we know, whatever the company calls it', async ({
  stage,
  payments,
}) => {
  const account = await earning(stage, '000111111116', [[5_000, 'usd']])
  await stage.advance(3 * DAY)
  const one = async () => facts(await payments.listBankPayouts(account, whole)).payouts[0]!
  expect(await one()).toMatchObject({
    state: 'FAILED',
    failure: 'NO_SUCH_ACCOUNT',
    bank: { lastDigits: '1116' },
  })
  const { id } = await one()
  for (const [failure_code, failure] of [
    ['incorrect_account_holder_name', 'WRONG_HOLDER'],
    ['a_new_code', 'OTHER'],
    [null, 'OTHER'],
  ] as const) {
    await change(stage, id, { failure_code })
    expect(await one()).toMatchObject({ failure })
  }
  await change(stage, id, { destination: 'ba_taken_off' })
  expect(await one()).toMatchObject({ bank: null })
})

test('a company that does not answer, and one that sends us away, say so', async ({ stage, payments }) => {
  const { id: account } = await onboarded(stage)
  const fault = { on: 'call', path: '/v1/payouts', do: 'error', status: 503 } as const
  await stage.sandbox.setFaults({ next: [fault] })
  expect((await payments.listBankPayouts(account, whole)).status).toBe('retryLater')
  expect(await payments.listBankPayouts('acct_left', whole)).toMatchObject({ code: 'account_invalid' })
  expect(facts(await payments.listBankPayouts(account, whole))).toEqual({ payouts: [], next: null })
})

test.skipIf(!withContract)('what was asked, answered and told is as the contract says', async ({ stage }) => {
  expect(brokenRules(stage.calls)).toEqual([])
  expect(await brokenEvents(stage.pool)).toEqual([])
})
