import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { TooManyFiles } from '#graphql/domain/file/errors.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { checkoutBooking } from '../booking/checkout.ts'
import { nodeId } from '../node-id.ts'
import { nobody, type Viewer } from '../viewer.ts'
import { openFile } from './download.ts'
import { forgetLooseFiles, uploadFile } from './upload.ts'

const text = (length: number) => 'Sundial attaches files. '.repeat(Math.ceil(length / 24)).slice(0, length)
const file = (content = 'What I have done', name = 'cv.txt') => new File([content], name)

/** A mentor with a free session that asks for a file, and how it is booked. */
async function asking(house: House, { required = false } = {}) {
  const mentor = await house.mentor()
  const type = await house.sessionType(mentor, { priceMinor: 0n })
  const question = { sessionTypeId: type.id, position: 0, kind: 'FILE' as const, label: 'Your CV', required }
  const { id: questionId } = await house.deps.db.question.create({ data: question })
  let hour = 8
  const book = (viewer: Viewer, value: string, key: string = randomUUID(), at = ++hour) =>
    checkoutBooking(house.deps, viewer, {
      sessionTypeId: type.id,
      startsAt: new Date(Date.UTC(2026, 2, 5, at)),
      timeZone: 'Asia/Tokyo',
      mentee: viewer.kind === 'person' ? null : { name: 'Gus Guest', email: `gus${hour}@guest.test` },
      answers: [{ questionId, value }],
      idempotencyKey: key,
    })
  return { mentor, type, book }
}

const issuesOf = async (refused: Promise<unknown>) => {
  const error = await refused.then(
    () => Promise.reject(new Error('it was not refused')),
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(InputInvalid)
  return error.issues.map(({ path }: { path: unknown[] }) => path.join('.'))
}

test('a file is read whole by those who see the booking, and by nobody else', async ({ house }) => {
  const { deps } = house
  const { mentor, book } = await asking(house)
  const mentee = house.viewerOf(await house.mentee())
  const content = text(600_001)
  const id = await uploadFile(deps, mentee, file(content, '../My CV.md'), 'here')
  expect(await openFile(deps, mentee, id)).toBeNull()
  const { bookingId } = await book(mentee, nodeId('File', id))

  const answer = await deps.db.answer.findFirstOrThrow({ where: { bookingId }, include: { file: true } })
  expect(answer).toMatchObject({ label: 'Your CV', value: 'My CV.md', file: { id, size: 600_001 } })
  const guest: Viewer = { kind: 'guest', bookingIds: [bookingId] }
  for (const viewer of [mentee, house.viewerOf(mentor), house.viewerOf(await house.admin()), guest]) {
    const opened = await openFile(deps, viewer, id)
    expect(opened).toMatchObject({ name: 'My CV.md', mediaType: 'text/plain', size: 600_001 })
    const parts = []
    for await (const part of opened!.parts) parts.push(part)
    expect(parts).toHaveLength(3)
    expect(Buffer.concat(parts).toString()).toBe(content)
  }
  const stranger = house.viewerOf(await house.mentor())
  for (const viewer of [nobody, stranger, { kind: 'guest', bookingIds: [randomUUID()] } as const])
    expect(await openFile(deps, viewer, id)).toBeNull()
})

test('a file belongs to one booking, whoever is faster', async ({ house }) => {
  const { book } = await asking(house)
  const id = nodeId('File', await uploadFile(house.deps, nobody, file(), 'there'))
  const done = await Promise.allSettled([book(nobody, id), book(nobody, id)])

  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = done.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(refused.reason).toBeInstanceOf(InputInvalid)
  expect(await issuesOf(book(nobody, id))).toEqual(['answers.0'])
})

test('a repeat with the same key answers with the booking that has the file', async ({ house }) => {
  const { book } = await asking(house)
  const id = nodeId('File', await uploadFile(house.deps, nobody, file(), 'there'))
  const key = randomUUID()
  const first = await book(nobody, id, key, 14)
  expect((await book(nobody, id, key, 14)).bookingId).toBe(first.bookingId)
  expect(await house.deps.db.file.count({ where: { bookingId: first.bookingId } })).toBe(1)
})

test('only one’s own upload can be attached, and where a file is needed nothing else will do', async ({
  house,
}) => {
  const { book } = await asking(house, { required: true })
  const [mentee, other] = [house.viewerOf(await house.mentee()), house.viewerOf(await house.mentee())]
  const theirs = await uploadFile(house.deps, other, file(), 'there')

  for (const value of ['', 'cv.txt', theirs, nodeId('File', theirs), nodeId('File', randomUUID())])
    expect(await issuesOf(book(mentee, value)), value).toHaveLength(1)
  expect(await issuesOf(book(nobody, nodeId('File', theirs)))).toEqual(['answers.0'])
  expect(await issuesOf(book(mentee, nodeId('Booking', theirs)))).toEqual(['answers.0'])
  await book(other, nodeId('File', theirs))
})

test('what is empty, too large or of another kind is refused, the large one unread', async ({ house }) => {
  const huge = {
    name: 'huge.pdf',
    size: 5 * 1024 * 1024 + 1,
    arrayBuffer: () => Promise.reject(new Error('it was read')),
  }
  const wrong = [huge, file(''), file('MZ\u0090\u0000', 'cv.pdf'), file('PK\u0003\u0004', 'cv.docx')]
  for (const each of wrong)
    expect(await issuesOf(uploadFile(house.deps, nobody, each, 'there')), each.name).toEqual(['file'])
  const largest = await uploadFile(house.deps, nobody, file(text(5 * 1024 * 1024)), 'elsewhere')
  expect((await house.deps.db.file.findUniqueOrThrow({ where: { id: largest } })).size).toBe(5_242_880)
})

test('one address uploads thirty files a day, at once or one by one, and another is not held up', async ({
  house,
}) => {
  const upload = (source: string) => uploadFile(house.deps, nobody, file(), source)
  const done = await Promise.allSettled(Array.from({ length: 32 }, () => upload('busy')))
  const refused = done.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]

  expect(refused).toHaveLength(2)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(TooManyFiles)
  await upload('quiet')
  house.clock.advance({ days: 1, minutes: 1 })
  await upload('busy')
})

test('what nobody attached is forgotten after a day, what is attached stays', async ({ house }) => {
  const { deps, clock } = house
  const { book } = await asking(house)
  const [attached, loose] = [
    await uploadFile(deps, nobody, file(), 'a'),
    await uploadFile(deps, nobody, file(), 'b'),
  ]
  await book(nobody, nodeId('File', attached))
  const left = () => deps.db.file.findMany({ where: { id: { in: [attached, loose] } }, select: { id: true } })

  clock.advance({ hours: 23 })
  await forgetLooseFiles(deps)
  expect(await left()).toHaveLength(2)
  clock.advance({ hours: 1 })
  await forgetLooseFiles(deps)
  expect(await left()).toEqual([{ id: attached }])
  expect(await deps.db.fileContent.count({ where: { fileId: loose } })).toBe(0)
})
