import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { retryCheckout } from '../booking/retry.ts'
import { shownPayment } from '../booking/shown.ts'
import type { Viewer } from '../viewer.ts'
import { completeCheckout } from './complete-checkout.ts'

type Booked = { bookingId: string; url: string | null; guest: Viewer }

const expire = '/v1/checkout/sessions/{session}/expire'

/** A hold that ended while the provider did not answer: its first payment page is still open. */
async function outlived(scene: Scene, booked: Booked) {
  await scene.stripe.setFaults({ next: [{ on: 'call', path: expire, do: 'error', status: 429, times: 999 }] })
  scene.clock.advance({ minutes: 35 })
  await scene.settle()
  expect((await scene.booking(booked.bookingId)).state).toBe('EXPIRED')
}

const again = ({ deps }: Scene, { bookingId, guest }: Booked) =>
  retryCheckout(deps, guest, { bookingId, idempotencyKey: randomUUID() })

const refundsOf = async (scene: Scene, bookingId: string) =>
  (await scene.booking(bookingId)).refunds.map(
    ({ cause, state, amountMinor }) => `${cause} ${state} ${amountMinor}`,
  )

test('paid after it was cancelled goes back in full', async ({ scene }) => {
  const booked = await scene.book()
  expect(await scene.pay(booked.url)).toBe(303)
  await cancelBooking(scene.deps, booked.guest, { bookingId: booked.bookingId })
  await scene.settle()
  expect((await scene.booking(booked.bookingId)).state).toBe('CANCELLED')
  expect(await refundsOf(scene, booked.bookingId)).toEqual(['LATE_PAYMENT SUCCEEDED 8250'])
  expect(await scene.balance('held', booked.bookingId)).toBe(0n)
  expect(await scene.mails(booked.bookingId)).toEqual([expect.stringMatching(/^Jonas: /)])
})

test('a booking cancelled while it waits closes its payment page', async ({ scene }) => {
  const booked = await scene.book()
  await cancelBooking(scene.deps, booked.guest, { bookingId: booked.bookingId })
  await scene.settle()
  expect(await scene.pay(booked.url)).toBe(409)
})

test('case 6: paid when the time has gone to somebody else goes back in full, and both are told the truth', async ({
  scene,
}) => {
  const type = await scene.sessionType(await scene.payableMentor())
  const late = await scene.book({ type })
  await outlived(scene, late)
  const other = await scene.paid({ type })
  expect(await scene.pay(late.url)).toBe(303)
  await scene.settle()
  expect((await scene.booking(late.bookingId)).state).toBe('EXPIRED')
  expect(await refundsOf(scene, late.bookingId)).toEqual(['LATE_PAYMENT SUCCEEDED 8250'])
  expect((await scene.booking(other.bookingId)).state).toBe('CONFIRMED')
})

test('paid in two tabs: one payment books, the other goes back, whichever arrives first', async ({
  scene,
}) => {
  const booked = await scene.book()
  await outlived(scene, booked)
  const { checkoutUrl } = await again(scene, booked)
  expect(await scene.pay(checkoutUrl)).toBe(303)
  expect(await scene.pay(booked.url)).toBe(303)
  await scene.settle()
  const { state, payments, payout } = await scene.booking(booked.bookingId)
  expect({ state, payout: payout?.amountMinor }).toEqual({ state: 'CONFIRMED', payout: 7_013n })
  expect(payments.map(({ refundedMinor }) => refundedMinor).sort()).toEqual([0n, 8_250n])
  expect(await refundsOf(scene, booked.bookingId)).toEqual(['DOUBLE_PAYMENT SUCCEEDED 8250'])
})

test('the first tab is paid while the second waits: the booking is confirmed and the second page closed', async ({
  scene,
}) => {
  const booked = await scene.book()
  await outlived(scene, booked)
  const { checkoutUrl } = await again(scene, booked)
  await scene.stripe.setFaults({ next: [] })
  expect(await scene.pay(booked.url)).toBe(303)
  // The job that closes the first page still waits for its next try; it must not be what closes the second.
  await scene.pool.query('delete from graphile_worker._private_jobs')
  await completeCheckout(scene.deps, booked.guest, booked.bookingId)
  await scene.settle()
  expect((await scene.booking(booked.bookingId)).state).toBe('CONFIRMED')
  expect(await scene.pay(checkoutUrl)).toBe(409)
})

test('a booking whose first payment came too late and went back can be paid again, kept and cancelled', async ({
  scene,
}) => {
  const type = await scene.sessionType(await scene.payableMentor())
  const booked = await scene.book({ type })
  await outlived(scene, booked)
  const other = await scene.book({ type })
  expect(await scene.pay(booked.url)).toBe(303)
  await scene.settle()
  await scene.stripe.setFaults({ next: [] })
  await cancelBooking(scene.deps, other.guest, { bookingId: other.bookingId })
  const { checkoutUrl } = await again(scene, booked)
  expect(await scene.pay(checkoutUrl)).toBe(303)
  await scene.settle()
  expect((await scene.booking(booked.bookingId)).state).toBe('CONFIRMED')
  await cancelBooking(scene.deps, booked.guest, { bookingId: booked.bookingId })
  await scene.settle()
  expect(await refundsOf(scene, booked.bookingId)).toEqual([
    'LATE_PAYMENT SUCCEEDED 8250',
    'CANCELLATION SUCCEEDED 8250',
  ])
})

test('after a double payment the mentor’s share leaves from the charge that was kept', async ({ scene }) => {
  const booked = await scene.book()
  await outlived(scene, booked)
  const { checkoutUrl } = await again(scene, booked)
  expect(await scene.pay(checkoutUrl)).toBe(303)
  await completeCheckout(scene.deps, booked.guest, booked.bookingId)
  expect(await scene.pay(booked.url)).toBe(303)
  await scene.settle()
  const { payout, payments, refunds } = await scene.booking(booked.bookingId)
  expect(payments.map(({ refundedMinor }) => refundedMinor)).toEqual([8_250n, 0n])
  expect(shownPayment({ payments, refunds })?.attempt).toBe(2)
  scene.clock.set(payout!.releaseAt)
  await scene.settle()
  await scene.settle()
  expect((await scene.booking(booked.bookingId)).payout).toMatchObject({
    state: 'PAID',
    transfers: [{ amountMinor: 7_013n }],
  })
})
