import { expect } from 'vitest'
import { brokenRules, withContract } from './contract.ts'
import { guest, mentor, type Stage, test } from './testing.ts'

type Slots = Record<string, { start: string }[]>
type Told = { uid: string; status: string }

/** The following week: from Monday on. */
const MONDAY = '2026-11-23'

async function slots(stage: Stage, typeId: number, rest = ''): Promise<Slots> {
  const path = `/slots?eventTypeId=${typeId}&start=${MONDAY}&end=2026-11-29${rest}`
  return (await stage.call(null, 'GET', path)).data as Slots
}

async function book(stage: Stage, typeId: number, start: string, rest = {}) {
  const body = { eventTypeId: typeId, start, attendee: guest, ...rest }
  const { body: answer, data } = await stage.call(null, 'POST', '/bookings', body)
  return { answer, ...(data as Told) }
}

test('times are the working week of the mentor’s zone, written in the zone that is asked for', async ({
  stage,
}) => {
  const { typeId } = await mentor(stage)
  const inUtc = await slots(stage, typeId)
  expect(Object.keys(inUtc)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])
  expect(inUtc[MONDAY]!.map(({ start }) => start.slice(11, 16))).toEqual(
    ['09', '10', '11', '12', '13', '14', '15', '16'].map((hour) => `${hour}:00`),
  )
  const inTokyo = await slots(stage, typeId, '&timeZone=Asia/Tokyo&format=range')
  expect(inTokyo[MONDAY]![0]).toEqual({
    start: '2026-11-23T18:00:00.000+09:00',
    end: '2026-11-23T19:00:00.000+09:00',
  })
  expect(inTokyo['2026-11-24']![0]!.start).toBe('2026-11-24T00:00:00.000+09:00')
})

test('the clock changes in spring, and nine o’clock stays nine o’clock', async ({ stage }) => {
  const { typeId, userId } = await mentor(stage, { timeZone: 'Europe/Lisbon' })
  await stage.sandbox.setHours(userId, [
    { day: 6, from: '09:00', to: '10:00' },
    { day: 0, from: '09:00', to: '10:00' },
  ])
  const path = `/slots?eventTypeId=${typeId}&start=2027-03-27&end=2027-03-28`
  const days = (await stage.call(null, 'GET', path)).data as Slots
  expect(Object.values(days).flat()).toEqual([
    { start: '2027-03-27T09:00:00.000Z' },
    { start: '2027-03-28T08:00:00.000Z' },
  ])
})

test('a reservation hides a time from everybody until it ends; it can be renewed and released', async ({
  stage,
}) => {
  const { typeId, token } = await mentor(stage)
  const slotStart = `${MONDAY}T09:00:00Z`
  const times = async () => (await slots(stage, typeId))[MONDAY]!.length
  const reserve = (method: string, path: string, rest = {}) =>
    stage.call(token, method, `/slots/reservations${path}`, { eventTypeId: typeId, slotStart, ...rest })
  const made = await reserve('POST', '')
  expect(made.data).toMatchObject({
    reservationDuration: 5,
    reservationUntil: new Date(stage.now().getTime() + 300_000).toISOString(),
  })
  expect(await times()).toBe(7)
  expect((await reserve('POST', '')).status).toBe(422)
  const uid = String(made.data.reservationUid)
  await stage.advance(4 * 60_000)
  await reserve('PATCH', `/${uid}`, { reservationDuration: 5 })
  await stage.advance(4 * 60_000)
  expect(await times()).toBe(7)
  await stage.advance(60_000)
  expect(await times()).toBe(8)
  expect((await reserve('PATCH', `/${uid}`)).status).toBe(404)
  const again = await reserve('POST', '', { reservationDuration: 30 })
  for (let i = 0; i < 2; i += 1)
    await stage.call(token, 'DELETE', `/slots/reservations/${again.data.reservationUid}`)
  expect(await times()).toBe(8)
  const anonymous = { eventTypeId: typeId, slotStart, reservationDuration: 30 }
  expect((await stage.call(null, 'POST', '/slots/reservations', anonymous)).status).toBe(401)
})

test('a time is booked once; what is booked, past or outside the hours is refused', async ({ stage }) => {
  const { typeId, token } = await mentor(stage)
  const booked = await book(stage, typeId, `${MONDAY}T10:00:00Z`, { metadata: { bookingId: 'b1' } })
  expect(booked).toMatchObject({
    status: 'accepted',
    answer: { data: { metadata: { bookingId: 'b1' }, duration: 60 } },
  })
  for (const start of [
    `${MONDAY}T10:00:00Z`,
    `${MONDAY}T10:30:00Z`,
    '2026-11-22T10:00:00Z',
    '2026-11-19T10:00:00Z',
  ])
    expect((await book(stage, typeId, start)).answer, start).toMatchObject({
      error: { code: 'BadRequestException' },
    })
  expect((await book(stage, typeId, `${MONDAY}T12:00:00Z`, { lengthInMinutes: 30 })).answer).toMatchObject({
    status: 'error',
  })
  const { data } = await stage.call(token, 'GET', `/bookings?attendeeEmail=${guest.email}`)
  expect(data).toMatchObject([{ uid: booked.uid }])
})

test('moving makes another booking of it, and the chain leads both ways', async ({ stage }) => {
  const { typeId, token } = await mentor(stage)
  const { uid } = await book(stage, typeId, `${MONDAY}T10:00:00Z`, { metadata: { bookingId: 'b2' } })
  const start = `${MONDAY}T10:30:00Z`
  const moved = await stage.call(token, 'POST', `/bookings/${uid}/reschedule`, {
    start,
    reschedulingReason: 'late',
  })
  expect(moved).toMatchObject({
    status: 201,
    data: {
      status: 'accepted',
      rescheduledFromUid: uid,
      metadata: { bookingId: 'b2' },
      reschedulingReason: 'late',
    },
  })
  expect(moved.data.uid).not.toBe(uid)
  const old = await stage.call(token, 'GET', `/bookings/${uid}`)
  expect(old.data).toMatchObject({ status: 'cancelled', rescheduledToUid: moved.data.uid })
  expect((await stage.call(token, 'POST', `/bookings/${uid}/reschedule`, { start })).status).toBe(400)
})

test('a booking is cancelled once, with who and why, and its time is free again', async ({ stage }) => {
  const { typeId, token, email } = await mentor(stage)
  const free = async () => (await slots(stage, typeId))[MONDAY]!.length
  const { uid } = await book(stage, typeId, `${MONDAY}T10:00:00Z`)
  expect(await free()).toBe(7)
  const cancel = () => stage.call(token, 'POST', `/bookings/${uid}/cancel`, { cancellationReason: 'ill' })
  expect((await cancel()).data).toMatchObject({
    status: 'cancelled',
    cancellationReason: 'ill',
    cancelledByEmail: email,
  })
  expect(await cancel()).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining('cancelled already') } },
  })
  expect(await free()).toBe(8)
})

test('a type that asks the mentor waits for their yes or no', async ({ stage }) => {
  const policy = { confirmationPolicy: { type: 'always', blockUnconfirmedBookingsInBooker: true } }
  const { typeId, token } = await mentor(stage, {}, policy)
  const [one, two] = [
    await book(stage, typeId, `${MONDAY}T10:00:00Z`),
    await book(stage, typeId, `${MONDAY}T11:00:00Z`),
  ]
  expect([one.status, two.status]).toEqual(['pending', 'pending'])
  expect((await stage.call(token, 'POST', `/bookings/${one.uid}/confirm`)).data).toMatchObject({
    status: 'accepted',
  })
  expect(
    (await stage.call(token, 'POST', `/bookings/${two.uid}/decline`, { reason: 'no' })).data,
  ).toMatchObject({ status: 'rejected' })
  expect((await stage.call(token, 'POST', `/bookings/${two.uid}/confirm`)).status).toBe(400)
})

test('an event type is made, listed, changed and deleted by its owner alone', async ({ stage }) => {
  const [own, other] = [await mentor(stage), await mentor(stage)]
  const path = `/event-types/${own.typeId}`
  expect(
    (
      await stage.call(own.token, 'PATCH', path, {
        title: 'Chat',
        hidden: true,
        lengthInMinutesOptions: [30, 60],
      })
    ).data,
  ).toMatchObject({ title: 'Chat', hidden: true })
  expect((await stage.call(own.token, 'GET', '/event-types')).data).toMatchObject([
    { id: own.typeId, lengthInMinutesOptions: [30, 60] },
  ])
  expect((await stage.call(other.token, 'PATCH', path, { title: 'Mine' })).status).toBe(404)
  expect(
    (
      await stage.call(own.token, 'POST', '/event-types', {
        title: 'T',
        slug: 'career-talk',
        lengthInMinutes: 5,
      })
    ).status,
  ).toBe(400)
  expect((await stage.call(own.token, 'DELETE', path)).data).toMatchObject({ id: own.typeId })
  expect((await stage.call(own.token, 'GET', path)).status).toBe(404)
})

test('bookings are paged in the order in which they changed', async ({ stage }) => {
  const { typeId, token } = await mentor(stage)
  const uids: string[] = []
  for (const hour of ['09', '10', '11']) {
    await stage.advance(1_000)
    uids.push((await book(stage, typeId, `${MONDAY}T${hour}:00:00Z`)).uid)
  }
  const since = stage.now().toISOString()
  await stage.advance(1_000)
  await stage.call(token, 'POST', `/bookings/${uids[0]}/cancel`, {})
  const page = (rest: string) => stage.call(token, 'GET', `/bookings?sortUpdatedAt=asc${rest}`)
  const first = await page('&take=2')
  expect(first.data).toMatchObject([{ uid: uids[1] }, { uid: uids[2] }])
  expect(first.body.pagination).toMatchObject({ totalItems: 3, hasNextPage: true, remainingItems: 1 })
  expect((await page('&take=2&skip=2')).data).toMatchObject([{ uid: uids[0] }])
  expect((await page(`&afterUpdatedAt=${since}`)).data).toMatchObject([{ uid: uids[2] }, { uid: uids[0] }])
})

test.skipIf(!withContract)('every call and answer above is as the contract says', ({ stage }) => {
  expect(stage.calls.length).toBeGreaterThan(50)
  expect(brokenRules(stage.calls)).toEqual([])
})
