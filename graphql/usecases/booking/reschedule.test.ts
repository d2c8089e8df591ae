import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { BookingNotFound, SlotNotOffered, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { RescheduledTooOften, RescheduleTooLate } from '#graphql/domain/booking/reschedule.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { nobody, type Viewer } from '../viewer.ts'
import { cancelBooking } from './cancel.ts'
import { otherTimes } from './other-times.ts'
import { rescheduleBooking } from './reschedule.ts'

const hour = 3_600_000
const later = (at: Date, hours: number) => new Date(at.getTime() + hours * hour)

const move = (
  { deps }: Scene,
  viewer: Viewer,
  bookingId: string,
  startsAt: Date,
  key: string = randomUUID(),
) => rescheduleBooking(deps, viewer, { bookingId, startsAt, idempotencyKey: key })

/** A paid session in ten days at ten, and how its mentor is seen. */
async function session(scene: Scene) {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const startsAt = daysAhead(scene.deps.now(), 10)
  const booked = await scene.paid({ type, startsAt })
  return { ...booked, type, startsAt, mentor: scene.viewerOf(mentor) }
}

test('a mentee moves a session: slot, times, release and calendar move along, both are told', async ({
  scene,
}) => {
  const { bookingId, guest, startsAt, type } = await session(scene)
  const before = await scene.booking(bookingId)
  const to = later(startsAt, 26)
  expect(await otherTimes(scene.deps, bookingId, { from: to, to: later(to, 1) })).toHaveLength(1)

  await move(scene, guest, bookingId, to)
  await scene.settle()

  const after = await scene.booking(bookingId)
  expect(after).toMatchObject({ state: 'CONFIRMED', startsAt: to, endsAt: later(to, 1), menteeMoves: 1 })
  expect(after.version).toBe(before.version + 1)
  expect(after.holds).toHaveLength(1)
  expect(after.payout?.releaseAt).toEqual(later(before.payout?.releaseAt ?? to, 26))
  expect(await scene.mails(bookingId)).toEqual([
    expect.stringContaining('confirmed'),
    expect.stringContaining('confirmed'),
    expect.stringMatching(/^Jonas: Ana Ribeiro, .+: moved$/),
    expect.stringMatching(/^Ana: Jonas Weber, .+: moved$/),
  ])
  // The old time is anybody's again.
  await scene.book({ type, startsAt })
})

test('a session can be moved into its own old time, and never to where another is', async ({ scene }) => {
  const { bookingId, guest, startsAt, type } = await session(scene)
  await scene.deps.db.sessionType.update({ where: { id: type.id }, data: { slotIntervalMinutes: 30 } })
  const other = await scene.paid({ type, startsAt: later(startsAt, 2) })
  await expect(move(scene, guest, bookingId, later(startsAt, 1.5))).rejects.toThrow(SlotTaken)
  await expect(move(scene, guest, bookingId, later(startsAt, 0.25))).rejects.toThrow(SlotNotOffered)
  await move(scene, guest, bookingId, later(startsAt, 0.5))
  expect((await scene.booking(bookingId)).startsAt).toEqual(later(startsAt, 0.5))
  expect((await scene.booking(other.bookingId)).startsAt).toEqual(later(startsAt, 2))
})

test('the same key moves once, with other arguments it is refused', async ({ scene }) => {
  const { bookingId, guest, startsAt } = await session(scene)
  const key = randomUUID()
  await move(scene, guest, bookingId, later(startsAt, 1), key)
  await move(scene, guest, bookingId, later(startsAt, 1), key)
  expect((await scene.booking(bookingId)).menteeMoves).toBe(1)
  await expect(move(scene, guest, bookingId, later(startsAt, 2), key)).rejects.toThrow(IdempotencyKeyReused)
})

test('a mentee moves three times, and only with the notice of the first tier', async ({ scene }) => {
  const { bookingId, guest, startsAt } = await session(scene)
  for (const hours of [1, 2, 3]) await move(scene, guest, bookingId, later(startsAt, hours))
  await expect(move(scene, guest, bookingId, later(startsAt, 4))).rejects.toThrow(RescheduledTooOften)

  const second = await session(scene)
  scene.clock.set(later(second.startsAt, -24))
  const target = later(second.startsAt, 3)
  scene.clock.advance({ minutes: 1 })
  await expect(move(scene, second.guest, second.bookingId, target)).rejects.toThrow(RescheduleTooLate)
  scene.clock.advance({ minutes: -1 })
  await move(scene, second.guest, second.bookingId, target)
})

test('a mentor’s move lets the mentee cancel at 100 % for 48 hours, then the policy holds again', async ({
  scene,
}) => {
  const [free, late] = [await session(scene), await session(scene)]
  scene.clock.set(later(free.startsAt, -14))
  for (const { mentor, bookingId, startsAt } of [free, late])
    await move(scene, mentor, bookingId, later(startsAt, 1))
  const { freeUntil, menteeMoves } = await scene.booking(free.bookingId)
  // The new start is nearer than 48 hours.
  expect(freeUntil).toEqual(later(free.startsAt, 1))
  expect(menteeMoves).toBe(0)

  await cancelBooking(scene.deps, free.guest, { bookingId: free.bookingId })
  expect((await scene.booking(free.bookingId)).refunds).toMatchObject([{ amountMinor: 8_250n }])
  scene.clock.set(later(late.startsAt, 1))
  await cancelBooking(scene.deps, late.guest, { bookingId: late.bookingId })
  expect((await scene.booking(late.bookingId)).refunds).toEqual([])
})

test('strangers find nothing, and what is over or not confirmed does not move', async ({ scene }) => {
  const { bookingId, guest, startsAt } = await session(scene)
  const stranger = scene.viewerOf(await scene.mentee())
  const to = later(startsAt, 1)
  for (const viewer of [nobody, stranger])
    await expect(move(scene, viewer, bookingId, to)).rejects.toThrow(BookingNotFound)
  const held = await scene.book({ startsAt })
  await expect(move(scene, held.guest, held.bookingId, to)).rejects.toThrow(BookingTransitionRefused)
  scene.clock.set(later(startsAt, 2))
  await scene.settle()
  await expect(move(scene, guest, bookingId, daysAhead(scene.deps.now(), 3))).rejects.toThrow(
    BookingTransitionRefused,
  )
})

test('twelve sessions that all want to move at once end where nobody else is, without a deadlock', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor, { priceMinor: 0n })
  const first = new Date(daysAhead(scene.deps.now(), 20).getTime() - hour)
  const times = Array.from({ length: 6 }, (_, n) => later(first, n))
  const booked = []
  for (const startsAt of times) booked.push(await scene.book({ type, startsAt }))
  const swaps = [...booked, ...booked].map(({ bookingId, guest }, n) =>
    move(scene, guest, bookingId, times[(n + 1) % times.length] ?? first).catch((error: Error) => error.name),
  )
  await Promise.all(swaps)
  const free = booked.map(({ bookingId, guest }, n) =>
    move(scene, guest, bookingId, later(first, 24 + (n % 3))),
  )
  const outcomes = await Promise.allSettled(free)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  for (const { bookingId } of booked) expect((await scene.booking(bookingId)).holds).toHaveLength(1)
})
