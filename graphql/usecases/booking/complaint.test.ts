import { expect } from 'vitest'
import { ComplaintNotFound, ComplaintRefused } from '#graphql/domain/booking/complaint.ts'
import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { atOnce } from '#graphql/testing/at-once.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { complain, contest, outcome, over } from '#graphql/testing/over.ts'
import { processPayouts } from '../payout/process-payouts.ts'
import { nobody } from '../viewer.ts'
import { cancelBooking } from './cancel.ts'
import { openComplaint } from './open-complaint.ts'
import { reportNoShow } from './report-no-show.ts'
import { upholdUnanswered } from './uphold-complaint.ts'
import { withdrawComplaint } from './withdraw-complaint.ts'

const hour = 3_600_000
const later = (at: Date, ms: number) => new Date(at.getTime() + ms)
/** Another process, whose clock shows this. */
const at = ({ deps }: Scene, instant: Date) => ({ ...deps, now: () => instant })
const refunded = {
  state: 'NO_SHOW',
  noShowOf: 'MENTOR',
  back: ['NO_SHOW 8250'],
  payout: 'CANCELLED 0',
  blocks: [],
}
const held = { state: 'COMPLETED', noShowOf: null, back: [], payout: 'HELD 7013', blocks: [] }

test('case 22: at the very release a complaint is too late and the share leaves; a millisecond before, it stops it', async ({
  scene,
}) => {
  const early = await over(scene)
  scene.clock.set(later(early.releaseAt, -1))
  await complain(scene, early.guest, early.bookingId)
  scene.clock.set(early.releaseAt)
  await scene.settle()
  expect(await outcome(scene, early.bookingId)).toEqual({ ...held, blocks: ['COMPLAINT'] })
  expect((await scene.booking(early.bookingId)).payout?.releaseAt).toEqual(early.releaseAt)

  const late = await over(scene)
  scene.clock.set(late.releaseAt)
  await expect(complain(scene, late.guest, late.bookingId)).rejects.toMatchObject({
    because: 'beforeRelease',
  })
  await scene.settle()
  expect(await outcome(scene, late.bookingId)).toMatchObject({ payout: 'PAID 7013', blocks: [] })
})

test('case 22: of a complaint and a sweep in the same instant exactly one wins', async ({
  scene,
  database,
}) => {
  const atLock = (bookingId: string, calls: (() => Promise<unknown>)[]) => atOnce(database, bookingId, calls)
  const freely = (_: string, calls: (() => Promise<unknown>)[]) =>
    Promise.allSettled(calls.map((call) => call()))
  for (const meet of [atLock, freely, freely, freely]) {
    const { guest, bookingId, releaseAt } = await over(scene)
    const sweep = () => processPayouts(at(scene, releaseAt))
    const [complained] = await meet(bookingId, [
      () => complain({ deps: at(scene, later(releaseAt, -1)) }, guest, bookingId),
      sweep,
    ])
    // What somebody else worked on was left to the next sweep.
    await sweep()
    const { payout, blocks } = await outcome(scene, bookingId)
    const stopped = complained?.status === 'fulfilled'
    expect([payout, blocks]).toEqual(stopped ? ['HELD 7013', ['COMPLAINT']] : ['DUE 7013', []])
  }
})

test('a share that is due or on its way is not stopped any more, nor one of a free or cancelled session', async ({
  scene,
}) => {
  const { guest, bookingId, releaseAt } = await over(scene)
  for (const state of ['DUE', 'SENDING'] as const) {
    await scene.deps.db.payout.updateMany({ where: { bookingId }, data: { state } })
    await expect(complain(scene, guest, bookingId)).rejects.toMatchObject({ because: 'beforeRelease' })
  }
  await scene.deps.db.payout.updateMany({ where: { bookingId }, data: { state: 'HELD' } })
  scene.clock.set(releaseAt)
  await scene.settle()

  const type = await scene.sessionType(await scene.payableMentor(), { priceMinor: 0n })
  const free = await scene.book({ type })
  await expect(complain(scene, free.guest, free.bookingId)).rejects.toMatchObject({ because: 'paid' })
  const ahead = await scene.paid()
  await expect(complain(scene, ahead.guest, ahead.bookingId)).rejects.toMatchObject({ because: 'started' })
  await cancelBooking(scene.deps, ahead.guest, { bookingId: ahead.bookingId })
  await expect(complain(scene, ahead.guest, ahead.bookingId)).rejects.toMatchObject({ because: 'stands' })
})

test('a booking has one complaint, however often it is made and whatever became of it', async ({
  scene,
  database,
}) => {
  const { guest, bookingId, releaseAt } = await over(scene)
  const press = () => complain(scene, guest, bookingId)
  const answers = await atOnce(database, bookingId, [press, press])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(press()).rejects.toThrow(ComplaintRefused)

  const { id } = await scene.deps.db.complaint.findUniqueOrThrow({ where: { bookingId } })
  await withdrawComplaint(scene.deps, guest, id)
  expect(await outcome(scene, bookingId)).toEqual(held)
  await expect(press()).rejects.toMatchObject({ because: 'noSuchStep' })
  await expect(withdrawComplaint(scene.deps, guest, id)).rejects.toThrow(ComplaintRefused)
  scene.clock.set(releaseAt)
  await scene.settle()
  expect(await outcome(scene, bookingId)).toMatchObject({ payout: 'PAID 7013' })
  expect(await scene.mails(bookingId)).toContainEqual(expect.stringMatching(/^Ana: .*: withdrawn$/))
})

test('nobody answers for 48 hours: everything goes back, and both are told', async ({ scene }) => {
  const { guest, bookingId, endsAt } = await over(scene)
  await complain(scene, guest, bookingId)
  await scene.settle()
  const deadline = later(endsAt, 48 * hour)
  scene.clock.set(later(deadline, -1))
  await scene.settle()
  expect(await outcome(scene, bookingId)).toEqual({ ...held, blocks: ['COMPLAINT'] })

  scene.clock.set(deadline)
  await scene.settle()
  expect(await outcome(scene, bookingId)).toEqual(refunded)
  expect((await scene.booking(bookingId)).refunds).toMatchObject([{ state: 'SUCCEEDED', actor: 'SYSTEM' }])
  expect((await scene.mails(bookingId)).slice(-4)).toEqual([
    expect.stringMatching(/^Jonas: Ana Ribeiro, .*: did not take place\?$/),
    expect.stringMatching(/^Ana: Jonas Weber, .*: did not take place\?$/),
    expect.stringMatching(/^Jonas: .*: refunded$/),
    expect.stringMatching(/^Ana: .*: refunded$/),
  ])
})

test('of an answer and the deadline in the same instant exactly one wins', async ({ scene, database }) => {
  const { guest, mentor, bookingId, endsAt } = await over(scene)
  const complaintId = await complain(scene, guest, bookingId)
  const deadline = later(endsAt, 48 * hour)
  const [answered] = await atOnce(database, bookingId, [
    () => contest({ deps: at(scene, later(deadline, -1)) }, mentor, complaintId),
    () => upholdUnanswered(at(scene, deadline), bookingId),
  ])
  const won = answered?.status === 'fulfilled'
  expect(await outcome(scene, bookingId)).toEqual(won ? { ...held, blocks: ['COMPLAINT'] } : refunded)
  scene.clock.set(deadline)
})

test('a mentor who agrees, or says so before, gives everything back; nothing else goes on meanwhile', async ({
  scene,
}) => {
  const { guest, mentor, bookingId } = await over(scene)
  await complain(scene, guest, bookingId)
  await expect(reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTEE' })).rejects.toThrow(
    BookingTransitionRefused,
  )
  await reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTOR' })
  expect(await outcome(scene, bookingId)).toEqual(refunded)
  expect(await scene.deps.db.complaint.findUnique({ where: { bookingId } })).toMatchObject({
    state: 'UPHELD',
    decidedBy: 'MENTOR',
  })

  const during = await scene.paid()
  scene.clock.set((await scene.booking(during.bookingId)).startsAt)
  await complain(scene, during.guest, during.bookingId)
  await expect(cancelBooking(scene.deps, during.guest, { bookingId: during.bookingId })).rejects.toThrow(
    'open, and is decided first',
  )
})

test('a mentee who was reported missing says that it was the mentor', async ({ scene }) => {
  const { guest, mentor, bookingId, endsAt } = await over(scene)
  await reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTEE' })
  await complain(scene, guest, bookingId)
  scene.clock.set(later(endsAt, 48 * hour))
  await scene.settle()
  expect(await outcome(scene, bookingId)).toEqual(refunded)
})

test('case 24: a guest complains by the link, the mentor answers; each finds only what is theirs', async ({
  scene,
}) => {
  const { guest, mentor, bookingId } = await over(scene)
  const stranger = scene.viewerOf(await scene.mentor())
  const admin = scene.viewerOf(await scene.admin())
  for (const viewer of [nobody, stranger])
    await expect(complain(scene, viewer, bookingId)).rejects.toThrow(BookingNotFound)
  for (const viewer of [mentor, admin])
    await expect(complain(scene, viewer, bookingId)).rejects.toMatchObject({ because: 'notYours' })
  for (const text of ['  ', 'x'.repeat(2_001), 'a\u0000b'])
    await expect(openComplaint(scene.deps, guest, { bookingId, text })).rejects.toThrow(InputInvalid)

  const id = await complain(scene, guest, bookingId)
  for (const viewer of [nobody, stranger, { kind: 'guest', bookingIds: [] } as const]) {
    await expect(contest(scene, viewer, id)).rejects.toThrow(ComplaintNotFound)
    await expect(withdrawComplaint(scene.deps, viewer, id)).rejects.toThrow(ComplaintNotFound)
  }
  for (const viewer of [guest, admin])
    await expect(contest(scene, viewer, id)).rejects.toMatchObject({ because: 'notYours' })
  await expect(withdrawComplaint(scene.deps, mentor, id)).rejects.toMatchObject({ because: 'notYours' })
  await contest(scene, mentor, id)
  await expect(contest(scene, mentor, id)).rejects.toMatchObject({ because: 'uncontested' })
})
