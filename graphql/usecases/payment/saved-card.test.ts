import { expect } from 'vitest'
import { atOnce } from '#graphql/testing/at-once.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { asked, intentsOf } from '#graphql/testing/requests.ts'
import { approveBooking } from '../booking/approve.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { declineBooking } from '../booking/decline.ts'
import { completeCheckout } from './complete-checkout.ts'
import { fulfilCheckout } from './fulfil-checkout.ts'

const declinedLater = '4000000000000341'
const asksAlways = '4000002760003184'
const charge = '/v1/payment_intents'

/** A request whose card is saved; where the bank asks about that, its holder said yes. */
async function requested(scene: Scene, card?: string, startsAt?: Date) {
  const wish = { ...(card ? { card } : {}), ...(startsAt ? { startsAt } : {}) }
  const request = await asked(scene, { type: { savesCard: true }, ...wish })
  if (card !== asksAlways) return request
  const body = new URLSearchParams({ outcome: 'complete' })
  const { status } = await fetch(`${request.url}/authenticate`, { method: 'POST', body, redirect: 'manual' })
  expect(status).toBe(303)
  await scene.settle()
  return request
}

const accepted = async (scene: Scene, card?: string, startsAt?: Date) => {
  const request = await requested(scene, card, startsAt)
  await approveBooking(scene.deps, request.viewer, request.bookingId)
  return request
}

const charges = ({ calls }: Scene) =>
  calls.flatMap(({ method, path, key }) => (method === 'POST' && path === charge ? [key] : []))

/** What Stripe keeps of the cards that this house saved: attached ones only. */
async function keptCards({ pool, deps }: Scene, bookingId: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int from sandbox.stripe_object method
     join sandbox.stripe_object setup on setup.body->>'payment_method' = method.id
     where method.type = 'payment_method' and method.body->>'customer' is not null
       and setup.type = 'setup_intent' and setup.body->'metadata'->>'bookingId' = $1`,
    [bookingId],
  )
  const ours = await deps.db.payment.count({ where: { bookingId, paymentMethodId: { not: null } } })
  expect(ours).toBe(rows[0]!.count)
  return ours
}

const states = async (scene: Scene, bookingId: string) => {
  const { state, payments } = await scene.booking(bookingId)
  return [state, ...payments.map((payment) => payment.state)]
}

test('a request that saves the card takes and reserves nothing, and its mentor has 48 hours', async ({
  scene,
}) => {
  const { bookingId } = await requested(scene)
  expect(await states(scene, bookingId)).toEqual(['PENDING', 'SAVED'])
  const { respondBy } = await scene.booking(bookingId)
  expect(Math.abs(respondBy!.getTime() - scene.clock.now().getTime() - 48 * 3_600_000)).toBeLessThan(60_000)
  expect(await intentsOf(scene, bookingId)).toEqual([])
  expect(await scene.deps.db.posting.count({ where: { bookingId } })).toBe(0)
  expect(await keptCards(scene, bookingId)).toBe(1)
})

test('a yes charges the saved card once, confirms the session, and has the card forgotten', async ({
  scene,
}) => {
  const { bookingId } = await accepted(scene)
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'duplicate', times: 9 }] })
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CONFIRMED', 'SUCCEEDED'])
  expect(await intentsOf(scene, bookingId)).toEqual(['succeeded 8250'])
  const { payments, payout } = await scene.booking(bookingId)
  expect(charges(scene)).toEqual([`charge:${payments[0]!.id}:1`])
  expect(payout).toMatchObject({ state: 'HELD', amountMinor: 7_013n })
  expect(await scene.balance('held', bookingId)).toBe(-8_250n)
  expect(await keptCards(scene, bookingId)).toBe(0)
})

test('a no, silence and a request taken back charge nothing, and have the card forgotten', async ({
  scene,
}) => {
  const no = await requested(scene)
  await declineBooking(scene.deps, no.viewer, { bookingId: no.bookingId })
  const back = await requested(scene)
  await cancelBooking(scene.deps, back.guest, { bookingId: back.bookingId })
  const silent = await requested(scene)
  scene.clock.set((await scene.booking(silent.bookingId)).respondBy!)
  await scene.settle()
  const ends = []
  for (const { bookingId } of [no, back, silent]) {
    ends.push(await states(scene, bookingId))
    expect(await keptCards(scene, bookingId)).toBe(0)
    expect(await intentsOf(scene, bookingId)).toEqual([])
  }
  expect(ends).toEqual([
    ['REJECTED', 'VOIDED'],
    ['CANCELLED', 'VOIDED'],
    ['REJECTED', 'VOIDED'],
  ])
  expect(charges(scene)).toEqual([])
})

test('declined, or the bank wants to ask: the time stays held, both are told, and a payment confirms it', async ({
  scene,
}) => {
  for (const card of [declinedLater, asksAlways]) {
    const { bookingId, guest } = await accepted(scene, card)
    await scene.settle()
    expect(await states(scene, bookingId)).toEqual(['CONFIRMING', 'FAILED', 'OPEN'])
    expect(await keptCards(scene, bookingId)).toBe(0)
    expect(await scene.deps.db.posting.count({ where: { bookingId } })).toBe(0)
    const { payments, holds, confirmBy } = await scene.booking(bookingId)
    expect(holds).toHaveLength(1)
    expect(confirmBy!.getTime() - scene.clock.now().getTime()).toBeGreaterThan(22 * 3_600_000)
    expect((await scene.mails(bookingId)).slice(2)).toEqual([
      expect.stringMatching(/^Jonas: .*: pay to confirm$/),
      expect.stringMatching(/^Ana: .*: waits for payment$/),
    ])
    expect(await scene.pay(payments[1]!.checkoutUrl)).toBe(303)
    await completeCheckout(scene.deps, guest, bookingId)
    await scene.settle()
    expect(await states(scene, bookingId)).toEqual(['CONFIRMED', 'FAILED', 'SUCCEEDED'])
    expect(await scene.balance('held', bookingId)).toBe(-8_250n)
  }
})

test('what the mentee does not pay in time after a declined card ends, frees the time and tells both', async ({
  scene,
}) => {
  const { bookingId } = await accepted(scene, declinedLater)
  await scene.settle()
  const { confirmBy, payments } = await scene.booking(bookingId)
  scene.clock.set(new Date(confirmBy!.getTime() - 1))
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMING')
  scene.clock.set(confirmBy!)
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['FAILED', 'FAILED', 'EXPIRED'])
  expect((await scene.booking(bookingId)).holds).toEqual([])
  expect((await scene.mails(bookingId)).slice(4)).toEqual([
    expect.stringMatching(/^Jonas: .*: not booked$/),
    expect.stringMatching(/^Ana: .*: not booked$/),
  ])
  expect(await scene.pay(payments[1]!.checkoutUrl)).toBe(409)
})

test('paid at the last moment, heard of only when the time was over, it still counts', async ({ scene }) => {
  const { bookingId } = await accepted(scene, declinedLater)
  await scene.settle()
  const { confirmBy, payments } = await scene.booking(bookingId)
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 99 }] })
  scene.clock.set(new Date(confirmBy!.getTime() - 1_000))
  expect(await scene.pay(payments[1]!.checkoutUrl)).toBe(303)
  scene.clock.set(confirmBy!)
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CONFIRMED', 'FAILED', 'SUCCEEDED'])
})

test('killed between the charge and its record: the same key goes again, and it is charged once', async ({
  scene,
}) => {
  const { bookingId } = await accepted(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: charge, do: 'timeoutAfterEffect' }] })
  await scene.work()
  expect(await states(scene, bookingId)).toEqual(['CONFIRMING', 'SAVED'])
  await scene.settle()
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CONFIRMED', 'SUCCEEDED'])
  expect(await intentsOf(scene, bookingId)).toEqual(['succeeded 8250'])
  expect(new Set(charges(scene)).size).toBe(1)
})

test('a decline whose answer was lost is looked up, not sent anew, and its card is not saved anew', async ({
  scene,
}) => {
  const { bookingId } = await accepted(scene, declinedLater)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: charge, do: 'timeoutAfterEffect' }] })
  await scene.settle()
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CONFIRMING', 'FAILED', 'OPEN'])
  expect(await intentsOf(scene, bookingId)).toEqual(['requires_payment_method 0'])
  const { payments } = await scene.booking(bookingId)
  await fulfilCheckout(scene.deps, payments[0]!.checkoutSessionId!)
  expect(await states(scene, bookingId)).toEqual(['CONFIRMING', 'FAILED', 'OPEN'])
  expect(new Set(charges(scene)).size).toBe(1)
})

test('a stored failure burns its key: looked up, then charged at the next attempt', async ({ scene }) => {
  const { bookingId } = await accepted(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: charge, do: 'error', status: 500 }] })
  await scene.settle()
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CONFIRMED', 'SUCCEEDED'])
  expect(await intentsOf(scene, bookingId)).toEqual(['succeeded 8250'])
  expect(new Set(charges(scene)).size).toBe(2)
})

test('a key older than 23 hours is not sent again: the charge is looked up first', async ({ scene }) => {
  const { bookingId } = await accepted(scene, undefined, daysAhead(scene.clock.now(), 5))
  const confirmBy = new Date(scene.clock.now().getTime() + 48 * 3_600_000)
  await scene.deps.db.booking.update({ where: { id: bookingId }, data: { confirmBy } })
  await scene.stripe.setFaults({ next: [{ on: 'call', path: charge, do: 'timeoutAfterEffect' }] })
  await scene.work()
  scene.clock.advance({ hours: 25 })
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CONFIRMED', 'SUCCEEDED'])
  expect(await intentsOf(scene, bookingId)).toEqual(['succeeded 8250'])
})

test('cancelled between the yes and the charge, nothing is charged', async ({ scene }) => {
  const { bookingId, guest } = await accepted(scene)
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CANCELLED', 'VOIDED'])
  expect(charges(scene)).toEqual([])
  expect(await keptCards(scene, bookingId)).toBe(0)
})

test('cancelled while the charge is under way: what was taken goes back in full', async ({ scene }) => {
  const { bookingId, guest } = await accepted(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: charge, do: 'timeoutAfterEffect' }] })
  await scene.work()
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  const { refunds } = await scene.booking(bookingId)
  expect(await states(scene, bookingId)).toEqual(['CANCELLED', 'SUCCEEDED'])
  expect(refunds.map((each) => `${each.cause} ${each.state} ${each.amountMinor}`)).toEqual([
    'LATE_PAYMENT SUCCEEDED 8250',
  ])
  expect(await keptCards(scene, bookingId)).toBe(0)
})

test('a charge that may still be on its way is waited for before the card is let go', async ({ scene }) => {
  const { bookingId, guest } = await accepted(scene)
  // Sent, and nobody knows what became of it: Stripe has not seen it.
  const captureSentAt = scene.clock.now()
  await scene.deps.db.payment.updateMany({ where: { bookingId }, data: { captureSentAt } })
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CANCELLED', 'SAVED'])
  scene.clock.advance({ minutes: 3 })
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CANCELLED', 'VOIDED'])
  expect(await keptCards(scene, bookingId)).toBe(0)
})

test('accepted twice and cancelled at once, the card is charged at most once', async ({ scene }) => {
  for (let round = 0; round < 3; round++) {
    const { bookingId, viewer, guest } = await requested(scene)
    const calls = [
      () => approveBooking(scene.deps, viewer, bookingId),
      () => approveBooking(scene.deps, viewer, bookingId),
      () => cancelBooking(scene.deps, guest, { bookingId }),
    ]
    await atOnce(scene, bookingId, [...calls.slice(round), ...calls.slice(0, round)])
    await scene.settle()
    const [state] = await states(scene, bookingId)
    expect(await intentsOf(scene, bookingId)).toEqual(state === 'CONFIRMED' ? ['succeeded 8250'] : [])
    expect(await keptCards(scene, bookingId)).toBe(0)
  }
})
