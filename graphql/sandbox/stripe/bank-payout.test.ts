import { expect } from 'vitest'
import { brokenEvents, brokenRules, withContract } from './contract.ts'
import { DAY, HOUR, onboarded, paid, refusal } from './story.ts'
import { type Stage, test } from './testing.ts'

const closed = '000111111113'

/** Ten o'clock of the day after: what was paid out at midnight lies in between. */
const untilMorning = (stage: Stage) => stage.advance(DAY)

/** An account with 50.00 that it can have, of a payment of this morning. */
async function earning(stage: Stage, bank?: string) {
  const account = await onboarded(stage, bank)
  const { charge } = await paid(stage, '4000000000000077')
  const transfer = await stage.stripe.transfers.create({
    ...{ amount: 5000, currency: 'usd', destination: account.id, source_transaction: charge.id },
  })
  const of = { stripeAccount: account.id }
  return {
    account,
    transfer,
    payouts: async () => (await stage.stripe.payouts.list({ expand: ['data.destination'] }, of)).data,
    available: async () => (await stage.stripe.balance.retrieve({}, of)).available[0]?.amount,
    told: () =>
      stage.received
        .filter(({ event }) => event.account === account.id && event.type.includes('payout.'))
        .map(({ event }) => event.type),
  }
}

test('what an account has goes to its bank at midnight, leaves a day later and arrives on the day that was named', async ({
  stage,
}) => {
  const { transfer, payouts, available, told } = await earning(stage, '000123456789')
  expect([await available(), await payouts()]).toEqual([5000, []])
  await untilMorning(stage)
  const midnight = Date.parse('2026-11-21T00:00:00Z') / 1000
  const payout = { amount: 5000, currency: 'usd', automatic: true, failure_code: null }
  const dated = { ...payout, created: midnight, arrival_date: midnight + (2 * DAY) / 1000 }
  const bank = { object: 'bank_account', last4: '6789', bank_name: 'STRIPE TEST BANK' }
  expect(await payouts()).toMatchObject([{ ...dated, status: 'pending', destination: bank }])
  expect(await available()).toBe(0)
  const late = await refusal(stage.stripe.transfers.createReversal(transfer.id, { amount: 1 }))
  expect(late).toMatchObject({ statusCode: 400, code: 'balance_insufficient' })
  await untilMorning(stage)
  expect(await payouts()).toMatchObject([{ status: 'in_transit' }])
  await untilMorning(stage)
  expect(await payouts()).toMatchObject([{ status: 'paid' }])
  await stage.advance(5 * DAY)
  expect(await payouts()).toHaveLength(1)
  expect(told()).toEqual(['payout.created', 'payout.updated', 'payout.paid'])
})

test('what the bank sends back is on the account again, and nothing more is sent until it names another bank', async ({
  stage,
}) => {
  const { stripe } = stage
  const { account, transfer, payouts, available, told } = await earning(stage, closed)
  await stage.advance(3 * DAY)
  const failure = { failure_code: 'account_closed', failure_message: expect.stringContaining('closed') }
  const [failed] = await payouts()
  expect(failed).toMatchObject({ ...failure, status: 'failed', destination: { status: 'errored' } })
  expect(failed!.failure_balance_transaction).toMatch(/^txn_/)
  expect(told()).toEqual(['payout.created', 'payout.updated', 'payout.failed'])
  expect(await available()).toBe(5000)
  await stage.advance(5 * DAY)
  expect(await payouts()).toHaveLength(1)
  const asks = { currently_due: ['external_account'], disabled_reason: 'requirements.past_due' }
  const stopped = { payouts_enabled: false, capabilities: { transfers: 'active' }, requirements: asks }
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject(stopped)
  const byHand = stripe.payouts.create({ amount: 1, currency: 'usd' }, { stripeAccount: account.id })
  expect(await refusal(byHand)).toMatchObject({ code: 'payouts_not_allowed' })
  await stripe.transfers.createReversal(transfer.id, { amount: 700 })

  await stage.submit(`${stage.sandbox.url}/express/${account.id}`, { bank: '000123456789', action: 'save' })
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    ...{ payouts_enabled: true, requirements: { currently_due: [], disabled_reason: null } },
  })
  await stage.advance(3 * DAY)
  expect(await payouts()).toMatchObject([{ amount: 4300, status: 'paid' }, { status: 'failed' }])
  expect(await available()).toBe(0)
})

test('an account that named no bank keeps its money; by hand it is paid out at once', async ({ stage }) => {
  const { account, payouts, available } = await earning(stage)
  await stage.advance(3 * DAY)
  expect([await available(), await payouts()]).toEqual([5000, []])
  const page = `${stage.sandbox.url}/express/${account.id}`
  await stage.submit(page, { bank: '000123456789', schedule: 'manual', action: 'save' })
  await stage.advance(3 * DAY)
  expect(await payouts()).toEqual([])
  await stage.submit(page, { bank: '000123456789', schedule: 'manual', action: 'payout' })
  expect(await payouts()).toMatchObject([{ amount: 5000, automatic: false, status: 'pending' }])
  await stage.advance(2 * DAY + HOUR)
  expect(await payouts()).toMatchObject([{ status: 'paid' }])
  expect(await (await fetch(page)).text()).toContain('ends in 6789')
})

test.skipIf(!withContract)(
  'every call, answer and event above is as the contract says',
  async ({ stage }) => {
    expect(stage.calls.length).toBeGreaterThan(10)
    expect(brokenRules(stage.calls)).toEqual([])
    expect(await brokenEvents(stage.pool)).toEqual([])
  },
)
