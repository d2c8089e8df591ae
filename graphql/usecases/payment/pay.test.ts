import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { completeCheckout } from './complete-checkout.ts'
import { reconcile } from './reconcile.ts'

const completed = 'checkout.session.completed'

async function booked(scene: Scene) {
  const { bookingId, url, guest } = await scene.book()
  expect(await scene.pay(url)).toBe(303)
  return { bookingId, guest }
}

/** What is true after any of the ways in which the news of a payment can arrive. */
async function isConfirmedOnce(scene: Scene, bookingId: string) {
  const booking = await scene.booking(bookingId)
  expect(booking).toMatchObject({
    state: 'CONFIRMED',
    holdExpiresAt: null,
    holds: [{ kind: 'SLOT' }],
    payments: [{ state: 'SUCCEEDED', amountMinor: 8_250n, refundedMinor: 0n }],
    payout: { state: 'HELD', amountMinor: 7_013n, platformFeeMinor: 1_237n },
    refunds: [],
  })
  const releaseAt = booking.endsAt.getTime() + 72 * 3_600_000
  expect(booking.payout?.releaseAt.getTime()).toBe(releaseAt)
  expect(await scene.balance('held', bookingId)).toBe(-8_250n)
  expect(await scene.mails(bookingId)).toEqual([
    expect.stringMatching(/^Jonas: .*confirmed$/),
    expect.stringMatching(/^Ana: .*confirmed$/),
  ])
}

test('case 1: the webhook alone confirms', async ({ scene }) => {
  const { bookingId } = await booked(scene)
  await scene.settle()
  await isConfirmedOnce(scene, bookingId)
  const [mail] = await scene.mail.list()
  expect(mail?.attachments[0]?.content).toContain('METHOD:REQUEST')
})

test('the return page alone confirms, while the webhook is lost', async ({ scene }) => {
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 9 }] })
  const { bookingId, guest } = await booked(scene)
  await completeCheckout(scene.deps, guest, bookingId)
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
  await scene.settle()
  await isConfirmedOnce(scene, bookingId)
})

test('case 2: return page and webhook at the same instant confirm once', async ({ scene }) => {
  const { bookingId, guest } = await booked(scene)
  const back = () => completeCheckout(scene.deps, guest, bookingId)
  await Promise.all([back(), scene.stripe.runDue().then(scene.work), back()])
  await scene.settle()
  await isConfirmedOnce(scene, bookingId)
})

test.for(['duplicate', 'reorder'] as const)(
  'case 13: a webhook that is told to %s confirms once',
  async (what, { scene }) => {
    await scene.stripe.setFaults({ next: [{ on: 'webhook', do: what, times: 9 }] })
    const { bookingId } = await booked(scene)
    await scene.settle()
    scene.clock.advance({ minutes: 2 })
    await scene.settle()
    await isConfirmedOnce(scene, bookingId)
  },
)

test('a webhook that comes long after the return page changes nothing', async ({ scene }) => {
  await scene.stripe.setFaults({ next: [{ on: 'webhook', type: completed, do: 'delay', by: 'PT47H' }] })
  const { bookingId, guest } = await booked(scene)
  await completeCheckout(scene.deps, guest, bookingId)
  await scene.settle()
  scene.clock.advance({ hours: 48 })
  await scene.settle()
  await isConfirmedOnce(scene, bookingId)
})

test('with every webhook lost and nobody back, the reconciler finds out', async ({ scene }) => {
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 99 }] })
  const { bookingId } = await booked(scene)
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('AWAITING_PAYMENT')
  await reconcile(scene.deps)
  await scene.settle()
  await isConfirmedOnce(scene, bookingId)
  expect(await reconcile(scene.deps)).toBe(0)
})

test('case 31: a declined card changes nothing, and the next card books', async ({ scene }) => {
  const { bookingId, url } = await scene.book()
  expect(await scene.pay(url, '4000000000000002')).toBe(402)
  expect(await scene.pay(url, '4000000000009995')).toBe(402)
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({
    state: 'AWAITING_PAYMENT',
    payments: [{ state: 'OPEN' }],
  })
  expect(await scene.pay(url)).toBe(303)
  await scene.settle()
  await isConfirmedOnce(scene, bookingId)
})

test('an outage while the Checkout is opened keeps the hold, and the job opens it', async ({ scene }) => {
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: '/v1/checkout/sessions', do: 'error', status: 429, times: 99 }],
  })
  let hurried = 0
  const machineNow = () => new Date(scene.deps.machineNow().getTime() + 9_000 * hurried++)
  const { bookingId, url } = await scene.book({ deps: { machineNow } })
  expect(url).toBeNull()
  await scene.stripe.setFaults({ next: [] })
  await scene.settle()
  const [payment] = (await scene.booking(bookingId)).payments
  expect(await scene.pay(payment!.checkoutUrl)).toBe(303)
  await scene.settle()
  await isConfirmedOnce(scene, bookingId)
})

test('a Checkout that was opened before the answer was lost is opened once', async ({ scene }) => {
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: '/v1/checkout/sessions', do: 'timeoutAfterEffect' }],
  })
  const { bookingId, url } = await scene.book()
  await scene.pay(url)
  await scene.settle()
  await isConfirmedOnce(scene, bookingId)
  const opened = scene.calls.filter(
    ({ method, path }) => method === 'POST' && path === '/v1/checkout/sessions',
  )
  expect(new Set(opened.map(({ key }) => key)).size).toBe(1)
})
