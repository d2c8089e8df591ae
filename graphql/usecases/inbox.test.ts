import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { reconcile } from './payment/reconcile.ts'

const inbox = ({ deps }: Scene, eventId: string) =>
  deps.db.inboxEvent.findUnique({ where: { provider_eventId: { provider: 'stripe', eventId } } })

type Told = { id: string; type: string; object: { id: string; object: string } }

/** Knocks at our door as the provider would; the status of the answer. */
async function tell(
  scene: Scene,
  { id, type, object }: Told,
  signed: { secret?: string; late?: number } = {},
) {
  const { secret = scene.webhookSecret, late = 0 } = signed
  const body = JSON.stringify({ id, object: 'event', type, created: 1, data: { object } })
  const t = Math.floor(scene.deps.machineNow().getTime() / 1000) - late
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')
  const headers = { 'stripe-signature': `t=${t},v1=${v1}` }
  return (await fetch(scene.webhookUrl, { method: 'POST', body, headers })).status
}

const session = (id: string) => ({ id, object: 'checkout.session' })

test('a forged, a stale and an unsigned delivery are refused, and nothing is stored', async ({ scene }) => {
  const told = { id: 'evt_forged', type: 'checkout.session.completed', object: session('cs_1') }
  const before = await scene.deps.db.inboxEvent.count()
  expect(await tell(scene, told, { secret: 'whsec_of_somebody_else' })).toBe(401)
  expect(await tell(scene, told, { late: 301 })).toBe(401)
  expect(await tell(scene, told, { late: -301 })).toBe(401)
  expect((await fetch(scene.webhookUrl, { method: 'POST', body: '{}' })).status).toBe(401)
  expect(await scene.deps.db.inboxEvent.count()).toBe(before)
})

test('what is stored is encrypted, and answered 2xx before it is worked off', async ({ scene }) => {
  const told = { id: 'evt_stored', type: 'checkout.session.completed', object: session('cs_secret') }
  expect(await tell(scene, told)).toBe(200)
  const row = await inbox(scene, told.id)
  expect(row).toMatchObject({ processedAt: null, attempts: 0 })
  expect(Buffer.from(row!.payload).includes('cs_secret')).toBe(false)
})

test('case 3: a Session that is not ours is put aside with its reason, at once', async ({ scene }) => {
  const opened = await scene.deps.payments.openCheckout(
    {
      bookingId: 'none',
      amount: { minor: '5000', currency: 'USD' },
      title: 'Somebody else’s',
      email: 'eve@sundial.test',
      successUrl: 'http://localhost/ok',
      cancelUrl: 'http://localhost/no',
      expiresAt: new Date(scene.clock.now().getTime() + 3_600_000).toISOString(),
      metadata: { bookingId: 'none' },
      transferGroup: 'none',
    },
    'foreign',
  )
  if (opened.status !== 'done') throw new Error(opened.status)
  await scene.pay(opened.facts.url)
  await scene.settle()
  const dead = await scene.deps.db.inboxEvent.findFirst({
    where: { objectId: opened.facts.id, type: 'checkout.session.completed' },
  })
  expect(dead).toMatchObject({ processedAt: null, deadAt: expect.any(Date), attempts: 1 })
  expect(dead?.error).toContain('belongs to no booking')
  // What is left of 50.00 when the provider has taken its fee.
  scene.foreign.minor += 4_825n
})

test('cases 3 and 7: a Session with our metadata and another price books nothing', async ({ scene }) => {
  let asked: Parameters<typeof scene.deps.payments.openCheckout>[0] | null = null
  const payments = {
    ...scene.deps.payments,
    openCheckout: async (parameters: NonNullable<typeof asked>) => {
      asked = parameters
      return { status: 'unknown', reason: 'never sent' } as const
    },
  }
  let hurried = 0
  const machineNow = () => new Date(scene.deps.machineNow().getTime() + 9_000 * hurried++)
  const { bookingId } = await scene.book({ deps: { payments, machineNow } })
  const { lines: _, ...dear } = asked!
  const cheap = { ...dear, amount: { minor: '100', currency: 'USD' as const } }
  const opened = await scene.deps.payments.openCheckout(cheap, `cheap:${bookingId}`)
  if (opened.status !== 'done') throw new Error(opened.status)
  await scene.pay(opened.facts.url)
  await scene.stripe.runDue()
  await scene.deps.db.payment.updateMany({ where: { bookingId }, data: { createdAt: scene.clock.now() } })
  const { rows } = await scene.pool.query('select count(*)::int as n from event where position is null')
  expect(rows[0].n).toBeGreaterThan(0)
  await scene.work()
  expect((await scene.booking(bookingId)).state).toBe('AWAITING_PAYMENT')
  scene.foreign.minor += 67n
})

test('case 14: an event whose processing failed is processed when it is told again; one that was processed is not', async ({
  scene,
}) => {
  const { bookingId, url } = await scene.book()
  await scene.pay(url)
  const { payments } = await scene.booking(bookingId)
  const object = session(payments[0]!.checkoutSessionId!)
  const told = { id: 'evt_again', type: 'checkout.session.completed', object }
  const path = '/v1/checkout/sessions/{session}'
  await scene.stripe.setFaults({ next: [{ on: 'call', path, method: 'GET', do: 'error', status: 429 }] })
  await tell(scene, told)
  await scene.work()
  expect(await inbox(scene, told.id)).toMatchObject({ processedAt: null, error: expect.any(String) })
  await scene.pool.query('delete from graphile_worker._private_jobs')
  expect(await tell(scene, told)).toBe(200)
  await scene.work()
  expect(await inbox(scene, told.id)).toMatchObject({ processedAt: expect.any(Date), error: null })
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
  const events = await scene.deps.db.event.count({ where: { type: 'inbox.received' } })
  await tell(scene, told)
  expect(await scene.deps.db.event.count({ where: { type: 'inbox.received' } })).toBe(events)
})

test('case 14: while the door answers 500 the provider repeats, and the booking is made by the repeat', async ({
  scene,
}) => {
  const { bookingId, url } = await scene.book()
  await scene.settle()
  await scene.pay(url)
  scene.doorAnswers.push(...Array.from({ length: 5 }, () => 500))
  await scene.stripe.runDue()
  await scene.work()
  expect((await scene.booking(bookingId)).state).toBe('AWAITING_PAYMENT')
  scene.doorAnswers.length = 0
  scene.clock.advance({ minutes: 5 })
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
})

test('an event of an unknown type is put aside as done', async ({ scene }) => {
  const told = { id: 'evt_new', type: 'toString', object: { id: 'x_1', object: 'x' } }
  expect(await tell(scene, told)).toBe(200)
  await scene.work()
  expect(await inbox(scene, told.id)).toMatchObject({ processedAt: expect.any(Date), error: null })
})

test('one event that cannot be followed does not keep the reconciler from all later ones', async ({
  scene,
}) => {
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 99 }] })
  const odd = await scene.book()
  await scene.pay(odd.url)
  const oddSession = (await scene.booking(odd.bookingId)).payments[0]!.checkoutSessionId!
  const { bookingId, url } = await scene.book()
  await scene.pay(url)
  const { payments } = scene.deps
  const poisoned = async (id: string) => {
    if (id === oddSession) throw new RangeError('an amount in an unknown currency')
    return payments.fetchCheckout(id)
  }
  await reconcile({ ...scene.deps, payments: { ...payments, fetchCheckout: poisoned } })
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
  const aside = await scene.deps.db.inboxEvent.findFirst({ where: { objectId: oddSession } })
  expect(aside).toMatchObject({ type: 'checkout.session.completed', processedAt: null })
  await scene.settle()
  expect((await scene.booking(odd.bookingId)).state).toBe('CONFIRMED')
})
