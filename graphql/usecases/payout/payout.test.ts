import { expect } from 'vitest'
import { test } from '#graphql/testing/live.ts'
import { arrived, payoutOf, releasable } from '#graphql/testing/shares.ts'
import { reconcile } from '../payment/reconcile.ts'
import { processPayouts } from './process-payouts.ts'
import { sendPayout } from './send-payout.ts'

const transfers = '/v1/transfers'

test('case 22: a second before its time nothing leaves; at its time one transfer, of the split to the cent', async ({
  scene,
}) => {
  const bookingId = await releasable(scene)
  const { releaseAt } = await payoutOf(scene, bookingId)
  scene.clock.set(new Date(releaseAt.getTime() - 1_000))
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([])
  scene.clock.set(releaseAt)
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'PAID', paidAt: releaseAt })
  expect(await scene.balance('mentor_due', bookingId)).toBe(0n)
  expect(await scene.balance('platform_fee', bookingId)).toBe(-1_237n)
  expect((await scene.mails(bookingId)).at(-1)).toBe('Ana: $70.13 is on its way to you')
})

test('case 22: two sweepers and two senders at once release and send it once', async ({ scene }) => {
  const bookingId = await releasable(scene)
  const runs = await Promise.all([processPayouts(scene.deps), processPayouts(scene.deps)])
  expect(runs.reduce((sum, { released }) => sum + released, 0)).toBe(1)
  const { id } = await payoutOf(scene, bookingId)
  await Promise.allSettled([1, 2, 3].map(() => sendPayout(scene.deps, id)))
  await scene.settle()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'PAID', transfers: [{ attempt: 1 }] })
})

test('case 22: a process that dies between the transfer and its record sends nothing twice', async ({
  scene,
}) => {
  const bookingId = await releasable(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: transfers, do: 'timeoutAfterEffect' }] })
  await processPayouts(scene.deps)
  await scene.work()
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'SENDING' })
  await scene.settle()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
  expect((await payoutOf(scene, bookingId)).state).toBe('PAID')
})

test('in a currency in which the platform does not settle any more it waits, and goes on when it does', async ({
  scene,
}) => {
  const bookingId = await releasable(scene)
  const settles = ['EUR']
  const poorer = { ...scene.deps, settings: { ...scene.deps.settings, settles } }
  expect(await processPayouts(poorer)).toEqual({ released: 0, blocked: 1 })
  const blocks = [{ reason: 'CURRENCY', cause: 'USD', endedAt: null }]
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'HELD', blocks })
  expect(await processPayouts(poorer)).toEqual({ released: 0, blocked: 0 })

  await processPayouts(scene.deps)
  const { id } = await payoutOf(scene, bookingId)
  await sendPayout(poorer, id)
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'DUE' })
  expect(await arrived(scene, bookingId)).toEqual([])
  await scene.settle()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
})

test('after a day the transfer is looked up, found and taken', async ({ scene }) => {
  const bookingId = await releasable(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: transfers, do: 'timeoutAfterEffect' }] })
  await processPayouts(scene.deps)
  await scene.work()
  scene.clock.advance({ hours: 25 })
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
  expect((await payoutOf(scene, bookingId)).state).toBe('PAID')
})

test('a stored failure is looked up and goes as the next attempt', async ({ scene }) => {
  const bookingId = await releasable(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: transfers, do: 'error', status: 500 }] })
  await scene.settle()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'PAID', attempt: 2 })
})

test('what failed while a bank began to contest it does not go again before the bank has decided', async ({
  scene,
}) => {
  const bookingId = await releasable(scene)
  const fails = (status: number) => ({ on: 'call', path: transfers, do: 'error', status }) as const
  await scene.stripe.setFaults({ next: [fails(429), fails(500)] })
  await processPayouts(scene.deps)
  await scene.work()
  expect((await payoutOf(scene, bookingId)).state).toBe('SENDING')
  const [payment] = (await scene.booking(bookingId)).payments
  await scene.stripe.contest({ charge: payment!.chargeId! })
  await scene.stripe.runDue()
  await scene.work()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([])
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'DUE', blocks: [{ reason: 'DISPUTE' }] })
  const dispute = await scene.deps.db.dispute.findFirstOrThrow({ where: { bookingId } })
  await scene.stripe.contest({ won: dispute.providerDisputeId })
  await scene.settle()
  scene.clock.advance({ minutes: 2 })
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
})

test('case 21: without an account it waits with its reason, and goes on by itself when the account is ready', async ({
  scene,
}) => {
  const mentor = await scene.mentor()
  const bookingId = await releasable(scene, mentor)
  await scene.settle()
  expect(await payoutOf(scene, bookingId)).toMatchObject({
    state: 'HELD',
    blocks: [{ reason: 'NO_ACCOUNT', endedAt: null }],
  })
  expect((await scene.mails(bookingId)).at(-1)).toBe('Ana: $70.13 is waiting')
  await scene.connect(mentor)
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
  expect((await payoutOf(scene, bookingId)).state).toBe('PAID')
})

test('an account that is ready is noticed with every webhook lost', async ({ scene }) => {
  const mentor = await scene.mentor()
  const accountId = await scene.connect(mentor, false)
  const bookingId = await releasable(scene, mentor)
  await scene.settle()
  expect((await payoutOf(scene, bookingId)).blocks).toMatchObject([{ reason: 'NO_ACCOUNT' }])
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 99 }] })
  await scene.onboard(accountId, false)
  await scene.settle()
  expect((await payoutOf(scene, bookingId)).state).toBe('HELD')
  await reconcile(scene.deps)
  await scene.settle()
  expect((await payoutOf(scene, bookingId)).state).toBe('PAID')
})

test('of a working account whose notices are lost the truth is a day old at most', async ({ scene }) => {
  const mentor = await scene.mentor()
  await scene.connect(mentor)
  const where = { mentorId: mentor.id }
  const { db } = scene.deps
  const knownFor = async (hours: number) => {
    const fetchedAt = new Date(scene.clock.now().getTime() - hours * 3_600_000)
    await db.connectedAccount.update({ where, data: { fetchedAt, country: 'FR' } })
    await reconcile(scene.deps)
    return (await db.connectedAccount.findUniqueOrThrow({ where })).country
  }
  expect(await knownFor(23)).toBe('FR')
  expect(await knownFor(25)).toBe('US')
})

test('case 21: transfers that go off block it, before and after the release, until they are on again', async ({
  scene,
}) => {
  const mentor = await scene.mentor()
  const accountId = await scene.connect(mentor)
  const bookingId = await releasable(scene, mentor)
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 2 }] })
  await scene.stripe.restrictAccount(accountId)
  await scene.settle()
  expect(await payoutOf(scene, bookingId)).toMatchObject({
    state: 'DUE',
    attempt: 2,
    blocks: [{ reason: 'TRANSFERS_OFF', endedAt: null }],
  })
  await scene.onboard(accountId)
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
})

test('a payout that waited for money is tried again after an hour', async ({ scene }) => {
  const bookingId = await releasable(scene)
  const { payments } = scene.deps
  const poor: typeof payments = {
    ...payments,
    transfer: async () => ({ status: 'refused', code: 'balance_insufficient', message: 'Not now.' }),
  }
  await processPayouts(scene.deps)
  const { id } = await payoutOf(scene, bookingId)
  await sendPayout({ ...scene.deps, payments: poor }, id)
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'DUE', blocks: [{ reason: 'FUNDS' }] })
  scene.clock.advance({ minutes: 61 })
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
})

test('a currency that the company does not take stands in the way, told once, until it takes it', async ({
  scene,
}) => {
  const bookingId = await releasable(scene)
  const [payment] = (await scene.booking(bookingId)).payments
  const settledIn = (currency: string) =>
    scene.pool.query(
      `update sandbox.stripe_object set body = jsonb_set(body, '{currency}', to_jsonb($2::text)) where id = $1`,
      [payment!.chargeId, currency],
    )
  await settledIn('eur')
  await scene.settle()
  const open = { reason: 'CURRENCY', endedAt: null }
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'DUE', failedAt: null, blocks: [open] })
  const afterAnHour = async () => {
    scene.clock.advance({ minutes: 61 })
    await scene.settle()
    await scene.settle()
  }
  await afterAnHour()
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'DUE', attempt: 3, failedAt: null })
  await settledIn('usd')
  await afterAnHour()
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'PAID', attempt: 3 })
  expect(await arrived(scene, bookingId)).toEqual([7_013])
  const told = (await scene.mails(bookingId)).filter((mail) => mail === 'Ana: $70.13 is waiting')
  expect(told).toHaveLength(1)
})

test('case 31: a transfer that gave up is shown as failed, and admins are called', async ({ scene }) => {
  await scene.admin({ name: 'Ada Admin' })
  const bookingId = await releasable(scene)
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: transfers, do: 'error', status: 429, times: 999 }],
  })
  for (let again = 0; again < 14; again++) await scene.settle()
  const payout = await payoutOf(scene, bookingId)
  expect(payout).toMatchObject({
    state: 'SENDING',
    failedAt: expect.any(Date),
    failureReason: expect.any(String),
  })
  await scene.settle()
  expect(await scene.mails(bookingId)).toContain('Ada: A payout failed and needs you')
  await scene.stripe.setFaults({ next: [] })
  await scene.pool.query('delete from graphile_worker._private_jobs')
  await sendPayout(scene.deps, payout.id)
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'PAID', failedAt: null })
})

test('when all of it is the platform’s, it is paid without a transfer', async ({ scene }) => {
  const bookingId = await releasable(scene, undefined)
  await scene.deps.db.booking.update({ where: { id: bookingId }, data: { feeBps: 10_000 } })
  await scene.deps.db.payout.updateMany({
    where: { bookingId },
    data: { amountMinor: 0n, platformFeeMinor: 8_250n },
  })
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([])
  expect((await payoutOf(scene, bookingId)).state).toBe('PAID')
})
