import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { SlotNotOffered, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { bookAt, givenBy, teamOf } from '#graphql/testing/teams.ts'
import { slotsOf } from '../availability/slots.ts'
import { nodeId } from '../node-id.ts'
import { checkInvariants } from '../operations/invariants.ts'
import { findBookableType } from '../session-type/bookable.ts'
import type { Viewer } from '../viewer.ts'
import { cancelBooking } from './cancel.ts'
import { rescheduleBooking } from './reschedule.ts'

const guest = (bookingId: string): Viewer => ({ kind: 'guest', bookingIds: [bookingId] })
const ten = '2026-03-10T10:00:00Z'

const shared = (house: House, seats = 3, more = {}) => teamOf(house, [{ name: 'Ana' }], { seats, ...more })

/** Open times of a day, with the seats that are left: "10:00 2". */
async function open({ deps }: House, type: { id: string }, date = '2026-03-10'): Promise<string[]> {
  const from = new Date(`${date}T00:00:00Z`)
  const to = new Date(from.getTime() + 86_400_000)
  const slots = await slotsOf(deps, await findBookableType(deps.db, type.id), { from, to })
  return slots.map(({ startsAt, seatsLeft }) => `${startsAt.toISOString().slice(11, 16)} ${seatsLeft}`)
}

const seatsOf = async ({ deps }: House, bookingIds: string[]) =>
  (
    await deps.db.slotHold.findMany({ where: { bookingId: { in: bookingIds } }, orderBy: { seat: 'asc' } })
  ).map(({ occurrenceId, seat }) => [occurrenceId, seat] as const)

const move = ({ deps }: House, bookingId: string, startsAt: string) =>
  rescheduleBooking(deps, guest(bookingId), {
    bookingId,
    startsAt: new Date(startsAt),
    idempotencyKey: randomUUID(),
  })

test('a session stays offered while it has seats; who cancels gives a seat back', async ({ house }) => {
  const { type } = await shared(house)
  expect(await open(house, type)).toContain('10:00 3')
  const first = await bookAt(house, type, ten)
  const second = await bookAt(house, type, ten)
  expect(await open(house, type)).toContain('10:00 1')
  const third = await bookAt(house, type, ten)
  expect((await open(house, type)).filter((slot) => slot.startsWith('10'))).toEqual([])
  await expect(bookAt(house, type, ten)).rejects.toThrow(SlotTaken)
  await cancelBooking(house.deps, guest(first), { bookingId: first })
  expect(await open(house, type)).toContain('10:00 1')
  const fourth = await bookAt(house, type, ten)
  const seats = await seatsOf(house, [second, third, fourth])
  expect(seats.map(([, seat]) => seat)).toEqual([0, 1, 2])
  expect(new Set(seats.map(([occurrence]) => occurrence)).size).toBe(1)
})

test('twenty at once for three seats: three sit together, and seventeen are told', async ({ house }) => {
  const { type } = await shared(house)
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => bookAt(house, type, ten)))
  const won = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []))
  const seats = await seatsOf(house, won)
  expect(seats.map(([, seat]) => seat)).toEqual([0, 1, 2])
  expect(new Set(seats.map(([occurrence]) => occurrence)).size).toBe(1)
  for (const attempt of attempts)
    if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(SlotTaken)
  expect(await checkInvariants(house.deps.db, house.clock.now())).toEqual([])
})

test('two for the last seat at the same instant: one sits', async ({ house }) => {
  const { type } = await shared(house, 2)
  await bookAt(house, type, ten)
  const both = await Promise.allSettled([bookAt(house, type, ten), bookAt(house, type, ten)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('who moves moves alone, even who came first, and may join others elsewhere', async ({ house }) => {
  const { type } = await shared(house)
  const [first, second] = [await bookAt(house, type, ten), await bookAt(house, type, ten)]
  const other = await bookAt(house, type, '2026-03-10T14:00:00Z')
  await move(house, first, '2026-03-10T14:00:00Z')
  const start = async (id: string) =>
    (await house.deps.db.booking.findUniqueOrThrow({ where: { id } })).startsAt.toISOString()
  expect(await start(second)).toBe('2026-03-10T10:00:00.000Z')
  expect(await open(house, type)).toEqual(expect.arrayContaining(['10:00 2', '14:00 1']))
  const joined = await seatsOf(house, [first, other])
  expect(joined.map(([, seat]) => seat)).toEqual([0, 1])
  expect(joined[0]![0]).toBe(joined[1]![0])
  await expect(move(house, first, '2026-03-10T10:30:00Z')).rejects.toThrow(SlotNotOffered)
})

test('a session counts once against the limits of those who give it, and each seat for its mentee', async ({
  house,
}) => {
  const { type } = await shared(house)
  const { db } = house.deps
  const day = { sessionTypeId: type.id, period: 'DAY', unit: 'BOOKINGS' } as const
  await db.bookingLimit.createMany({
    data: [
      { ...day, most: 2 },
      { ...day, most: 1, perMentee: true },
    ],
  })
  await bookAt(house, type, ten, 'maya@sundial.test')
  await bookAt(house, type, ten)
  await bookAt(house, type, '2026-03-10T14:00:00Z')
  expect(await open(house, type)).toEqual(['10:00 1', '14:00 2'])
  await expect(bookAt(house, type, ten, 'Maya@sundial.test')).rejects.toThrow(SlotNotOffered)
  await bookAt(house, type, ten)
})

test('those who take turns each give a session of their own, which fills before another begins', async ({
  house,
}) => {
  const { type } = await teamOf(
    house,
    [
      { name: 'Ana', rotating: true, priority: 1 },
      { name: 'Ben', rotating: true },
    ],
    { seats: 2 },
  )
  const names: string[] = []
  for (let n = 0; n < 4; n++) {
    expect(await open(house, type)).toContain(`10:00 ${n % 2 === 0 ? 2 : 1}`)
    names.push(...(await givenBy(house, await bookAt(house, type, ten))).hosts)
  }
  expect(names).toEqual(['Ana', 'Ana', 'Ben', 'Ben'])
  await expect(bookAt(house, type, ten)).rejects.toThrow(SlotTaken)
})

test('new buffers let those who are there be joined, and nobody learns who they are', async ({ house }) => {
  const { type, mentors } = await shared(house, 3, { slotIntervalMinutes: 60 })
  await bookAt(house, type, ten)
  await house.freeBooking({ mentor: mentors[0]!, startsAt: '2026-03-10T11:00:00Z' })
  const { deps } = house
  await deps.db.sessionType.update({ where: { id: type.id }, data: { bufferAfterMinutes: 30 } })
  expect(await open(house, type)).toContain('10:00 2')
  const id = await bookAt(house, type, ten, 'noor@sundial.test')
  const seen = await ask(
    house,
    guest(id),
    'query ($id: ID!) { booking(id: $id) { menteeName attendees { email } sessionType { seats } } bookings { edges { node { id } } } }',
    { id: nodeId('Booking', id) },
  )
  expect(seen.data).toEqual({
    booking: {
      menteeName: 'Maya Osei',
      attendees: [{ email: 'noor@sundial.test' }],
      sessionType: { seats: 3 },
    },
    bookings: { edges: [{ node: { id: nodeId('Booking', id) } }] },
  })
})
