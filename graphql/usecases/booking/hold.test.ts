import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { HoldNotExtendable, SlotTaken, TooManyHolds } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { givenBy, teamOf } from '#graphql/testing/teams.ts'
import { completeCheckout } from '../payment/complete-checkout.ts'
import { cancelBooking } from './cancel.ts'
import { extendHold } from './extend-hold.ts'
import { retryCheckout } from './retry.ts'

const retry = (
  scene: Scene,
  { bookingId, guest }: { bookingId: string; guest: Parameters<typeof retryCheckout>[1] },
) => retryCheckout(scene.deps, guest, { bookingId, idempotencyKey: randomUUID() })

const sessionOf = async (scene: Scene, bookingId: string) => {
  const id = (await scene.booking(bookingId)).payments.at(-1)?.checkoutSessionId ?? ''
  const answer = await scene.deps.payments.fetchCheckout(id)
  return answer.status === 'done' ? answer.facts.status : answer.status
}

test('a hold ends at its time and not before: Session ended, time free, mentee told, another try works', async ({
  scene,
}) => {
  const booked = await scene.book()
  const { bookingId } = booked
  const { holdExpiresAt } = await scene.booking(bookingId)
  scene.clock.set(new Date(holdExpiresAt!.getTime() - 1_000))
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('AWAITING_PAYMENT')
  scene.clock.set(holdExpiresAt!)
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({
    state: 'EXPIRED',
    holds: [],
    payments: [{ state: 'EXPIRED' }],
  })
  expect(await sessionOf(scene, bookingId)).toBe('expired')
  expect(await scene.mails(bookingId)).toEqual([
    expect.stringMatching(/^Jonas: .*: not paid yet$/),
    expect.stringMatching(/^Jonas: .*: not paid in time$/),
  ])
  const { checkoutUrl } = await retry(scene, booked)
  expect(await scene.pay(checkoutUrl)).toBe(303)
  await scene.settle()
  const payments = [{ state: 'EXPIRED' }, { state: 'SUCCEEDED' }]
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', payments, refunds: [] })
})

test('paid a second before the hold ends is booked, although the webhook comes after it', async ({
  scene,
}) => {
  const { bookingId, url } = await scene.book()
  const { holdExpiresAt } = await scene.booking(bookingId)
  scene.clock.set(new Date(holdExpiresAt!.getTime() - 1_000))
  expect(await scene.pay(url)).toBe(303)
  scene.clock.set(new Date(holdExpiresAt!.getTime() + 1_000))
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', refunds: [] })
})

test('paid at the very end, before our timer got through, is booked', async ({ scene }) => {
  const { bookingId, url } = await scene.book()
  scene.clock.set((await scene.booking(bookingId)).holdExpiresAt!)
  expect(await scene.pay(url)).toBe(303)
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
})

test('after the end the payment page is closed', async ({ scene }) => {
  const { bookingId, url } = await scene.book()
  scene.clock.set((await scene.booking(bookingId)).holdExpiresAt!)
  await scene.settle()
  expect(await scene.pay(url)).toBe(409)
})

const expire = '/v1/checkout/sessions/{session}/expire'

test('with no answer for five minutes the hold ends all the same, and what is paid late is booked if it can be', async ({
  scene,
}) => {
  const { bookingId, url } = await scene.book()
  await scene.stripe.setFaults({ next: [{ on: 'call', path: expire, do: 'error', status: 429, times: 99 }] })
  const { holdExpiresAt } = await scene.booking(bookingId)
  scene.clock.set(holdExpiresAt!)
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('AWAITING_PAYMENT')
  scene.clock.advance({ minutes: 5 })
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'EXPIRED', holds: [] })
  expect(await scene.pay(url)).toBe(303)
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', holds: [{}], refunds: [] })
})

/** The hold is over, and the payment page still open: the provider did not answer when it was to be closed. */
async function outlive(scene: Scene, bookingId: string): Promise<void> {
  await scene.stripe.setFaults({ next: [{ on: 'call', path: expire, do: 'error', status: 429, times: 99 }] })
  scene.clock.set((await scene.booking(bookingId)).holdExpiresAt!)
  await scene.settle()
  scene.clock.advance({ minutes: 5 })
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'EXPIRED', holds: [] })
}

const late = [{ cause: 'LATE_PAYMENT', amountMinor: 8_250n }]

test('what is paid late for a team takes the time of all anew, and goes back when one of them has none', async ({
  scene,
}) => {
  for (const free of [true, false]) {
    const { type, mentors } = await teamOf(scene, [{ name: 'Ana' }, { name: 'Ben' }], { priceMinor: 8_250n })
    const startsAt = daysAhead(scene.clock.now(), 3)
    const { bookingId, url } = await scene.book({ type, startsAt })
    await outlive(scene, bookingId)
    if (!free) await scene.freeBooking({ mentor: mentors[1]!, startsAt })
    expect(await scene.pay(url)).toBe(303)
    await scene.settle()
    const [state, refunds] = free ? ['CONFIRMED', []] : ['EXPIRED', late]
    expect(await scene.booking(bookingId)).toMatchObject({ state, refunds })
    expect((await givenBy(scene, bookingId)).held).toEqual(free ? ['Ana', 'Ben'] : [])
  }
})

test('a Session that the provider will not end does not hold the time for ever', async ({ scene }) => {
  const { bookingId } = await scene.book()
  await scene.stripe.setFaults({ next: [{ on: 'call', path: expire, do: 'error', status: 400, times: 99 }] })
  scene.clock.set((await scene.booking(bookingId)).holdExpiresAt!)
  await scene.settle()
  scene.clock.advance({ minutes: 5 })
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'EXPIRED', holds: [] })
})

test('a Session that outlived its hold is closed as soon as the provider answers', async ({ scene }) => {
  const { bookingId } = await scene.book()
  await outlive(scene, bookingId)
  await scene.stripe.setFaults({ next: [] })
  await scene.settle()
  expect(await sessionOf(scene, bookingId)).toBe('expired')
})

test('a hold is extended once, and not after it is over', async ({ scene }) => {
  const { bookingId, guest } = await scene.book()
  const before = (await scene.booking(bookingId)).holdExpiresAt!
  await extendHold(scene.deps, guest, bookingId)
  const { holdExpiresAt } = await scene.booking(bookingId)
  expect(holdExpiresAt!.getTime() - before.getTime()).toBe(30 * 60_000)
  await expect(extendHold(scene.deps, guest, bookingId)).rejects.toThrow(HoldNotExtendable)
  const late = await scene.book()
  scene.clock.set((await scene.booking(late.bookingId)).holdExpiresAt!)
  await expect(extendHold(scene.deps, late.guest, late.bookingId)).rejects.toThrow(HoldNotExtendable)
})

test('another try is refused where there is nothing to try, and names times where the slot is gone', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const booked = await scene.book({ type })
  await expect(retry(scene, booked)).rejects.toThrow(BookingTransitionRefused)
  scene.clock.advance({ minutes: 30 })
  await scene.settle()
  await scene.paid({ type })
  await expect(retry(scene, booked)).rejects.toMatchObject({ constructor: SlotTaken, nearest: { length: 3 } })
  await scene.deps.db.sessionType.update({ where: { id: type.id }, data: { active: false } })
  await expect(retry(scene, booked)).rejects.toThrow(SlotTaken)
})

test('another try counts among the unpaid holds', async ({ scene }) => {
  const type = await scene.sessionType(await scene.payableMentor())
  const mentee = { name: 'Holt', email: `holt-${randomUUID().slice(0, 6)}@sundial.test` }
  const first = await scene.book({ type, mentee })
  scene.clock.advance({ minutes: 30 })
  await scene.settle()
  for (const days of [4, 5, 6])
    await scene.book({ type, mentee, startsAt: daysAhead(scene.clock.now(), days) })
  await expect(retry(scene, first)).rejects.toThrow(TooManyHolds)
})

test('a Checkout that opens after its booking ended is closed again and shown to nobody', async ({
  scene,
}) => {
  const type = await scene.sessionType(await scene.payableMentor())
  const { payments } = scene.deps
  let cancelled = false
  const slow: typeof payments = {
    ...payments,
    async openCheckout(parameters, key) {
      const guest = { kind: 'guest', bookingIds: [parameters.bookingId] } as const
      if (!cancelled) await cancelBooking(scene.deps, guest, { bookingId: parameters.bookingId })
      cancelled = true
      await scene.work()
      return payments.openCheckout(parameters, key)
    },
  }
  const { bookingId, url } = await scene.book({ type, deps: { payments: slow } })
  await scene.settle()
  expect(url).toBeNull()
  expect(await sessionOf(scene, bookingId)).toBe('expired')
})

test('an attempt whose page could not be opened within four minutes gives the time back', async ({
  scene,
}) => {
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: '/v1/checkout/sessions', do: 'error', status: 429, times: 99 }],
  })
  let hurried = 0
  const machineNow = () => new Date(scene.deps.machineNow().getTime() + 9_000 * hurried++)
  const { bookingId, guest } = await scene.book({ deps: { machineNow } })
  await scene.settle()
  await completeCheckout(scene.deps, guest, bookingId)
  scene.clock.advance({ minutes: 4 })
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({
    state: 'EXPIRED',
    holds: [],
    payments: [{ state: 'FAILED' }],
  })
})
