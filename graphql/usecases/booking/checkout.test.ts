import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { OwnSession, SlotNotOffered, SlotTaken, TooManyHolds } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from './cancel.ts'

const guest = { name: 'Maya Osei', email: 'maya@sundial.test' }
const free = { priceMinor: 0n }

const freeType = async (scene: Scene) => scene.sessionType(await scene.mentor(), free)

test('case 4: a guest books a free session with no payment, and both get mail with a calendar file', async ({
  scene,
}) => {
  const type = await freeType(scene)
  const { bookingId, url } = await scene.book({ type })
  await scene.settle()
  expect(url).toBeNull()
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', payments: [], payout: null })
  expect(await scene.mails(bookingId)).toHaveLength(2)
  expect(scene.calls).toEqual([])
  const [mail] = await scene.mail.list()
  expect(mail?.attachments.map(({ content }) => content.includes('BEGIN:VEVENT'))).not.toContain(false)
})

test.for([3, 50])(
  'case 9: of %i at once for one time one wins, and nobody waits in a deadlock',
  async (people, { scene }) => {
    const type = await scene.sessionType(await scene.payableMentor())
    const before = await deadlocks(scene)
    const outcomes = await Promise.allSettled(Array.from({ length: people }, () => scene.book({ type })))
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toHaveLength(people - 1)
    expect(refused.every((reason) => reason instanceof SlotTaken)).toBe(true)
    expect(refused[0].nearest).toHaveLength(3)
    expect(await scene.deps.db.booking.count({ where: { sessionTypeId: type.id } })).toBe(1)
    expect(await deadlocks(scene)).toBe(before)
  },
)

async function deadlocks({ pool }: Scene): Promise<number> {
  const { rows } = await pool.query(
    'select pg_stat_clear_snapshot(), deadlocks::int as count from pg_stat_database where datname = current_database()',
  )
  return rows[0].count
}

test('the same key and arguments answer with the same booking, at once and later', async ({ scene }) => {
  const type = await scene.sessionType(await scene.payableMentor())
  const twin = { type, mentee: guest, idempotencyKey: randomUUID() }
  const answers = await Promise.all([1, 2, 3, 4].map(() => scene.book(twin)))
  await scene.deps.db.sessionType.update({ where: { id: type.id }, data: { active: false } })
  const later = await scene.book(twin)
  expect(new Set([...answers, later].map(({ bookingId }) => bookingId)).size).toBe(1)
  expect(new Set([...answers, later].map(({ url }) => url)).size).toBe(1)
})

test('a twin that arrives when the first has just committed joins it', async ({ scene }) => {
  const type = await freeType(scene)
  const twin = { type, mentee: guest, idempotencyKey: randomUUID() }
  let first: string | undefined
  // The first is made in the moment between the second's look at the keys and its look at the calendar.
  const now = () => scene.deps.now()
  const slow = {
    now: () => now(),
    db: withDelay(scene, async () => (first ??= (await scene.book(twin)).bookingId)),
  }
  const second = await scene.book({ ...twin, deps: slow })
  expect(second.bookingId).toBe(first)
})

/** The database of the house, where the first look at a calendar waits for something else to happen. */
function withDelay({ deps }: Scene, happens: () => Promise<unknown>) {
  let told = false
  return new Proxy(deps.db, {
    get(db, name, receiver) {
      if (name !== '$queryRaw' || told) return Reflect.get(db, name, receiver)
      told = true
      return async (...query: Parameters<typeof db.$queryRaw>) => {
        await happens()
        return db.$queryRaw(...query)
      }
    },
  })
}

test('the same key with other arguments is refused; another guest with the key learns nothing', async ({
  scene,
}) => {
  const type = await freeType(scene)
  const idempotencyKey = randomUUID()
  await scene.book({ type, mentee: guest, idempotencyKey })
  const other = { type, idempotencyKey, startsAt: daysAhead(scene.clock.now(), 4) }
  await expect(scene.book({ ...other, mentee: guest })).rejects.toThrow(IdempotencyKeyReused)
  const stranger = { name: 'Eve', email: 'eve@sundial.test' }
  await expect(scene.book({ type, idempotencyKey, mentee: stranger })).rejects.toThrow(IdempotencyKeyReused)
})

test('keys of different people are different keys', async ({ scene }) => {
  const type = await freeType(scene)
  const idempotencyKey = randomUUID()
  const [maya, noor] = await Promise.all([scene.mentee(), scene.mentee()])
  const one = await scene.book({ type, idempotencyKey, viewer: scene.viewerOf(maya!) })
  const startsAt = daysAhead(scene.clock.now(), 4)
  const two = await scene.book({ type, idempotencyKey, startsAt, viewer: scene.viewerOf(noor!) })
  expect(one.bookingId).not.toBe(two.bookingId)
})

test('a refusal is not remembered under its key', async ({ scene }) => {
  const type = await freeType(scene)
  const taken = await scene.book({ type })
  const again = { type, mentee: guest, idempotencyKey: randomUUID() }
  await expect(scene.book(again)).rejects.toThrow(SlotTaken)
  await cancelBooking(scene.deps, taken.guest, { bookingId: taken.bookingId })
  await expect(scene.book(again)).resolves.toBeDefined()
})

test('a fourth unpaid hold of one address is refused, whatever its letters’ case', async ({ scene }) => {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const mentee = { name: 'Holt', email: `holt-${randomUUID().slice(0, 6)}@sundial.test` }
  for (const days of [3, 4, 5])
    await scene.book({ type, mentee, startsAt: daysAhead(scene.clock.now(), days) })
  const fourth = { type, startsAt: daysAhead(scene.clock.now(), 6) }
  const shouted = { ...mentee, email: mentee.email.toUpperCase() }
  await expect(scene.book({ ...fourth, mentee: shouted })).rejects.toThrow(TooManyHolds)
  const atNothing = await scene.sessionType(mentor, free)
  await expect(scene.book({ ...fourth, type: atNothing, mentee })).resolves.toBeDefined()
})

test('what cannot be booked is refused, and nothing is written', async ({ scene }) => {
  const mentor = await scene.mentor()
  const type = await scene.sessionType(mentor, free)
  const inactive = await scene.sessionType(mentor, { ...free, active: false })
  const unapproved = await scene.sessionType(await scene.mentor({ state: 'APPLIED' }), free)
  const before = await scene.deps.db.event.count()
  const at = (iso: string) => new Date(iso)
  const past = new Date(scene.clock.now().getTime() - 3_600_000)
  await expect(scene.book({ type: { ...type, id: randomUUID() } })).rejects.toThrow(SessionTypeNotFound)
  await expect(scene.book({ type: inactive })).rejects.toThrow(SessionTypeNotFound)
  await expect(scene.book({ type: unapproved })).rejects.toThrow(SessionTypeNotFound)
  await expect(scene.book({ type, startsAt: past })).rejects.toThrow(SlotNotOffered)
  await expect(scene.book({ type, startsAt: at('2027-01-06T03:00:00Z') })).rejects.toThrow(SlotNotOffered)
  await expect(scene.book({ type, startsAt: at('2026-12-17T10:07:00Z') })).rejects.toThrow(SlotNotOffered)
  await expect(scene.book({ type, viewer: scene.viewerOf(mentor) })).rejects.toThrow(OwnSession)
  await expect(scene.book({ type, mentee: { name: 'A\r\nBcc: x', email: 'no' } })).rejects.toThrow(
    InputInvalid,
  )
  await expect(scene.book({ type, timeZone: 'Mars/Olympus' })).rejects.toThrow(InputInvalid)
  expect(await scene.deps.db.event.count()).toBe(before)
})

test('several choices and a ticked box reach the mentor as they are read', async ({ scene }) => {
  const type = await freeType(scene)
  const asked = { sessionTypeId: type.id, required: true }
  const [topics, box] = await scene.deps.db.question.createManyAndReturn({
    data: [
      {
        ...asked,
        position: 0,
        kind: 'MULTI_SELECT',
        label: 'Topics',
        options: ['Pay, raises', 'Code', 'CV'],
      },
      { ...asked, position: 1, kind: 'CHECKBOX', label: 'Recorded?' },
    ],
  })
  const answers = (value: string) => [
    { questionId: topics!.id, value },
    { questionId: box!.id, value: 'true' },
  ]
  for (const value of ['', 'Code\nCooking', 'Pay'])
    await expect(scene.book({ type, answers: answers(value) })).rejects.toThrow(InputInvalid)

  const { bookingId } = await scene.book({ type, answers: answers('CV\r\nPay, raises') })
  const kept = await scene.deps.db.answer.findMany({ where: { bookingId }, orderBy: { position: 'asc' } })
  expect(kept.map(({ value }) => value)).toEqual(['Pay, raises\nCV', 'yes'])
})
