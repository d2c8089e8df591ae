import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { StuckBookingNotFound } from '#graphql/domain/operations/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { nodeId } from '../node-id.ts'
import { confirmStuck } from '../operations/confirm.ts'
import { completeCheckout } from '../payment/complete-checkout.ts'
import { nobody } from '../viewer.ts'
import { approveBooking } from './approve.ts'
import { reportNoShow } from './report-no-show.ts'

const checkout = `mutation ($input: BookingCheckoutInput!) { bookingCheckout(input: $input) {
  __typename ... on BookingCheckout { booking { state price { amount currency } } } } }`

async function asked(scene: Scene, own: Record<string, unknown>) {
  const type = await scene.sessionType(await scene.payableMentor())
  const startsAt = new Date(scene.deps.now().getTime() + 3 * 86_400_000)
  startsAt.setUTCHours(10, 0, 0, 0)
  const at = startsAt.toISOString()
  const mentee = { name: 'Jonas Weber', email: `jonas-${randomUUID()}@sundial.test` }
  const input = {
    sessionTypeId: nodeId('SessionType', type.id),
    startsAt: at,
    timeZone: 'Europe/Lisbon',
    mentee,
  }
  return ask(scene, nobody, checkout, { input: { idempotencyKey: randomUUID(), ...input, ...own } })
}

test.for([{ price: { amount: '1.00', currency: 'USD' } }, { amount: 1 }, { currency: 'JPY' }, { total: 0 }])(
  'case 7: %o from a client is no part of the question; left out, the price is ours',
  async (own, { scene }) => {
    const refused = await asked(scene, own)
    expect(refused.data).toBeUndefined()
    expect(refused.errors[0]?.message).toContain(`"${Object.keys(own)[0]}"`)
    const { data } = await asked(scene, {})
    expect(data.bookingCheckout).toEqual({
      __typename: 'BookingCheckout',
      booking: { state: 'AWAITING_PAYMENT', price: { amount: '82.50', currency: 'USD' } },
    })
  },
)

test('case 8: no way leads to a paid session unpaid: not the return page, its mentor, an admin, nor its hour', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const { bookingId, guest } = await scene.book({ type })
  const admin = scene.viewerOf(await scene.admin())
  const viewer = scene.viewerOf(mentor)
  await completeCheckout(scene.deps, guest, bookingId)
  await expect(approveBooking(scene.deps, viewer, bookingId)).rejects.toThrow(BookingTransitionRefused)
  const pressed = confirmStuck(scene.deps, admin, { name: bookingId, reason: 'They are a friend.' })
  await expect(pressed).rejects.toThrow(StuckBookingNotFound)
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'AWAITING_PAYMENT', payout: null })

  scene.clock.set((await scene.booking(bookingId)).startsAt)
  await scene.settle()
  const missed = reportNoShow(scene.deps, viewer, { bookingId, who: 'MENTEE' })
  await expect(missed).rejects.toThrow(BookingTransitionRefused)
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'EXPIRED', holds: [], payout: null })
})
