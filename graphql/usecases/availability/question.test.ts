import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { SlotNotOffered, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import type { SessionType } from '#prisma/generated/client/client.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { checkoutBooking } from '../booking/checkout.ts'
import { rescheduleBooking } from '../booking/reschedule.ts'
import { nodeId } from '../node-id.ts'
import { findBookableType } from '../session-type/bookable.ts'
import { nobody, type Viewer } from '../viewer.ts'
import { slotsOf } from './slots.ts'

const guest = (bookingId: string): Viewer => ({ kind: 'guest', bookingIds: [bookingId] })

/** A free type of a mentor in UTC, open every day from nine to five, an hour each. */
async function offered(house: House) {
  const mentor = await house.mentor({ timeZone: 'UTC' })
  return { mentor, type: await house.sessionType(mentor, { priceMinor: 0n }) }
}

async function startsOn({ deps }: House, { id }: SessionType, date: string): Promise<string[]> {
  const from = new Date(`${date}T00:00:00Z`)
  const to = new Date(from.getTime() + 86_400_000)
  const slots = await slotsOf(deps, await findBookableType(deps.db, id), { from, to })
  return slots.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))
}

const book = ({ deps }: House, type: SessionType, at: string, email = `${randomUUID()}@sundial.test`) =>
  checkoutBooking(deps, nobody, {
    sessionTypeId: type.id,
    startsAt: new Date(at),
    timeZone: 'UTC',
    mentee: { name: 'Maya Osei', email },
    idempotencyKey: randomUUID(),
  })

const hours = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `${String(from + n).padStart(2, '0')}:00`)

test('time off and the platform’s closed days close whole days, for the list and for a booking', async ({
  house,
}) => {
  const { mentor, type } = await offered(house)
  const { db } = house.deps
  const date = (text: string) => new Date(`${text}T00:00:00Z`)
  await db.timeOff.create({
    data: { mentorId: mentor.id, firstDate: date('2026-03-10'), lastDate: date('2026-03-11') },
  })
  await db.closedWeekday.create({ data: { weekday: 6 } })
  await db.closedDate.create({ data: { date: date('2026-03-17'), name: 'Moving day' } })
  for (const closed of ['2026-03-10', '2026-03-11', '2026-03-14', '2026-03-17']) {
    expect([closed, await startsOn(house, type, closed)]).toEqual([closed, []])
    await expect(book(house, type, `${closed}T10:00:00Z`)).rejects.toThrow(SlotNotOffered)
  }
  expect(await startsOn(house, type, '2026-03-12')).toEqual(hours(9, 17))
  await db.closedWeekday.deleteMany()
  await db.closedDate.deleteMany()
})

test('a public holiday of the mentor’s country closes its day, unless that date has hours of its own', async ({
  house,
}) => {
  const { mentor, type } = await offered(house)
  await house.deps.db.mentor.update({ where: { id: mentor.id }, data: { holidayCountry: 'PT' } })
  // Good Friday.
  expect(await startsOn(house, type, '2026-04-03')).toEqual([])
  await expect(book(house, type, '2026-04-03T10:00:00Z')).rejects.toThrow(SlotNotOffered)
  const schedule = await house.deps.db.schedule.findUniqueOrThrow({ where: { mentorId: mentor.id } })
  const date = new Date('2026-04-03T00:00:00Z')
  await house.deps.db.dateOverride.create({
    data: { scheduleId: schedule.id, date, startMinute: 600, endMinute: 660 },
  })
  expect(await startsOn(house, type, '2026-04-03')).toEqual(['10:00'])
})

test('on a journey the same hours are meant on another zone’s clocks', async ({ house }) => {
  const { mentor, type } = await offered(house)
  const day = new Date('2026-03-10T00:00:00Z')
  await house.deps.db.travel.create({
    data: { mentorId: mentor.id, firstDate: day, lastDate: day, timeZone: 'Asia/Tokyo' },
  })
  expect(await startsOn(house, type, '2026-03-10')).toEqual(hours(0, 8))
})

test('a session type with hours of its own keeps to them', async ({ house }) => {
  const { type } = await offered(house)
  await house.deps.db.schedule.create({
    data: {
      sessionTypeId: type.id,
      timeZone: 'UTC',
      hours: { create: [{ weekday: 2, startMinute: 600, endMinute: 720 }] },
    },
  })
  expect(await startsOn(house, type, '2026-03-10')).toEqual(['10:00', '11:00'])
  expect(await startsOn(house, type, '2026-03-11')).toEqual([])
})

test('a limit of one a day: the second is refused, the next day is open, what was cancelled counts no more', async ({
  house,
}) => {
  const { type } = await offered(house)
  await house.deps.db.bookingLimit.create({
    data: { sessionTypeId: type.id, period: 'DAY', unit: 'BOOKINGS', most: 1 },
  })
  const { bookingId } = await book(house, type, '2026-03-10T10:00:00Z')
  expect(await startsOn(house, type, '2026-03-10')).toEqual([])
  await expect(book(house, type, '2026-03-10T14:00:00Z')).rejects.toThrow(SlotNotOffered)
  await book(house, type, '2026-03-11T10:00:00Z')
  // Moving it within its day breaks nothing; moving it to the other day would.
  const move = (at: string) =>
    rescheduleBooking(house.deps, guest(bookingId), {
      bookingId,
      startsAt: new Date(at),
      idempotencyKey: randomUUID(),
    })
  await move('2026-03-10T11:00:00Z')
  await expect(move('2026-03-11T14:00:00Z')).rejects.toThrow(SlotNotOffered)
  await cancelBooking(house.deps, guest(bookingId), { bookingId })
  expect(await startsOn(house, type, '2026-03-10')).toEqual(hours(9, 17))
})

test('twenty people at once and a limit of three: three are booked, at different times', async ({
  house,
}) => {
  const { mentor, type } = await offered(house)
  await house.deps.db.bookingLimit.create({
    data: { mentorId: mentor.id, period: 'WEEK', unit: 'BOOKINGS', most: 3 },
  })
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => book(house, type, `2026-03-1${n % 4}T${10 + (n % 6)}:00:00Z`)),
  )
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  for (const attempt of attempts) {
    if (attempt.status === 'rejected')
      expect([SlotNotOffered, SlotTaken].some((kind) => attempt.reason instanceof kind)).toBe(true)
  }
  expect(await house.deps.db.booking.count({ where: { sessionTypeId: type.id } })).toBe(3)
})

test('a mentee has so many sessions ahead and no more, by whatever spelling of the address', async ({
  house,
}) => {
  const { type } = await offered(house)
  await house.deps.db.sessionType.update({ where: { id: type.id }, data: { activePerMentee: 1 } })
  await book(house, type, '2026-03-10T10:00:00Z', 'maya@sundial.test')
  await expect(book(house, type, '2026-03-11T10:00:00Z', 'Maya@Sundial.test')).rejects.toThrow(SlotNotOffered)
  await book(house, type, '2026-03-11T10:00:00Z', 'noor@sundial.test')
})

test('the mentor is told why a time is not offered, a stranger is not', async ({ house }) => {
  const { mentor, type } = await offered(house)
  const day = new Date('2026-03-10T00:00:00Z')
  await house.deps.db.timeOff.create({
    data: { mentorId: mentor.id, firstDate: day, lastDate: day, reason: 'Dentist' },
  })
  const why = (viewer: Viewer, startsAt: string) =>
    ask(
      house,
      viewer,
      'query ($id: ID!, $at: DateTime!) { node(id: $id) { ... on SessionType { slotDiagnosis(startsAt: $at) { code message } } } }',
      { id: nodeId('SessionType', type.id), at: startsAt },
    ).then(({ data }) => data.node.slotDiagnosis)
  expect(await why(house.viewerOf(mentor), '2026-03-10T10:00:00Z')).toEqual([
    { code: 'TIME_OFF', message: 'Time off: Dentist.' },
  ])
  expect(await why(house.viewerOf(mentor), '2026-03-11T10:00:00Z')).toEqual([])
  expect(await why(house.viewerOf(mentor), '2026-03-11T03:00:00Z')).toMatchObject([{ code: 'OUTSIDE_HOURS' }])
  expect(await why(nobody, '2026-03-10T10:00:00Z')).toBeNull()
})
