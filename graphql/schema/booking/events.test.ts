import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { cancelBooking } from '#graphql/usecases/booking/cancel.ts'
import { nodeId } from '#graphql/usecases/node-id.ts'
import type { Viewer } from '#graphql/usecases/viewer.ts'

const query = `query ($id: ID!) { booking(id: $id) { events(first: 50) { edges { node { event reason } } } } }`

test('why somebody did it is told to both, but what an admin wrote to admins alone', async ({ house }) => {
  const { deps } = house
  const admin = house.viewerOf(await house.admin())
  const [theirs, ours] = [await house.paidBooking(), await house.paidBooking()]
  const mentor = house.viewerOf(theirs.mentor)
  await cancelBooking(deps, mentor, { bookingId: theirs.id, reason: 'I am ill.' })
  await cancelBooking(deps, admin, { bookingId: ours.id, reason: 'Fraud ring, see file 7.' })
  const read = async (viewer: Viewer, id: string) => {
    const { data } = await ask(house, viewer, query, { id: nodeId('Booking', id) })
    const nodes: { node: { event: string; reason: string | null } }[] = data.booking.events.edges
    return nodes.find(({ node }) => node.event === 'booking.cancelled')?.node.reason
  }
  const guest = (id: string) => ({ kind: 'guest', bookingIds: [id] }) as const

  expect(await read(guest(theirs.id), theirs.id)).toBe('I am ill.')
  expect(await read(guest(ours.id), ours.id)).toBeNull()
  expect(await read(house.viewerOf(ours.mentor), ours.id)).toBeNull()
  expect(await read(admin, ours.id)).toBe('Fraud ring, see file 7.')
})
