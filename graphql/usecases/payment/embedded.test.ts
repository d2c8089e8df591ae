import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import type { Deps } from '../deps.ts'
import { nodeId } from '../node-id.ts'
import { nobody, type Viewer } from '../viewer.ts'
import { completeCheckout } from './complete-checkout.ts'
import { hostCheckout } from './host-checkout.ts'

/** The same house, whose own page shows the form. */
const embedding = ({ deps }: Scene) => ({
  ...deps,
  settings: { ...deps.settings, embeddedCheckout: { publishableKey: 'pk_test_house' } },
})

async function booked(scene: Scene) {
  const deps = embedding(scene)
  const { bookingId, url, guest } = await scene.book({ deps })
  const [payment] = (await scene.booking(bookingId)).payments
  /** What the frame within our page does. */
  const pay = () => scene.pay(`${scene.stripe.url}/c/pay/${payment!.checkoutSessionId}`)
  return { deps, bookingId, url, guest, payment: payment!, pay }
}

test('it is paid on our own page, and what is charged and noted is the same', async ({ scene }) => {
  const { bookingId, url, payment, pay } = await booked(scene)
  const page = `http://localhost:3000/bookings/${nodeId('Booking', bookingId)}`
  expect(url).toBe(`${page}/pay`)
  const hosted = await scene.booking((await scene.book()).bookingId)
  const { embedded, ...parameters } = payment.parameters as Record<string, unknown>
  expect(embedded).toBe(true)
  expect(Object.keys(parameters)).toEqual(Object.keys(hosted.payments[0]!.parameters as object))
  expect(await pay()).toBe(303)
  await scene.settle()
  const paid = await scene.booking(bookingId)
  expect(paid).toMatchObject({
    state: 'CONFIRMED',
    payments: [{ state: 'SUCCEEDED', checkoutUrl: null, checkoutClientSecret: null }],
  })
})

test('looking at it while it is open changes nothing of the way to pay', async ({ scene }) => {
  const { deps, bookingId, guest, payment } = await booked(scene)
  await completeCheckout(deps, guest, bookingId)
  const { checkoutUrl, checkoutClientSecret, state } = payment
  expect((await scene.booking(bookingId)).payments).toMatchObject([
    { checkoutUrl, checkoutClientSecret, state },
  ])
})

test('the secret is given to the booking’s own mentee and to nobody else', async ({ scene }) => {
  const { deps, bookingId, guest, payment } = await booked(scene)
  const { mentor } = await deps.db.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { mentor: true },
  })
  const asked = `{ node(id: "${nodeId('Booking', bookingId)}") {
    ... on Booking { embeddedCheckout { publishableKey clientSecret } } } }`
  const seen = async (viewer: Viewer, asking: Deps = deps) =>
    (await ask({ deps: asking }, viewer, asked)).data?.node?.embeddedCheckout ?? null
  const secret = { publishableKey: 'pk_test_house', clientSecret: payment.checkoutClientSecret }
  expect(await seen(guest)).toEqual(secret)
  expect(await seen(guest, scene.deps)).toBeNull()
  const owner: Viewer = {
    ...{ kind: 'person', personId: mentor.personId, admin: false, mentorId: mentor.id, bookingIds: [] },
  }
  const others = [owner, nobody, scene.viewerOf(await scene.admin()), scene.viewerOf(await scene.mentee())]
  for (const viewer of others) expect(await seen(viewer)).toBeNull()
})

test('for whom our page does not work there is one of the company, and the embedded one is closed', async ({
  scene,
}) => {
  const { deps, bookingId, guest, payment } = await booked(scene)
  const { checkoutUrl } = await hostCheckout(deps, guest, bookingId)
  expect(checkoutUrl).toContain('/c/pay/')
  expect((await hostCheckout(deps, guest, bookingId)).checkoutUrl).toBe(checkoutUrl)
  const stranger: Viewer = { kind: 'guest', bookingIds: [] }
  await expect(hostCheckout(deps, stranger, bookingId)).rejects.toMatchObject({ code: 'BOOKING_NOT_FOUND' })
  await scene.settle()
  const closed = await scene.deps.payments.fetchCheckout(payment.checkoutSessionId ?? '')
  expect(closed).toMatchObject({ facts: { status: 'expired' } })
  expect((await scene.booking(bookingId)).state).toBe('AWAITING_PAYMENT')
  expect(await scene.pay(checkoutUrl)).toBe(303)
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({
    state: 'CONFIRMED',
    payments: [
      { state: 'EXPIRED', checkoutUrl: null },
      { state: 'SUCCEEDED', checkoutClientSecret: null },
    ],
  })
})

test('who pays on our page in the moment it is given up has paid, once', async ({ scene }) => {
  const { deps, bookingId, guest, pay } = await booked(scene)
  const { checkoutUrl } = await hostCheckout(deps, guest, bookingId)
  expect(await pay()).toBe(303)
  await scene.settle()
  const { state, payments, refunds } = await scene.booking(bookingId)
  expect(state).toBe('CONFIRMED')
  expect(payments.map((each) => each.state)).toEqual(['SUCCEEDED', 'EXPIRED'])
  expect(refunds).toEqual([])
  expect(await scene.pay(checkoutUrl)).not.toBe(303)
})
