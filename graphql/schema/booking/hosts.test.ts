import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { bookAt, teamOf } from '#graphql/testing/teams.ts'
import { nodeId } from '#graphql/usecases/node-id.ts'
import { checkInvariants } from '#graphql/usecases/operations/invariants.ts'
import type { Viewer } from '#graphql/usecases/viewer.ts'

const turns = { rotating: true }
const query = `query ($id: ID!) {
  booking(id: $id) { viewerRole hosts { name } mentor { name } cancellable payout { amount { amount } } }
  bookings(role: MENTOR) { edges { node { id } } } }`

test('whoever gives a session sees it as its mentor does, without the earnings; who could have does not', async ({
  house,
}) => {
  const { type, mentors } = await teamOf(
    house,
    [{ name: 'Ana' }, { name: 'Ben', ...turns, priority: 1 }, { name: 'Cleo', ...turns }],
    { priceMinor: 8_250n },
  )
  const { id } = await house.paidBooking({ type, startsAt: '2026-03-10T10:00:00Z' })
  const seenBy = (viewer: Viewer) => ask(house, viewer, query, { id: nodeId('Booking', id) })
  const [ana, ben, cleo] = mentors.map(house.viewerOf)
  const session = { hosts: [{ name: 'Ana' }, { name: 'Ben' }], mentor: { name: 'Ana' }, cancellable: true }
  const inList = { edges: [{ node: { id: nodeId('Booking', id) } }] }

  const owners = await seenBy(ana!)
  expect(owners.data.booking).toEqual({
    ...session,
    viewerRole: 'MENTOR',
    payout: { amount: { amount: '70.13' } },
  })
  const bens = await seenBy(ben!)
  expect(bens.data).toEqual({ booking: { ...session, viewerRole: 'MENTOR', payout: null }, bookings: inList })
  expect((await seenBy(cleo!)).data).toEqual({ booking: null, bookings: { edges: [] } })

  const earnings = '{ payouts { edges { node { id } } } }'
  expect((await ask(house, ben!, earnings)).data.payouts.edges).toEqual([])
  expect((await ask(house, ana!, earnings)).data.payouts.edges).toHaveLength(1)
})

test('who is paid sees what others give of their type, and the calendars count it for those who come', async ({
  house,
}) => {
  const { type, mentors } = await teamOf(house, [
    { name: 'Ana', ...turns },
    { name: 'Ben', ...turns, priority: 1 },
  ])
  const id = await bookAt(house, type, '2026-03-10T10:00:00Z')
  const [ana, ben] = mentors
  const shown = await ask(house, house.viewerOf(ana!), query, { id: nodeId('Booking', id) })
  expect(shown.data.booking).toMatchObject({ hosts: [{ name: 'Ben' }], viewerRole: 'MENTOR' })
  const days = `query ($handle: String!) { mentor(handle: $handle) { calendar {
    days(firstDate: "2026-03-10", lastDate: "2026-03-10") { sessions } } } }`
  for (const [mentor, sessions] of [
    [ana!, 0],
    [ben!, 1],
  ] as const) {
    const { data } = await ask(house, house.viewerOf(mentor), days, { handle: mentor.handle })
    expect(data.mentor.calendar.days).toEqual([{ sessions }])
  }
})

test('a booking without a row for each who gives it is found', async ({ house }) => {
  const { type, mentors } = await teamOf(house, [{ name: 'Ana' }, { name: 'Ben' }])
  const bookingId = await bookAt(house, type, '2026-03-10T10:00:00Z')
  const { db } = house.deps
  const broken = async () =>
    (await checkInvariants(db, house.clock.now())).filter((say) => say.includes(bookingId))
  expect(await broken()).toEqual([])
  await db.bookingHost.deleteMany({ where: { bookingId, mentorId: mentors[1]!.id } })
  expect(await broken()).toEqual([`who gives a booking is not whose time it holds: ${bookingId}`])
  await db.bookingHost.create({ data: { bookingId, mentorId: mentors[1]!.id } })
  await db.slotHold.deleteMany({ where: { bookingId, hostId: mentors[0]!.id } })
  expect(await broken()).toEqual([`who gives a booking is not whose time it holds: ${bookingId}`])
})
