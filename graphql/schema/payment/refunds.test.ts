import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { cancelBooking } from '#graphql/usecases/booking/cancel.ts'
import { nodeId } from '#graphql/usecases/node-id.ts'
import type { Viewer } from '#graphql/usecases/viewer.ts'

const query = `query ($states: [RefundState!]) { refunds(states: $states) { edges { node {
  state amount { amount } booking { id } packagePurchase { id } } } } }`

test('whoever may see a booking lists its refunds, by the state that is told', async ({ house }) => {
  const { deps } = house
  const admin = house.viewerOf(await house.admin())
  const [refused, waiting] = [await house.paidBooking(), await house.paidBooking()]
  for (const { id: bookingId } of [refused, waiting]) await cancelBooking(deps, admin, { bookingId })
  await deps.db.refund.updateMany({
    where: { bookingId: refused.id },
    data: { failureReason: 'charge_disputed' },
  })
  const listed = async (viewer: Viewer, ...states: string[]) => {
    const asked = states.length > 0 ? { states } : {}
    const { data } = await ask(house, viewer, query, asked)
    const nodes: { state: string; booking: { id: string } }[] = data.refunds.edges.map(
      ({ node }: { node: unknown }) => node,
    )
    const ours = [refused, waiting].map(({ id }) => nodeId('Booking', id))
    return nodes.filter(({ booking }) => ours.includes(booking.id))
  }
  const amount = { amount: '82.50' }
  const [failed, decided] = [
    { state: 'FAILED', amount, booking: { id: nodeId('Booking', refused.id) }, packagePurchase: null },
    { state: 'DECIDED', amount, booking: { id: nodeId('Booking', waiting.id) }, packagePurchase: null },
  ]

  expect(await listed(admin)).toEqual([decided, failed])
  expect(await listed(admin, 'FAILED')).toEqual([failed])
  expect(await listed(admin, 'DECIDED', 'SUCCEEDED')).toEqual([decided])
  expect(await listed(house.viewerOf(refused.mentor))).toEqual([failed])
  expect(await listed({ kind: 'guest', bookingIds: [waiting.id] })).toEqual([decided])
  expect(await listed(house.viewerOf(await house.mentee()))).toEqual([])
})
