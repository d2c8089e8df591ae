import { expect } from 'vitest'
import { nodeId } from '#graphql/usecases/node-id.ts'
import { ask } from './ask.ts'
import { test } from './house.ts'

test('a free booking is confirmed and holds its time', async ({ house }) => {
  const booking = await house.freeBooking()
  const holds = await house.deps.db.slotHold.count({ where: { bookingId: booking.id } })

  expect(booking.state).toBe('CONFIRMED')
  expect(holds).toBe(1)
})

test('a paid booking has its money held for the mentor', async ({ house }) => {
  const { state, payments, payout } = await house.paidBooking()

  expect(state).toBe('CONFIRMED')
  expect(payments.map((payment) => payment.state)).toEqual(['SUCCEEDED'])
  expect(payout?.amountMinor).toBe(7_013n)
})

test('the house goes by its own clock', async ({ house }) => {
  house.clock.set('2026-05-01T12:00:00Z')
  house.clock.advance({ days: 1, hours: 2 })

  expect(house.deps.now().toISOString()).toBe('2026-05-02T14:00:00.000Z')
})

test('a call outside that nobody furnished names itself', async ({ house }) => {
  await expect(house.deps.payments.balance()).rejects.toThrow('balance')
})

test('the whole schema can be asked as anybody', async ({ house }) => {
  const booking = await house.freeBooking()
  const id = nodeId('Booking', booking.id)
  const viewer = house.viewerOf(booking.mentor)

  const { data, errors } = await ask(house, viewer, 'query ($id: ID!) { booking(id: $id) { state } }', { id })

  expect(errors).toEqual([])
  expect(data).toEqual({ booking: { state: 'CONFIRMED' } })
})
