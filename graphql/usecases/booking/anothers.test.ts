import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { completeCheckout } from '../payment/complete-checkout.ts'
import { hostCheckout } from '../payment/host-checkout.ts'
import { approveBooking } from './approve.ts'
import { rescheduleBooking } from './reschedule.ts'
import { retryCheckout } from './retry.ts'

const anew = () => ({ idempotencyKey: randomUUID() })

/** A booking of somebody that waits for its payment, and a mentee whose it is not. */
async function anothers(scene: Scene) {
  const { bookingId, guest } = await scene.book()
  return { bookingId, guest, mentee: scene.viewerOf(await scene.mentee()) }
}

test('case 25: a mentee does not confirm, pay for or accept what is another’s, and hears of none', async ({
  scene,
}) => {
  const { bookingId, mentee } = await anothers(scene)
  const tries = [
    () => completeCheckout(scene.deps, mentee, bookingId),
    () => hostCheckout(scene.deps, mentee, bookingId),
    () => retryCheckout(scene.deps, mentee, { bookingId, ...anew() }),
    () => approveBooking(scene.deps, mentee, bookingId),
  ]
  for (const attempt of tries) await expect(attempt()).rejects.toBeInstanceOf(BookingNotFound)
  expect((await scene.booking(bookingId)).state).toBe('AWAITING_PAYMENT')
})

test('case 25: their own booking no mentee accepts, and none confirms in an admin’s place', async ({
  scene,
}) => {
  const { bookingId, guest, mentee } = await anothers(scene)
  await expect(approveBooking(scene.deps, guest, bookingId)).rejects.toBeInstanceOf(BookingNotFound)
  const confirm = `mutation { stuckConfirm(input: { name: "PAYMENT:${bookingId}", reason: "x" }) { __typename } }`
  for (const viewer of [guest, mentee])
    expect((await ask(scene, viewer, confirm)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
  expect((await scene.booking(bookingId)).state).toBe('AWAITING_PAYMENT')
})

test('case 25: who is signed in books in their own name, and names no other', async ({ scene }) => {
  const mentee = scene.viewerOf(await scene.mentee())
  const other = { name: 'Somebody Else', email: 'else@sundial.test' }
  await expect(scene.book({ viewer: mentee, mentee: other })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    issues: [{ path: ['mentee'] }],
  })
  expect(await scene.deps.db.booking.count({ where: { menteeEmail: other.email } })).toBe(0)
})

test('case 16: what is being paid cannot be moved, and keeps its price, its times and its people', async ({
  scene,
}) => {
  const { bookingId, guest } = await anothers(scene)
  const before = await scene.booking(bookingId)
  const startsAt = daysAhead(scene.deps.now(), 4)
  const moved = rescheduleBooking(scene.deps, guest, { bookingId, startsAt, ...anew() })
  await expect(moved).rejects.toMatchObject({ code: 'BOOKING_TRANSITION_REFUSED' })
  const { startsAt: at, endsAt, priceMinor, mentorId, menteeEmail } = await scene.booking(bookingId)
  expect([at, endsAt, priceMinor, mentorId, menteeEmail]).toEqual([
    before.startsAt,
    before.endsAt,
    before.priceMinor,
    before.mentorId,
    before.menteeEmail,
  ])
})
