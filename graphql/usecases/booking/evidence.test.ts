import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { teamOf } from '#graphql/testing/teams.ts'
import { openFile } from '../file/download.ts'
import { forgetLooseFiles, uploadFile } from '../file/upload.ts'
import { nodeId, readNodeId } from '../node-id.ts'
import { createApiKey } from '../partner/create-key.ts'
import { nobody, type PartnerViewer, type Viewer } from '../viewer.ts'
import { contestComplaint } from './contest-complaint.ts'
import { openComplaint } from './open-complaint.ts'
import { withdrawComplaint } from './withdraw-complaint.ts'

/** Uploads a file, and answers with the API's id of it. */
async function upload({ deps }: House, viewer: Viewer, name = 'empty room.txt') {
  return nodeId('File', await uploadFile(deps, viewer, new File([`This is ${name}`], name), randomUUID()))
}

/** A paid session that has begun, which two mentors give and a programme brought, and everybody around it. */
async function begun(house: House) {
  const { deps, viewerOf } = house
  house.clock.set('2026-03-02T08:00:00Z')
  const { type, mentors } = await teamOf(
    house,
    [{ name: 'Ana' }, { name: 'Ben', rotating: true }, { name: 'Cleo', rotating: true }],
    { priceMinor: 8_250n },
  )
  const person = await house.mentee()
  const booking = await house.paidBooking({ type, mentee: person, startsAt: '2026-03-10T10:00:00Z' })
  const admin = viewerOf(await house.admin())
  const { apiKeyId } = await createApiKey(deps, admin, { name: 'Ours', scopes: ['READ', 'BOOK'] })
  const { programId } = await deps.db.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })
  await deps.db.booking.update({ where: { id: booking.id }, data: { programId } })
  house.clock.set(booking.startsAt)
  const hosts = await deps.db.bookingHost.findMany({ where: { bookingId: booking.id } })
  const beside = mentors.find(
    ({ id }) => id !== booking.mentorId && hosts.some((host) => host.mentorId === id),
  )
  const partner: PartnerViewer = { kind: 'partner', apiKeyId, programId, scopes: ['READ', 'BOOK'] }
  return {
    ...{ bookingId: booking.id, admin, partner },
    mentee: viewerOf(person),
    guest: { kind: 'guest', bookingIds: [booking.id] } as const,
    mentor: viewerOf(booking.mentor),
    beside: viewerOf(beside!),
  }
}

const seen = `query ($id: ID!) { booking(id: $id) { evidenceAttachable complaint { text files { name attachedBy url } } } }`
const open = `mutation ($input: ComplaintOpenInput!) { done: complaintOpen(input: $input) { __typename
  ... on Complaint { id files { name } } ... on InputInvalid { issues { path message } } } }`
const contest = `mutation ($input: ComplaintContestInput!) { done: complaintContest(input: $input) { __typename
  ... on Complaint { files { name } } ... on InputInvalid { issues { path message } } } }`
const node = 'query ($id: ID!) { node(id: $id) { __typename ... on File { name } } }'

const issuesOf = async (refused: Promise<unknown>) => {
  const error = await refused.then(
    () => Promise.reject(new Error('it was not refused')),
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(InputInvalid)
  return error.issues.map(({ path }: { path: unknown[] }) => path.join('.'))
}

test('both sides attach files, which the two of them and admins read, and nobody else who sees the booking', async ({
  house,
}) => {
  const { deps } = house
  const { bookingId, admin, partner, mentee, guest, mentor, beside } = await begun(house)
  const about = async (viewer: Viewer) =>
    (await ask(house, viewer, seen, { id: nodeId('Booking', bookingId) })).data.booking
  expect((await about(mentee)).evidenceAttachable).toBe(true)

  const theirs = [await upload(house, mentee, 'waiting.txt'), await upload(house, guest, 'call.txt')]
  const said = { bookingId: nodeId('Booking', bookingId), text: 'Nobody came.', files: theirs }
  const opened = (await ask(house, mentee, open, { input: said })).data.done
  expect(opened.files).toEqual([{ name: 'waiting.txt' }, { name: 'call.txt' }])
  expect((await about(mentee)).evidenceAttachable).toBe(false)
  expect((await about(mentor)).evidenceAttachable).toBe(true)
  const ours = await upload(house, mentor, 'log.txt')
  const answer = { complaintId: opened.id, text: 'We spoke.', files: [ours] }
  expect((await ask(house, mentor, contest, { input: answer })).data.done.files).toHaveLength(3)

  const files = [...theirs, ours]
  for (const viewer of [mentee, guest, mentor, admin]) {
    const { complaint } = await about(viewer)
    expect(complaint.files).toMatchObject([
      { name: 'waiting.txt', attachedBy: 'MENTEE', url: `http://localhost:3000/files/${files[0]}` },
      { name: 'call.txt', attachedBy: 'MENTEE' },
      { name: 'log.txt', attachedBy: 'MENTOR' },
    ])
    for (const id of files) {
      expect((await ask(house, viewer, node, { id })).data.node.name).toMatch(/\.txt$/)
      const parts = []
      for await (const part of (await openFile(deps, viewer, readNodeId(id)!.id))!.parts) parts.push(part)
      expect(Buffer.concat(parts).toString()).toMatch(/^This is .*\.txt$/)
    }
  }
  for (const viewer of [beside, partner]) {
    const { complaint, evidenceAttachable } = await about(viewer)
    expect({ ...complaint, evidenceAttachable }).toEqual({
      ...{ text: 'Nobody came.', files: [], evidenceAttachable: false },
    })
  }
  const others: Viewer[] = [
    nobody,
    house.viewerOf(await house.mentee()),
    house.viewerOf(await house.mentor()),
  ]
  for (const viewer of [beside, partner, ...others, { kind: 'guest', bookingIds: [randomUUID()] } as const])
    for (const id of files) {
      expect((await ask(house, viewer, node, { id })).data.node).toBeNull()
      expect(await openFile(deps, viewer, readNodeId(id)!.id)).toBeNull()
    }
})

test('a programme and who gives the session beside its mentor may speak, but attach nothing', async ({
  house,
}) => {
  const { deps } = house
  const { bookingId, partner, beside } = await begun(house)
  const attempt = { bookingId, text: 'Nobody came.', files: [await upload(house, partner)] }
  expect(await issuesOf(openComplaint(deps, partner, attempt))).toEqual(['files'])
  expect(await deps.db.complaint.count({ where: { bookingId } })).toBe(0)
  const complaintId = await openComplaint(deps, partner, { ...attempt, files: [] })
  const answer = { complaintId, text: 'We spoke.', files: [await upload(house, beside)] }
  expect(await issuesOf(contestComplaint(deps, beside, answer))).toEqual(['files'])
  await contestComplaint(deps, beside, { ...answer, files: null })
  expect(await deps.db.file.count({ where: { complaintId } })).toBe(0)
})

test('all that is wrong with what is said and attached is told at once, and nothing is attached', async ({
  house,
}) => {
  const { deps } = house
  const [first, second] = [await begun(house), await begun(house)]
  const used = await upload(house, first.mentee)
  await openComplaint(deps, first.mentee, { bookingId: first.bookingId, text: 'Nobody came.', files: [used] })

  const { bookingId, mentee, mentor } = second
  const mine = await upload(house, mentee)
  const foreign = [await upload(house, mentor), used, mine, nodeId('File', randomUUID()), 'File_x']
  const files = [mine, ...foreign, nodeId('Booking', bookingId)]
  const input = { bookingId: nodeId('Booking', bookingId), text: ' ', files }
  const { done } = (await ask(house, mentee, open, { input })).data
  expect(done.issues).toMatchObject([
    { path: 'text', message: 'Say what happened.' },
    { path: 'files', message: 'Attach at most 3 files.' },
    ...[1, 2, 3, 4, 5, 6].map((place) => ({ path: `files[${place}]` })),
  ])
  const many = await Promise.all([1, 2, 3, 4].map(() => upload(house, mentee)))
  expect(
    await issuesOf(openComplaint(deps, mentee, { bookingId, text: 'Nobody came.', files: many })),
  ).toEqual(['files'])
  const complaintId = await openComplaint(deps, mentee, {
    ...{ bookingId, text: 'Nobody came.', files: many.slice(1) },
  })
  const more = { complaintId, text: 'We spoke.', files: [many[3]!, many[0]!] }
  expect(await issuesOf(contestComplaint(deps, mentor, more))).toEqual(['files.0', 'files.1'])
  expect(await deps.db.file.count({ where: { complaintId } })).toBe(3)
})

test('a file belongs to one complaint, whoever is faster, and who was slower has not complained', async ({
  house,
}) => {
  const sessions = [await begun(house), await begun(house)]
  const id = await upload(house, nobody)
  const done = await Promise.allSettled(
    sessions.map(({ guest, bookingId }) =>
      openComplaint(house.deps, guest, { bookingId, text: 'Nobody came.', files: [id] }),
    ),
  )
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = done.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(refused.reason).toBeInstanceOf(InputInvalid)
  const bookingIds = sessions.map(({ bookingId }) => bookingId)
  expect(await house.deps.db.complaint.count({ where: { bookingId: { in: bookingIds } } })).toBe(1)
})

test('what is attached stays, whatever becomes of the complaint, and does not count as loose', async ({
  house,
}) => {
  const { deps, clock } = house
  const { bookingId, mentee } = await begun(house)
  const attached = await upload(house, mentee)
  const complaintId = await openComplaint(deps, mentee, { bookingId, text: 'None came.', files: [attached] })
  await withdrawComplaint(deps, mentee, complaintId)

  const size = 5 * 1024 * 1024
  const rows = Array.from({ length: 205 }, () => ({ id: randomUUID(), name: 'large.txt', size }))
  const kind = { mediaType: 'text/plain', createdAt: deps.now() }
  await deps.db.file.createMany({ data: rows.map((row) => ({ ...row, ...kind })) })
  await expect(upload(house, mentee)).rejects.toThrow('Too many files')
  const place = { complaintId, attachedBy: 'MENTEE', position: 1 } as const
  await deps.db.file.update({ where: { id: rows[0]!.id }, data: place })
  const loose = await upload(house, mentee)

  clock.advance({ days: 2 })
  while ((await forgetLooseFiles(deps)) > 0);
  const left = (of: string) => deps.db.file.count({ where: { id: readNodeId(of)!.id } })
  expect([await left(attached), await left(loose)]).toEqual([1, 0])
  expect(await deps.db.file.count({ where: { complaintId } })).toBe(2)
  expect(await openFile(deps, mentee, readNodeId(attached)!.id)).not.toBeNull()
})
