import { expect } from 'vitest'
import { CancelTooLate } from '#graphql/domain/booking/cancel-notice.ts'
import { RescheduleTooLate } from '#graphql/domain/booking/reschedule.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'
import type { Viewer } from '../viewer.ts'
import { cancelBooking } from './cancel.ts'
import { rescheduleBooking } from './reschedule.ts'

const hour = 3_600_000
const key = '0197c5a0-7000-7000-8000-000000000001'

/** A free session that was booked while two hours were asked to cancel it and one to move it. */
async function booked(house: House) {
  const host = await house.mentor()
  const notices = { cancelNoticeMinutes: 120, rescheduleNoticeMinutes: 60 }
  const type = await house.sessionType(host, { priceMinor: 0n, ...notices })
  const person = await house.mentee()
  const booking = await house.freeBooking({ type, mentee: person })
  const without = { cancelNoticeMinutes: null, rescheduleNoticeMinutes: null }
  await house.deps.db.sessionType.update({ where: { id: type.id }, data: without })
  const before = (ms: number) => house.clock.set(new Date(booking.startsAt.getTime() - ms))
  return { booking, mentee: house.viewerOf(person), mentor: house.viewerOf(host), before }
}

const seen = async (house: House, viewer: Viewer, id: string) => {
  const query = 'query ($id: ID!) { booking(id: $id) { cancellable cancellableUntil reschedulable } }'
  return (await ask(house, viewer, query, { id: nodeId('Booking', id) })).data.booking
}

test('the notices of the day of booking bind the mentee, as the fields and the mutations say alike', async ({
  house,
}) => {
  const { booking, mentee, mentor, before } = await booked(house)
  const until = new Date(booking.startsAt.getTime() - 2 * hour)
  before(2 * hour)
  const open = { cancellable: true, cancellableUntil: until.toISOString(), reschedulable: true }
  expect(await seen(house, mentee, booking.id)).toEqual(open)
  before(2 * hour - 1)
  expect(await seen(house, mentee, booking.id)).toMatchObject({ cancellable: false, reschedulable: true })
  const cancel = cancelBooking(house.deps, mentee, { bookingId: booking.id })
  await expect(cancel).rejects.toMatchObject({ constructor: CancelTooLate, until })
  before(hour - 1)
  expect(await seen(house, mentee, booking.id)).toMatchObject({ reschedulable: false })
  const startsAt = new Date(booking.startsAt.getTime() + 24 * hour)
  const move = { bookingId: booking.id, startsAt, idempotencyKey: key }
  await expect(rescheduleBooking(house.deps, mentee, move)).rejects.toThrow(RescheduleTooLate)

  const mentors = { cancellable: true, cancellableUntil: booking.endsAt.toISOString() }
  expect(await seen(house, mentor, booking.id)).toMatchObject(mentors)
  await cancelBooking(house.deps, mentor, { bookingId: booking.id })
})

test('the API refuses with the instant until which it could be cancelled', async ({ house }) => {
  const { booking, mentee, before } = await booked(house)
  before(hour)
  const source = `mutation ($id: ID!) { bookingCancel(input: { bookingId: $id }) {
    ... on CancelTooLate { code until } } }`
  const { data } = await ask(house, mentee, source, { id: nodeId('Booking', booking.id) })
  const until = new Date(booking.startsAt.getTime() - 2 * hour).toISOString()
  expect(data.bookingCancel).toEqual({ code: 'CANCEL_TOO_LATE', until })
})

test('what is not paid yet is given back whatever the notice', async ({ house }) => {
  const host = await house.mentor({ account: 'ready' })
  const type = await house.sessionType(host, { cancelNoticeMinutes: 525_600 })
  const person = await house.mentee()
  const held = await house.heldBooking({ type, mentee: person })
  await cancelBooking(house.deps, house.viewerOf(person), { bookingId: held.id })
  const { state } = await house.deps.db.booking.findUniqueOrThrow({ where: { id: held.id } })
  expect(state).toBe('CANCELLED')
})
