import { expect } from 'vitest'
import { atOnce } from '#graphql/testing/at-once.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { asked, intentsOf } from '#graphql/testing/requests.ts'
import { only } from '#graphql/testing/stuck.ts'
import { approveBooking } from '../booking/approve.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { declineBooking } from '../booking/decline.ts'
import { declineUnanswered } from '../booking/overdue.ts'
import { retryStuck } from '../operations/retry.ts'

const capture = '/v1/payment_intents/{intent}/capture'
const release = '/v1/payment_intents/{intent}/cancel'

const accepted = async (scene: Scene) => {
  const request = await asked(scene)
  await approveBooking(scene.deps, request.viewer, request.bookingId)
  return request
}

const captures = ({ calls }: Scene) =>
  calls.flatMap(({ path, key }) => (path.endsWith('/capture') ? [key] : []))

test('a capture whose answer is lost after the effect is asked for again under the same key', async ({
  scene,
}) => {
  const { bookingId } = await accepted(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: capture, do: 'timeoutAfterEffect' }] })
  await scene.work()
  await scene.settle()
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
  expect(await intentsOf(scene, bookingId)).toEqual(['succeeded 8250'])
  expect(new Set(captures(scene)).size).toBe(1)
})

test('a stored failure is not repeated: the payment is looked up, then taken at the next attempt', async ({
  scene,
}) => {
  const { bookingId } = await accepted(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: capture, do: 'error', status: 500 }] })
  await scene.settle()
  await scene.settle()
  const { state, payments } = await scene.booking(bookingId)
  expect([state, payments[0]!.captureAttempt]).toEqual(['CONFIRMED', 2])
  expect(new Set(captures(scene)).size).toBe(2)
})

test('a refused capture is shown to the admins, who have it tried again', async ({ scene }) => {
  const { bookingId } = await accepted(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: capture, do: 'error', status: 402 }] })
  await scene.settle()
  const stuck = await only(scene, bookingId)
  expect(stuck).toMatchObject({ kind: 'CAPTURE_FAILED', actions: ['RETRY', 'CANCEL'] })
  expect(stuck.reason).toContain('could not be taken')
  const admin = scene.viewerOf(await scene.admin())
  await retryStuck(scene.deps, admin, { name: stuck.name, reason: 'The bank is back.' })
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
  expect(new Set(captures(scene)).size).toBe(2)
})

test('what could not be taken within two hours is not booked, and the card is released', async ({
  scene,
}) => {
  const { bookingId } = await accepted(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: capture, do: 'error', status: 402 }] })
  await scene.settle()
  scene.clock.advance({ hours: 2, minutes: 1 })
  await scene.settle()
  const { state, payments, holds } = await scene.booking(bookingId)
  expect([state, payments[0]!.state, holds.length]).toEqual(['FAILED', 'VOIDED', 0])
  expect(await intentsOf(scene, bookingId)).toEqual(['canceled 0'])
  expect((await scene.mails(bookingId)).slice(2)).toEqual([
    expect.stringMatching(/^Jonas: .*: not booked$/),
    expect.stringMatching(/^Ana: .*: not booked$/),
  ])
})

test('taken without our hearing of it until the time was over, it still counts', async ({ scene }) => {
  const { bookingId } = await accepted(scene)
  await scene.stripe.setFaults({
    next: [
      { on: 'call', path: capture, do: 'timeoutAfterEffect' },
      { on: 'webhook', type: 'payment_intent.succeeded', do: 'drop', times: 9 },
    ],
  })
  await scene.work()
  scene.clock.advance({ hours: 3 })
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
})

test('an authorisation that the bank lets go of before the answer ends the request', async ({ scene }) => {
  const { bookingId } = await asked(scene)
  // A mentor who has longer than the bank: as an old row, or a bank with rules of its own, would have it.
  const respondBy = new Date(scene.clock.now().getTime() + 30 * 86_400_000)
  await scene.deps.db.booking.update({ where: { id: bookingId }, data: { respondBy } })
  scene.clock.advance({ days: 7, hours: 1 })
  await scene.settle()
  await scene.settle()
  const { state, payments } = await scene.booking(bookingId)
  expect([state, payments[0]!.state]).toEqual(['REJECTED', 'VOIDED'])
  expect(await scene.balance('held', bookingId)).toBe(0n)
})

test('cancelled while the capture is under way: what was taken goes back in full', async ({ scene }) => {
  const { bookingId, guest } = await accepted(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: capture, do: 'timeoutAfterEffect' }] })
  await scene.work()
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  const { state, refunds } = await scene.booking(bookingId)
  expect(state).toBe('CANCELLED')
  expect(refunds.map((each) => `${each.cause} ${each.state} ${each.amountMinor}`)).toEqual([
    'LATE_PAYMENT SUCCEEDED 8250',
  ])
})

test('a release that nobody answered is asked for until the card is free', async ({ scene }) => {
  const { bookingId, viewer } = await asked(scene)
  await declineBooking(scene.deps, viewer, { bookingId })
  await scene.stripe.setFaults({
    next: [
      { on: 'call', path: release, do: 'error', status: 500 },
      { on: 'call', path: release, do: 'timeoutAfterEffect' },
    ],
  })
  await scene.settle()
  await scene.settle()
  await scene.settle()
  expect((await scene.booking(bookingId)).payments[0]!.state).toBe('VOIDED')
  expect(await intentsOf(scene, bookingId)).toEqual(['canceled 0'])
})

test('accepted, declined, taken back and run out in the same instant: one of them happens', async ({
  scene,
}) => {
  for (let round = 0; round < 4; round++) {
    const { bookingId, viewer, guest } = await asked(scene)
    scene.clock.set((await scene.booking(bookingId)).respondBy!)
    const calls = [
      () => approveBooking(scene.deps, viewer, bookingId),
      () => declineBooking(scene.deps, viewer, { bookingId }),
      () => cancelBooking(scene.deps, guest, { bookingId }),
      () => declineUnanswered(scene.deps, bookingId),
    ]
    const turned = [...calls.slice(round), ...calls.slice(0, round)]
    await atOnce(scene, bookingId, turned)
    await scene.settle()
    const ends = await scene.deps.db.event.findMany({
      where: { bookingId, type: { in: ['declined', 'unanswered', 'cancelled'].map((e) => `booking.${e}`) } },
    })
    const { state, payments } = await scene.booking(bookingId)
    expect(ends.length).toBeLessThanOrEqual(1)
    expect(payments[0]!.state).toBe(state === 'CONFIRMED' ? 'SUCCEEDED' : 'VOIDED')
    expect(await intentsOf(scene, bookingId)).toEqual([
      state === 'CONFIRMED' ? 'succeeded 8250' : 'canceled 0',
    ])
  }
})

test('accepted twice at once, it is taken once', async ({ scene }) => {
  const { bookingId, viewer } = await asked(scene)
  const outcomes = await atOnce(scene, bookingId, [
    () => approveBooking(scene.deps, viewer, bookingId),
    () => approveBooking(scene.deps, viewer, bookingId),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await scene.settle()
  expect(await intentsOf(scene, bookingId)).toEqual(['succeeded 8250'])
})
