import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { teamOf } from '#graphql/testing/teams.ts'
import { nodeId } from '../node-id.ts'
import { findBookableType } from '../session-type/bookable.ts'
import { saveHosts } from '../session-type/save-hosts.ts'
import { previewHostSlots, previewSlots } from './preview.ts'
import { saveHostHours } from './save-host-hours.ts'
import { saveRestriction } from './save-restriction.ts'
import { slotsOf } from './slots.ts'

const morning = { timeZone: 'UTC', weekly: [{ weekday: 2, start: '09:00', end: '12:00' }] } as const

async function listed({ deps }: House, id: string): Promise<number> {
  const from = deps.now()
  const to = new Date(from.getTime() + 7 * 86_400_000)
  return (await slotsOf(deps, await findBookableType(deps.db, id), { from, to })).length
}

test('a restriction is counted before it is saved, and a host’s own hours before they are', async ({
  house,
}) => {
  const { deps } = house
  const { type, mentors } = await teamOf(house, [{ name: 'Ana' }, { name: 'Ben' }])
  const [owner, ben] = mentors.map(house.viewerOf)
  const noon = { timeZone: 'UTC', weekly: [{ weekday: 2, start: '11:00', end: '13:00' }] } as const

  const counted = await previewSlots(deps, type.id, { restriction: morning })
  expect(counted).toBe(3)
  await saveRestriction(deps, owner!, { sessionTypeId: type.id, schedule: morning, inBookerZone: false })
  expect(await listed(house, type.id)).toBe(counted)
  expect(await previewSlots(deps, type.id, { restriction: null })).toBeGreaterThan(counted)

  const query = `query ($id: ID!, $input: SlotPreviewInput!) { node(id: $id) { ... on SessionType {
    slotPreview(input: $input) { ... on SlotPreview { openTimes } ... on InputInvalid { issues { path } } } } } }`
  const asBen = async (hostSchedule: object | null) => {
    // The owner's hours are not Ben's to try.
    const input = { hostSchedule, mentorSchedule: { timeZone: 'UTC', weekly: [] } }
    const { data } = await ask(house, ben!, query, { id: nodeId('SessionType', type.id), input })
    return data.node.slotPreview
  }
  const typed = { timeZone: 'UTC', weekly: [{ weekday: 'TUESDAY', start: '11:00', end: '13:00' }] }
  expect(await asBen(typed)).toEqual({ openTimes: 1 })
  expect(await asBen(null)).toEqual({ openTimes: counted })
  expect(await asBen({ ...typed, weekly: [...typed.weekly, ...typed.weekly] })).toEqual({
    issues: [{ path: 'hostSchedule.weekly[1]' }],
  })
  await saveHostHours(deps, ben!, type.id, noon)
  expect(await listed(house, type.id)).toBe(1)
  expect(await asBen(null)).toEqual({ openTimes: counted })
})

test('who is asked and has not accepted sees what would be open with them', async ({ house }) => {
  const [ana, ben] = [await house.mentor({ timeZone: 'UTC' }), await house.mentor({ timeZone: 'UTC' })]
  const type = await house.sessionType(ana)
  const how = { rotating: false, group: null, priority: 0, weight: 1 }
  const all = [ana, ben].map(({ handle }) => ({ handle, ...how }))
  await saveHosts(house.deps, house.viewerOf(ana), type.id, all)
  const giving = { sessionTypeId: type.id, mentorId: ben.id }
  expect(await listed(house, type.id)).toBe(0)
  expect(await previewHostSlots(house.deps, giving, morning)).toBe(3)
})
