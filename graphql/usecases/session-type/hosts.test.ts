import { expect } from 'vitest'
import type { InputInvalid } from '#graphql/domain/errors.ts'
import { HostInvitationNotFound, SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { HostDraft } from '#graphql/domain/session-type/hosts.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { slotsOf } from '../availability/slots.ts'
import { nodeId } from '../node-id.ts'
import { nobody } from '../viewer.ts'
import { findBookableType } from './bookable.ts'
import { acceptInvitation, leaveHosts } from './hosting.ts'
import { saveHosts } from './save-hosts.ts'

const as = (mentor: { handle: string }, more: Partial<HostDraft> = {}): HostDraft => ({
  handle: mentor.handle,
  rotating: false,
  group: null,
  priority: 0,
  weight: 1,
  ...more,
})

async function anaAndBen(house: House) {
  const ana = await house.mentor({ timeZone: 'UTC' })
  const ben = await house.mentor({ timeZone: 'UTC', name: 'Ben Adler' })
  const type = await house.sessionType(ana, { priceMinor: 0n })
  const [owner, guest] = [house.viewerOf(ana), house.viewerOf(ben)]
  const save = (...hosts: HostDraft[]) => saveHosts(house.deps, owner, type.id, hosts)
  return { ana, ben, type, owner, guest, save }
}

async function openOn(house: House, typeId: string, date = '2026-03-10'): Promise<number> {
  const from = new Date(`${date}T00:00:00Z`)
  const range = { from, to: new Date(from.getTime() + 86_400_000) }
  return (await slotsOf(house.deps, await findBookableType(house.deps.db, typeId), range)).length
}

const query = `query ($id: ID!) { node(id: $id) { ... on SessionType {
  hosts { mentor { name } rotating accepted group priority weight } } } }`
const hostsSeen = async (house: House, viewer: Parameters<typeof ask>[1], typeId: string) =>
  (await ask(house, viewer, query, { id: nodeId('SessionType', typeId) })).data.node.hosts

test('who must be there is not offered before they accept, and then only while both are free', async ({
  house,
}) => {
  const { ana, ben, type, guest, save } = await anaAndBen(house)
  expect(await openOn(house, type.id)).toBe(8)
  await save(as(ana), as(ben))
  expect(await openOn(house, type.id)).toBe(0)
  await acceptInvitation(house.deps, guest, type.id)
  expect(await openOn(house, type.id)).toBe(8)
  await house.freeBooking({ mentor: ben, startsAt: '2026-03-10T10:00:00Z' })
  expect(await openOn(house, type.id)).toBe(7)
})

test('who takes turns is not looked at before they accept; without them their group has nobody', async ({
  house,
}) => {
  const { ana, ben, type, owner, guest, save } = await anaAndBen(house)
  await house.freeBooking({ mentor: ana, startsAt: '2026-03-10T10:00:00Z' })
  await save(as(ana, { rotating: true }), as(ben, { rotating: true }))
  expect(await openOn(house, type.id)).toBe(7)
  await acceptInvitation(house.deps, guest, type.id)
  expect(await openOn(house, type.id)).toBe(8)
  await leaveHosts(house.deps, guest, type.id)
  await save(as(ana), as(ben, { rotating: true, group: 'Sales' }))
  const why = await ask(
    house,
    owner,
    `query ($id: ID!) { node(id: $id) { ... on SessionType {
      slotDiagnosis(startsAt: "2026-03-11T10:00:00Z") { code message } } } }`,
    { id: nodeId('SessionType', type.id) },
  )
  expect(why.data.node.slotDiagnosis[0]).toEqual({
    code: 'NO_HOST_IN_GROUP',
    message: 'Nobody of the group Sales is free.',
  })
})

test('who was asked accepts, declines or leaves alone, and nobody in their place', async ({ house }) => {
  const { ana, ben, type, owner, guest, save } = await anaAndBen(house)
  const stranger = house.viewerOf(await house.mentor())
  await save(as(ana), as(ben))
  for (const other of [owner, stranger, house.viewerOf(await house.mentee())])
    for (const answer of [acceptInvitation, leaveHosts])
      await expect(answer(house.deps, other, type.id)).rejects.toBeInstanceOf(HostInvitationNotFound)
  await acceptInvitation(house.deps, guest, type.id)
  await acceptInvitation(house.deps, guest, type.id)
  await leaveHosts(house.deps, guest, type.id)
  await expect(leaveHosts(house.deps, guest, type.id)).rejects.toBeInstanceOf(HostInvitationNotFound)
  expect(await house.deps.db.sessionTypeHost.count({ where: { sessionTypeId: type.id } })).toBe(0)
  expect(await openOn(house, type.id)).toBe(8)
})

test('what is saved again keeps who accepted, and asks only who is new', async ({ house }) => {
  const { ana, ben, type, guest, save } = await anaAndBen(house)
  await save(as(ana), as(ben))
  await acceptInvitation(house.deps, guest, type.id)
  const cleo = await house.mentor({ name: 'Cleo Marsh' })
  await save(as(ben, { rotating: true, weight: 3 }), as(ana), as({ handle: `@${cleo.handle.toUpperCase()}` }))
  const rows = await house.deps.db.sessionTypeHost.findMany({
    where: { sessionTypeId: type.id },
    orderBy: { position: 'asc' },
  })
  expect(rows.map((row) => [row.mentorId, row.acceptedAt !== null, row.weight])).toEqual([
    [ana.id, true, 1],
    [ben.id, true, 3],
    [cleo.id, false, 1],
  ])
  const events = await house.deps.db.event.findMany({ where: { type: 'mentor.hostInvited' } })
  const asked = events.filter(({ data }) => (data as { sessionTypeId: string }).sessionTypeId === type.id)
  expect(asked.map(({ subjectId }) => subjectId)).toEqual([ben.id, cleo.id])
})

test('everything that is wrong with who gives it is said at once, and only its owner says it', async ({
  house,
}) => {
  const { ana, ben, guest, type, save } = await anaAndBen(house)
  const hidden = await house.mentor({ state: 'APPLIED' })
  const refused: InputInvalid = await save(
    as(ben, { group: 'Sales', priority: 101 }),
    as(ben, { weight: -1 }),
    as(hidden),
    as({ handle: 'nobody-at-all' }),
  ).then(
    () => Promise.reject(new Error('it was not refused')),
    (error) => error,
  )
  expect(refused.issues.map(({ path }) => path.join('.'))).toEqual([
    'hosts',
    'hosts.0.group',
    'hosts.0.priority',
    'hosts.1.handle',
    'hosts.1.weight',
    'hosts.2.handle',
    'hosts.3.handle',
  ])
  const foreign = saveHosts(house.deps, guest, type.id, [as(ben), as(ana)])
  await expect(foreign).rejects.toBeInstanceOf(SessionTypeNotFound)
})

test('the public sees who accepted; how they are chosen is the owner’s', async ({ house }) => {
  const { ana, ben, type, owner, guest, save } = await anaAndBen(house)
  const way = { rotating: true, group: 'Sales', priority: 2, weight: 3 }
  await save(as(ana), as(ben, way))
  const withheld = { group: null, priority: null, weight: null }
  const [first, second] = await hostsSeen(house, owner, type.id)
  expect(first).toMatchObject({ mentor: { name: 'Ana Ribeiro' }, rotating: false })
  expect(second).toEqual({ mentor: { name: 'Ben Adler' }, accepted: false, ...way })
  expect(await hostsSeen(house, nobody, type.id)).toHaveLength(1)
  expect((await hostsSeen(house, guest, type.id))[1]).toMatchObject({ accepted: false, ...withheld })
  await acceptInvitation(house.deps, guest, type.id)
  expect((await hostsSeen(house, nobody, type.id))[1]).toMatchObject({ accepted: true, ...withheld })
  const invitations = `query ($handle: String!) { mentor(handle: $handle) { hostInvitations { accepted sessionType { title } } } }`
  const seen = (viewer: Parameters<typeof ask>[1]) => ask(house, viewer, invitations, { handle: ben.handle })
  expect((await seen(guest)).data.mentor.hostInvitations).toEqual([
    { accepted: true, sessionType: { title: 'Career roadmap' } },
  ])
  for (const other of [owner, nobody]) expect((await seen(other)).data.mentor.hostInvitations).toBeNull()
})

test('a draft is seen by those who are asked to give it, its place is not', async ({ house }) => {
  const { ana, ben, type, guest, save } = await anaAndBen(house)
  await house.deps.db.sessionType.update({ where: { id: type.id }, data: { active: false } })
  const look = (viewer: Parameters<typeof ask>[1]) =>
    ask(house, viewer, 'query ($id: ID!) { node(id: $id) { ... on SessionType { title placeDetail } } }', {
      id: nodeId('SessionType', type.id),
    })
  expect((await look(guest)).data.node).toBeNull()
  await save(as(ana), as(ben))
  expect((await look(guest)).data.node).toEqual({ title: 'Career roadmap', placeDetail: null })
  expect((await look(house.viewerOf(await house.mentor()))).data.node).toBeNull()
})

test('what a mentor gives of others is not among their own', async ({ house }) => {
  const { ana, ben, guest, save } = await anaAndBen(house)
  await save(as(ana), as(ben))
  const own = '{ viewer { mentor { sessionTypes(first: 10) { edges { node { title } } } } } }'
  expect((await ask(house, guest, own)).data.viewer.mentor.sessionTypes.edges).toEqual([])
})
