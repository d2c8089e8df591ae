import { expect } from 'vitest'
import { SlotNotOffered } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { bookAt, givenBy, teamOf } from '#graphql/testing/teams.ts'
import { nodeId } from '../node-id.ts'
import { findBookableType } from '../session-type/bookable.ts'
import { nobody } from '../viewer.ts'
import { saveRestriction } from './save-restriction.ts'
import { slotsOf } from './slots.ts'
import { updateCalendar } from './update-calendar.ts'

const tuesday = '2026-03-10'
const turns = { rotating: true }

async function open({ deps }: House, typeId: string): Promise<number> {
  const from = new Date(`${tuesday}T00:00:00Z`)
  const to = new Date(from.getTime() + 86_400_000)
  return (await slotsOf(deps, await findBookableType(deps.db, typeId), { from, to })).length
}

test('limits of a team count over all types that several give, and not over what its owner gives alone', async ({
  house,
}) => {
  const { type, mentors } = await teamOf(house, [
    { name: 'Ana', ...turns },
    { name: 'Ben', ...turns, priority: 1 },
  ])
  const [ana, ben] = mentors
  const alone = await house.sessionType(ana!, { priceMinor: 0n })
  const limit = { period: 'DAY', unit: 'BOOKINGS', most: 2 } as const
  await updateCalendar(house.deps, house.viewerOf(ana!), { teamLimits: [limit] })
  await bookAt(house, alone, `${tuesday}T09:00:00Z`)
  const first = await bookAt(house, type, `${tuesday}T10:00:00Z`)
  await bookAt(house, type, `${tuesday}T11:00:00Z`)
  expect((await givenBy(house, first)).hosts).toEqual(['Ben'])
  expect(await open(house, type.id)).toBe(0)
  await expect(bookAt(house, type, `${tuesday}T14:00:00Z`)).rejects.toThrow(SlotNotOffered)
  expect(await open(house, alone.id)).toBe(7)
  await updateCalendar(house.deps, house.viewerOf(ben!), { teamLimits: [{ ...limit, most: 1 }] })
  await updateCalendar(house.deps, house.viewerOf(ana!), { teamLimits: [] })
  expect(await open(house, type.id)).toBeGreaterThan(0)
})

test('twelve at once and a team’s limit of two: two are booked', async ({ house }) => {
  const { type, mentors } = await teamOf(house, [
    { name: 'Ana', ...turns },
    { name: 'Ben', ...turns },
  ])
  const limit = { period: 'DAY', unit: 'BOOKINGS', most: 2 } as const
  await updateCalendar(house.deps, house.viewerOf(mentors[0]!), { teamLimits: [limit] })
  const attempts = await Promise.allSettled(
    Array.from({ length: 12 }, (_, n) =>
      bookAt(house, type, `${tuesday}T${String(9 + (n % 8)).padStart(2, '0')}:00:00Z`),
    ),
  )
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
})

test('the API keeps each one’s hours to themselves, and names what is wrong', async ({ house }) => {
  const { type, mentors } = await teamOf(house, [{ name: 'Ana' }, { name: 'Ben' }])
  const [owner, ben] = mentors.map(house.viewerOf)
  const schedule = {
    timeZone: 'UTC',
    weekly: [{ weekday: 'TUESDAY', start: '10:00', end: '12:00' }],
    overrides: [],
  }
  const sessionTypeId = nodeId('SessionType', type.id)
  const restrict = `mutation ($input: SessionTypeRestrictionSaveInput!) { sessionTypeRestrictionSave(input: $input) { __typename } }`
  const mine = `mutation ($input: HostScheduleSaveInput!) { hostScheduleSave(input: $input) { __typename } }`
  await ask(house, owner!, restrict, { input: { sessionTypeId, schedule, inBookerZone: true } })
  await ask(house, ben!, mine, { input: { sessionTypeId, schedule } })
  const query = `query ($id: ID!) { node(id: $id) { ... on SessionType {
    restrictionInBookerZone restriction { timeZone } hosts { mentor { name } schedule { timeZone } } } } }`
  const seen = async (viewer: Parameters<typeof ask>[1]) =>
    (await ask(house, viewer, query, { id: sessionTypeId })).data.node
  const hosts = (schedule: object | null) => [
    { mentor: { name: 'Ana' }, schedule: null },
    { mentor: { name: 'Ben' }, schedule },
  ]
  const utc = { timeZone: 'UTC' }
  expect(await seen(owner!)).toEqual({ restrictionInBookerZone: true, restriction: utc, hosts: hosts(null) })
  expect(await seen(ben!)).toEqual({ restrictionInBookerZone: true, restriction: null, hosts: hosts(utc) })
  expect((await seen(nobody)).hosts).toEqual(hosts(null))
  const weekly = [{ weekday: 2 as const, start: '12:00', end: '12:00' }]
  const wrong = { timeZone: 'Mars/Base', weekly, overrides: [] }
  const given = { sessionTypeId: type.id, schedule: wrong, inBookerZone: false }
  await expect(saveRestriction(house.deps, owner!, given)).rejects.toMatchObject({
    constructor: InputInvalid,
    issues: [{ path: ['schedule', 'timeZone'] }, { path: ['schedule', 'weekly', 0] }],
  })
  await expect(saveRestriction(house.deps, ben!, { ...given, schedule: null })).rejects.toBeInstanceOf(
    SessionTypeNotFound,
  )
})
