import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { nodeId } from '../node-id.ts'
import { askAfterOpen } from './ask-after-open.ts'
import { syncRefund } from './join-refund.ts'

const refunds = '/v1/refunds'

/** A paid booking cancelled in time, its refund decided and not sent yet. */
async function cancelled(scene: Scene, card = '4242424242424242') {
  const { bookingId, guest } = await scene.paid({ card })
  await cancelBooking(scene.deps, guest, { bookingId })
  return bookingId
}

const refundOf = async (scene: Scene, bookingId: string) => (await scene.booking(bookingId)).refunds[0]!

/** What the provider gave back of the booking's payment, in all. */
async function givenBack(scene: Scene, bookingId: string): Promise<number> {
  const { rows } = await scene.pool.query(
    `select coalesce(sum((body->>'amount')::int), 0)::int as back from sandbox.stripe_object
     where type = 'refund' and body->>'status' <> 'failed' and body->'metadata'->>'bookingId' = $1`,
    [bookingId],
  )
  return rows[0].back
}

const keysOf = ({ calls }: Scene) =>
  calls.flatMap(({ method, path, key }) => (method === 'POST' && path === refunds ? [key] : []))

test('an answer that is lost after the effect is asked for again under the same key', async ({ scene }) => {
  const bookingId = await cancelled(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: refunds, do: 'timeoutAfterEffect' }] })
  await scene.work()
  await scene.settle()
  await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED', attempt: 1 })
  expect(await givenBack(scene, bookingId)).toBe(8_250)
  expect(new Set(keysOf(scene)).size).toBe(1)
})

test('a stored failure is not repeated: the refund is looked up, then goes as the next attempt', async ({
  scene,
}) => {
  const bookingId = await cancelled(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: refunds, do: 'error', status: 500 }] })
  await scene.settle()
  await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED', attempt: 2 })
  expect(await givenBack(scene, bookingId)).toBe(8_250)
  expect(new Set(keysOf(scene)).size).toBe(2)
})

test('after a day of silence the refund is looked up before anything is sent', async ({ scene }) => {
  const bookingId = await cancelled(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: refunds, do: 'timeoutAfterEffect' }] })
  await scene.work()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'DECIDED' })
  scene.clock.advance({ hours: 25 })
  const sent = keysOf(scene).length
  await scene.pool.query('update graphile_worker._private_jobs set run_at = now()')
  await scene.work()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED' })
  expect(keysOf(scene)).toHaveLength(sent)
  await scene.settle()
  expect(await givenBack(scene, bookingId)).toBe(8_250)
})

test('a refund that nobody heard of and that the bank sent back is not taken for the next attempt', async ({
  scene,
}) => {
  const bookingId = await cancelled(scene, '4000000000005126')
  await scene.stripe.setFaults({
    next: [
      { on: 'call', path: refunds, do: 'timeoutAfterEffect' },
      { on: 'webhook', type: 'refund.created', do: 'drop' },
      { on: 'webhook', type: 'refund.failed', do: 'delay', by: 'P2D' },
      { on: 'webhook', type: 'refund.updated', do: 'drop' },
    ],
  })
  await scene.work()
  scene.clock.advance({ hours: 25 })
  await scene.settle()
  await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED', attempt: 2 })
  scene.clock.advance({ hours: 23 })
  await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED', attempt: 2 })
})

test('busy is not a no: 429 and 409 are asked again', async ({ scene }) => {
  const bookingId = await cancelled(scene)
  const busy = (status: number) => ({ on: 'call' as const, path: refunds, do: 'error' as const, status })
  await scene.stripe.setFaults({ next: [busy(429), busy(409)] })
  for (let again = 0; again < 3; again++) await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED', attempt: 1 })
})

test('case 6: a definite no stays owed and is kept with its reason; admins are called, the mentee is told that we are on it', async ({
  scene,
}) => {
  await scene.admin({ email: 'ben@sundial.test', name: 'Ben Admin' })
  const bookingId = await cancelled(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: refunds, do: 'error', status: 400 }] })
  await scene.settle()
  await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({
    state: 'DECIDED',
    failureReason: expect.stringContaining('unknown error'),
  })
  expect(await scene.balance('refund_due', bookingId)).toBe(-8_250n)
  const told = await scene.mails(bookingId)
  expect(told.filter((mail) => mail.startsWith('Ben: '))).toEqual(['Ben: A refund failed and needs you'])
  const mails = await scene.mail.list()
  expect(mails.find(({ subject }) => subject.endsWith(': your refund'))!.text).toContain(
    'The refund of $82.50 could not be sent to you, or came back from your bank. The money is safe with us',
  )
  const query = 'query ($id: ID!) { booking(id: $id) { payment { refunds { state } } } }'
  const { data } = await ask(scene, { kind: 'guest', bookingIds: [bookingId] }, query, {
    id: nodeId('Booking', bookingId),
  })
  expect(data.booking.payment.refunds).toEqual([{ state: 'FAILED' }])
})

test('card 7726: a pending refund is owed until it succeeds', async ({ scene }) => {
  const bookingId = await cancelled(scene, '4000000000007726')
  await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'PENDING' })
  scene.clock.advance({ hours: 25 })
  await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED' })
  expect(await scene.balance('refund_due', bookingId)).toBe(0n)
})

test('what is still open is asked after: a refund of which nobody told more does not stay pending', async ({
  scene,
}) => {
  const bookingId = await cancelled(scene, '4000000000007726')
  await scene.settle()
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 9 }] })
  scene.clock.advance({ hours: 25 })
  await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'PENDING' })
  expect(await askAfterOpen(scene.deps)).toBe(1)
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED' })
  expect(await askAfterOpen(scene.deps)).toBe(0)
  await scene.stripe.setFaults({ next: [] })
})

test('one refund after which nobody answers keeps no other waiting', async ({ scene }) => {
  const first = await cancelled(scene, '4000000000007726')
  const second = await cancelled(scene, '4000000000007726')
  const third = await cancelled(scene, '4000000000007726')
  await scene.settle()
  const away = { on: 'call', path: '/v1/refunds', do: 'error', status: 503 } as const
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 9 }] })
  scene.clock.advance({ hours: 25 })
  await scene.settle()
  const { providerRefundId } = await refundOf(scene, first)
  await scene.stripe.setFaults({
    next: Array.from({ length: 3 }, () => ({ ...away, path: `${away.path}/${providerRefundId}` })),
  })
  await expect(askAfterOpen(scene.deps, 1)).rejects.toThrow('1 of 3 were not answered')
  for (const bookingId of [second, third])
    expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED' })
  await scene.stripe.setFaults({ next: [] })
  expect(await askAfterOpen(scene.deps, 1)).toBe(1)
  expect(await refundOf(scene, first)).toMatchObject({ state: 'SUCCEEDED' })
})

test('case 20, card 5126: a refund that fails later is owed again, mentee and admins are told, the next attempt counts anew', async ({
  scene,
}) => {
  await scene.admin({ email: 'ada@sundial.test', name: 'Ada Admin' })
  const bookingId = await cancelled(scene, '4000000000005126')
  await scene.settle()
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED' })
  scene.clock.advance({ hours: 25 })
  await scene.settle()
  const failed = await refundOf(scene, bookingId)
  expect(failed).toMatchObject({ state: 'FAILED', failureReason: 'expired_or_canceled_card' })
  expect(await scene.balance('refund_due', bookingId)).toBe(-8_250n)
  const told = await scene.mails(bookingId)
  expect(told.filter((mail) => mail.startsWith('Ada: '))).toHaveLength(1)
  // As an admin's retry leaves it; what is still heard of the first attempt must not end the second.
  await scene.deps.db.refund.update({
    where: { id: failed.id },
    data: {
      state: 'DECIDED',
      attempt: 2,
      failureReason: null,
      sentAt: null,
      providerRefundId: null,
      settledAt: null,
    },
  })
  await syncRefund(scene.deps, failed.providerRefundId!)
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'DECIDED', attempt: 2 })
})

test('a refund that somebody made elsewhere is nothing to us', async ({ scene }) => {
  const { bookingId } = await scene.paid()
  const { payments } = await scene.booking(bookingId)
  const made = await scene.deps.payments.refund({
    paymentIntentId: payments[0]!.paymentIntentId!,
    amount: { minor: 100n, currency: 'USD' },
    metadata: { refundId: 'not-one-of-ours' },
    idempotencyKey: `elsewhere:${bookingId}`,
  })
  await scene.settle()
  expect(made.status).toBe('done')
  expect(await scene.deps.db.inboxEvent.count({ where: { processedAt: null } })).toBe(0)
  expect((await scene.booking(bookingId)).refunds).toEqual([])
  scene.foreign.minor -= 100n
})
