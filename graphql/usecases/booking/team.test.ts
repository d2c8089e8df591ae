import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { OwnSession, SlotTaken } from '#graphql/domain/booking/errors.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { bookAt, givenBy, teamOf } from '#graphql/testing/teams.ts'
import { questionOf } from '../availability/question.ts'
import { findBookableType } from '../session-type/bookable.ts'
import { leaveHosts } from '../session-type/hosting.ts'
import type { Viewer } from '../viewer.ts'
import { cancelBooking } from './cancel.ts'
import { checkoutBooking } from './checkout.ts'
import { rescheduleBooking } from './reschedule.ts'
import { takeChosen } from './take-time.ts'

const guest = (bookingId: string): Viewer => ({ kind: 'guest', bookingIds: [bookingId] })
const turns = { rotating: true }

const move = ({ deps }: House, viewer: Viewer, bookingId: string, startsAt: string) =>
  rescheduleBooking(deps, viewer, { bookingId, startsAt: new Date(startsAt), idempotencyKey: randomUUID() })

/** Somebody else's hour of a mentor, in another type of theirs. */
const busyAt = (house: House, mentor: Parameters<House['freeBooking']>[0] & object, startsAt: string) =>
  house.freeBooking({ ...mentor, startsAt })

test('all who must be there are booked, and each one’s time is taken', async ({ house }) => {
  const { type, mentors } = await teamOf(house, [{ name: 'Ana' }, { name: 'Ben' }])
  const id = await bookAt(house, type, '2026-03-10T10:00:00Z')
  expect(await givenBy(house, id)).toEqual({ hosts: ['Ana', 'Ben'], held: ['Ana', 'Ben'], rows: 2 })
  await expect(busyAt(house, { mentor: mentors[1]! }, '2026-03-10T10:00:00Z')).rejects.toThrow(SlotTaken)
  await cancelBooking(house.deps, guest(id), { bookingId: id })
  expect(await givenBy(house, id)).toEqual({ hosts: ['Ana', 'Ben'], held: [], rows: 0 })
})

test('those who take turns are booked one at a time: who was booked least recently, then nobody', async ({
  house,
}) => {
  const { type } = await teamOf(house, [
    { name: 'Ana', ...turns },
    { name: 'Ben', ...turns },
    { name: 'Cleo', ...turns },
  ])
  const given: string[][] = []
  for (let n = 0; n < 3; n++) {
    house.clock.advance({ minutes: 1 })
    given.push((await givenBy(house, await bookAt(house, type, '2026-03-10T10:00:00Z'))).hosts)
  }
  expect(given.flat().sort()).toEqual(['Ana', 'Ben', 'Cleo'])
  await expect(bookAt(house, type, '2026-03-10T10:00:00Z')).rejects.toThrow(SlotTaken)
  const again: string[][] = []
  for (const hour of ['11', '12', '13']) {
    house.clock.advance({ minutes: 1 })
    again.push((await givenBy(house, await bookAt(house, type, `2026-03-10T${hour}:00:00Z`))).hosts)
  }
  expect(again).toEqual(given)
})

test('priority comes first, then weight: three of four go to who is due three', async ({ house }) => {
  const { type } = await teamOf(house, [
    { name: 'Ana', ...turns, priority: 1, weight: 3 },
    { name: 'Ben', ...turns, priority: 1, weight: 1 },
    { name: 'Cleo', ...turns, priority: 0, weight: 9 },
  ])
  const names: string[] = []
  for (const hour of ['09', '10', '11', '12', '13', '14', '15', '16']) {
    house.clock.advance({ minutes: 1 })
    names.push(...(await givenBy(house, await bookAt(house, type, `2026-03-10T${hour}:00:00Z`))).hosts)
  }
  const count = (name: string) => names.filter((each) => each === name).length
  expect([count('Ana'), count('Ben'), count('Cleo')]).toEqual([6, 2, 0])
})

test('each group sends one beside those who must be there', async ({ house }) => {
  const { type, mentors } = await teamOf(house, [
    { name: 'Ana' },
    { name: 'Ben', ...turns, group: 'Sales', priority: 1 },
    { name: 'Cleo', ...turns, group: 'Sales' },
    { name: 'Dora', ...turns, group: 'Engineering' },
  ])
  const [, ben, , dora] = mentors
  await busyAt(house, { mentor: ben! }, '2026-03-10T10:00:00Z')
  const id = await bookAt(house, type, '2026-03-10T10:00:00Z')
  expect((await givenBy(house, id)).hosts).toEqual(['Ana', 'Cleo', 'Dora'])
  await busyAt(house, { mentor: dora! }, '2026-03-10T12:00:00Z')
  await expect(bookAt(house, type, '2026-03-10T12:00:00Z')).rejects.toThrow(SlotTaken)
})

test('a move keeps who gives it where they are free, and chooses anew where they are not', async ({
  house,
}) => {
  const { type, mentors } = await teamOf(house, [
    { name: 'Ana' },
    { name: 'Ben', ...turns },
    { name: 'Cleo', ...turns, priority: 1 },
  ])
  const [, , cleo] = mentors
  await busyAt(house, { mentor: cleo! }, '2026-03-10T10:00:00Z')
  const id = await bookAt(house, type, '2026-03-10T10:00:00Z')
  await move(house, guest(id), id, '2026-03-10T14:00:00Z')
  expect(await givenBy(house, id)).toEqual({ hosts: ['Ana', 'Ben'], held: ['Ana', 'Ben'], rows: 2 })
  await busyAt(house, { mentor: mentors[1]! }, '2026-03-11T10:00:00Z')
  await move(house, house.viewerOf(mentors[1]!), id, '2026-03-11T10:00:00Z')
  expect(await givenBy(house, id)).toEqual({ hosts: ['Ana', 'Cleo'], held: ['Ana', 'Cleo'], rows: 2 })
  const moves = await house.deps.db.event.findMany({
    where: { bookingId: id, type: 'booking.rescheduled' },
    orderBy: { version: 'asc' },
  })
  expect(moves[0]!.data).not.toHaveProperty('left')
  expect(moves[1]!.data).toMatchObject({ joined: [cleo!.id], left: [mentors[1]!.id] })
})

test('thirty at once and three who take turns: three are booked, each with another', async ({ house }) => {
  const { type } = await teamOf(house, [
    { name: 'Ana', ...turns },
    { name: 'Ben', ...turns },
    { name: 'Cleo', ...turns },
  ])
  const attempts = await Promise.allSettled(
    Array.from({ length: 30 }, () => bookAt(house, type, '2026-03-10T10:00:00Z')),
  )
  const won = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []))
  const names = await Promise.all(won.map(async (id) => (await givenBy(house, id)).hosts))
  expect(names.flat().sort()).toEqual(['Ana', 'Ben', 'Cleo'])
  for (const attempt of attempts)
    if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(SlotTaken)
})

test('should the database refuse who was chosen, the next who is free is asked', async ({ house }) => {
  const { type, mentors } = await teamOf(house, [
    { name: 'Ana' },
    { name: 'Ben', ...turns, priority: 1 },
    { name: 'Cleo', ...turns },
  ])
  const { deps } = house
  const wanted = await findBookableType(deps.db, type.id)
  const startsAt = new Date('2026-03-10T10:00:00Z')
  const times = { startsAt, endsAt: new Date('2026-03-10T11:00:00Z') }
  const at = startsAt.getTime()
  const before = await questionOf(deps, wanted, { from: at, to: at + 1 })
  await busyAt(house, { mentor: mentors[1]! }, '2026-03-10T10:00:00Z')
  const { id } = await house.freeBooking()
  await deps.db.slotHold.deleteMany({ where: { bookingId: id } })
  const take = () => deps.db.$transaction((tx) => takeChosen(tx, wanted, before, { bookingId: id, ...times }))
  expect(await take()).toBe(true)
  expect(await givenBy(house, id)).toEqual({ hosts: ['Ana', 'Cleo'], held: ['Ana', 'Cleo'], rows: 2 })
})

test('the limit of a mentor counts what that mentor gives, whosever type it is', async ({ house }) => {
  const { type, mentors } = await teamOf(house, [
    { name: 'Ana', ...turns },
    { name: 'Ben', ...turns, priority: 1 },
  ])
  await house.deps.db.bookingLimit.create({
    data: { mentorId: mentors[1]!.id, period: 'DAY', unit: 'BOOKINGS', most: 1 },
  })
  const first = await bookAt(house, type, '2026-03-10T10:00:00Z')
  const second = await bookAt(house, type, '2026-03-10T12:00:00Z')
  expect((await givenBy(house, first)).hosts).toEqual(['Ben'])
  expect((await givenBy(house, second)).hosts).toEqual(['Ana'])
})

test('nobody books a session that they give themselves', async ({ house }) => {
  const { type, mentors } = await teamOf(house, [{ name: 'Ana' }, { name: 'Ben' }])
  const booking = checkoutBooking(house.deps, house.viewerOf(mentors[1]!), {
    sessionTypeId: type.id,
    startsAt: new Date('2026-03-10T10:00:00Z'),
    timeZone: 'UTC',
    idempotencyKey: randomUUID(),
  })
  await expect(booking).rejects.toBeInstanceOf(OwnSession)
})

test('who leaves gives what is booked, and the owner’s time alone is taken from then on', async ({
  house,
}) => {
  const { type, mentors } = await teamOf(house, [{ name: 'Ana' }, { name: 'Ben' }])
  const id = await bookAt(house, type, '2026-03-10T10:00:00Z')
  await leaveHosts(house.deps, house.viewerOf(mentors[1]!), type.id)
  expect(await givenBy(house, id)).toEqual({ hosts: ['Ana', 'Ben'], held: ['Ana', 'Ben'], rows: 2 })
  const next = await bookAt(house, type, '2026-03-10T12:00:00Z')
  expect((await givenBy(house, next)).hosts).toEqual(['Ana'])
  await move(house, guest(id), id, '2026-03-10T14:00:00Z')
  expect(await givenBy(house, id)).toEqual({ hosts: ['Ana'], held: ['Ana'], rows: 1 })
})
