import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'
import { nobody } from '../viewer.ts'

const minute = 60_000
const startsAt = '2026-03-05T15:00:00.000Z'

async function choosable(house: House) {
  const { id } = await house.sessionType(await house.mentor(), { priceMinor: 0n, durationChoices: [30, 120] })
  return { id, node: nodeId('SessionType', id) }
}

async function book(house: House, sessionTypeId: string, durationMinutes?: number) {
  const source = `mutation ($input: BookingCheckoutInput!) { bookingCheckout(input: $input) { __typename
    ... on BookingCheckout { booking { startsAt endsAt } } ... on InputInvalid { issues { path } } } }`
  const input = {
    sessionTypeId,
    startsAt,
    timeZone: 'Europe/Lisbon',
    mentee: { name: 'Jonas Weber', email: `jonas-${randomUUID()}@sundial.test` },
    idempotencyKey: randomUUID(),
    ...(durationMinutes !== undefined && { durationMinutes }),
  }
  return (await ask(house, nobody, source, { input })).data.bookingCheckout
}

const minutesOf = ({ booking }: { booking: { startsAt: string; endsAt: string } }) =>
  (Date.parse(booking.endsAt) - Date.parse(booking.startsAt)) / minute

test.for([
  [undefined, 60],
  [60, 60],
  [30, 30],
  [120, 120],
] as const)('a booking of %s minutes lasts %s, and its hold as long', async ([asked, lasts], { house }) => {
  const { id, node } = await choosable(house)
  const made = await book(house, node, asked)
  expect(minutesOf(made)).toBe(lasts)
  const [held] = await house.deps.db.$queryRaw<{ minutes: number }[]>`
    select extract(epoch from upper(blocked) - lower(blocked))::int / 60 as minutes
    from slot_hold join booking on booking.id = booking_id where session_type_id = ${id}::uuid`
  expect(held?.minutes).toBe(lasts)
})

test('a length that is not offered is the caller’s mistake, in booking and in looking', async ({ house }) => {
  const { node: id } = await choosable(house)
  expect(await book(house, id, 45)).toEqual({
    __typename: 'InputInvalid',
    issues: [{ path: 'durationMinutes' }],
  })
  const query = `query ($id: ID!, $minutes: Int) { node(id: $id) { ... on SessionType {
    slots(from: "2026-03-05T00:00:00Z", to: "2026-03-06T00:00:00Z", durationMinutes: $minutes) { startsAt endsAt } } } }`
  const { errors } = await ask(house, nobody, query, { id, minutes: 45 })
  expect(errors).toMatchObject([{ code: 'INPUT_INVALID' }])
  const slots = async (minutes: number | null) =>
    (await ask(house, nobody, query, { id, minutes })).data.node.slots.map(
      (slot: { startsAt: string; endsAt: string }) => minutesOf({ booking: slot }),
    )
  expect(await slots(30)).toEqual(Array.from({ length: 16 }, () => 30))
  expect(await slots(null)).toEqual(Array.from({ length: 8 }, () => 60))
})

test('the last start of a day leaves room for the length that is chosen', async ({ house }) => {
  const { node: id } = await choosable(house)
  await book(house, id, 120)
  const query = `query ($id: ID!) { node(id: $id) { ... on SessionType { slots(from: "${startsAt}",
    to: "2026-03-05T17:00:00Z", durationMinutes: 30) { startsAt } } } }`
  expect((await ask(house, nobody, query, { id })).data.node.slots).toEqual([])
})
