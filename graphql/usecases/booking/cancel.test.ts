import { expect } from 'vitest'
import { BookingNotFound, RefundChanged } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { money } from '#graphql/domain/money/money.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { nobody } from '../viewer.ts'
import { cancelBooking } from './cancel.ts'
import { cancellable, refundIfCancelled } from './shown.ts'

const hour = 3_600_000
const minute = 60_000

/** A confirmed booking, and the clock at so many milliseconds before its start. */
async function confirmed(scene: Scene, before: number, mentor?: Awaited<ReturnType<Scene['mentor']>>) {
  const type = await scene.sessionType(mentor ?? (await scene.payableMentor()))
  const { bookingId, guest } = await scene.paid({ type })
  const { startsAt } = await scene.booking(bookingId)
  scene.clock.set(new Date(startsAt.getTime() - before))
  return { bookingId, guest }
}

test.for([
  ['48 hours', 48 * hour, 8_250n, 0n, 'CANCELLED'],
  ['exactly 24 hours', 24 * hour, 8_250n, 0n, 'CANCELLED'],
  ['23 h 59 min', 24 * hour - minute, 4_125n, 3_507n, 'HELD'],
  ['exactly 12 hours', 12 * hour, 4_125n, 3_507n, 'HELD'],
  ['11 h 59 min', 12 * hour - minute, 0n, 7_013n, 'HELD'],
] as const)(
  'case 17: cancelled by the mentee %s before: what was promised goes back',
  async ([, before, back, kept, payout], { scene }) => {
    const { bookingId, guest } = await confirmed(scene, before)
    const shown = await scene.booking(bookingId)
    expect(refundIfCancelled(guest, shown, scene.clock.now())?.minor).toBe(back)
    await cancelBooking(scene.deps, guest, { bookingId, expectedRefund: money(back, 'USD') })
    await scene.settle()
    const booking = await scene.booking(bookingId)
    expect(booking).toMatchObject({ state: 'CANCELLED', cancelledBy: 'MENTEE', holds: [] })
    expect(booking.refunds.map(({ amountMinor, state }) => [amountMinor, state])).toEqual(
      back > 0n ? [[back, 'SUCCEEDED']] : [],
    )
    expect(booking.payout).toMatchObject({ state: payout, amountMinor: kept })
    expect(await scene.mails(bookingId)).toHaveLength(4)
  },
)

test('case 17: cancelled by the mentor an hour before, everything goes back', async ({ scene }) => {
  const mentor = await scene.payableMentor()
  const { bookingId } = await confirmed(scene, hour, mentor)
  await cancelBooking(scene.deps, scene.viewerOf(mentor), { bookingId, reason: 'I am ill.' })
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({
    cancelledBy: 'MENTOR',
    refunds: [{ amountMinor: 8_250n, state: 'SUCCEEDED' }],
    payout: { state: 'CANCELLED', amountMinor: 0n },
  })
})

test('another refund than the expected one cancels nothing', async ({ scene }) => {
  const { bookingId, guest } = await confirmed(scene, 20 * hour)
  const expectedRefund = money(8_250n, 'USD')
  const refused = cancelBooking(scene.deps, guest, { bookingId, expectedRefund })
  await expect(refused).rejects.toMatchObject({ constructor: RefundChanged, refund: { minor: 4_125n } })
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', refunds: [] })
})

test('case 17: a second cancellation is refused as what it is, whatever refund it expects', async ({
  scene,
}) => {
  const { bookingId, guest } = await confirmed(scene, 48 * hour)
  const expectedRefund = money(8_250n, 'USD')
  const cancel = () => cancelBooking(scene.deps, guest, { bookingId, expectedRefund })
  const [one, two] = await Promise.allSettled([cancel(), cancel()])
  expect([one, two].map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(cancel()).rejects.toThrow(BookingTransitionRefused)
  expect(cancellable(guest, await scene.booking(bookingId), scene.clock.now())).toBe(false)
})

test('case 17: strangers learn nothing: another mentor, another mentee, a guest of another booking, nobody', async ({
  scene,
}) => {
  const { bookingId } = await confirmed(scene, 48 * hour)
  const other = await scene.book()
  const strangers = [
    scene.viewerOf(await scene.mentor()),
    scene.viewerOf(await scene.mentee()),
    other.guest,
    nobody,
  ]
  for (const stranger of strangers) {
    await expect(cancelBooking(scene.deps, stranger, { bookingId })).rejects.toThrow(BookingNotFound)
  }
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
})

test('once the session is over nothing is cancelled', async ({ scene }) => {
  const { bookingId, guest } = await confirmed(scene, -hour)
  await expect(cancelBooking(scene.deps, guest, { bookingId })).rejects.toThrow(BookingTransitionRefused)
})

test('what a cancellation kept is paid out after its time, to the cent', async ({ scene }) => {
  const { bookingId, guest } = await confirmed(scene, 13 * hour)
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  scene.clock.set((await scene.booking(bookingId)).payout!.releaseAt)
  await scene.settle()
  const { payout } = await scene.booking(bookingId)
  expect(payout).toMatchObject({ state: 'PAID', transfers: [{ amountMinor: 3_507n }] })
  expect(await scene.balance('platform_fee', bookingId)).toBe(-618n)
})

test('a reason that cannot be kept cancels nothing, an empty one is none', async ({ scene }) => {
  const { bookingId, guest } = await confirmed(scene, 48 * hour)
  for (const reason of ['x'.repeat(1_001), 'a\u0007'])
    await expect(cancelBooking(scene.deps, guest, { bookingId, reason })).rejects.toThrow(InputInvalid)
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')

  await cancelBooking(scene.deps, guest, { bookingId, reason: ' \n' })
  const cancelled = { bookingId, type: 'booking.cancelled' }
  expect(await scene.deps.db.event.findFirst({ where: cancelled })).toMatchObject({ reason: null })
})
