import { expect } from 'vitest'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { answeredType, asked, intentsOf } from '#graphql/testing/requests.ts'
import { approveBooking } from './approve.ts'
import { cancelBooking } from './cancel.ts'
import { declineBooking } from './decline.ts'

const hour = 3_600_000

const postings = (scene: Scene, bookingId: string) => scene.deps.db.posting.count({ where: { bookingId } })

test('a paid request is only authorised: nothing is posted, and its mentor has 48 hours', async ({
  scene,
}) => {
  const { bookingId } = await asked(scene)
  const { state, respondBy, payments, payout, holds } = await scene.booking(bookingId)
  expect(state).toBe('PENDING')
  expect(payments[0]).toMatchObject({ state: 'AUTHORISED', capturedAt: null })
  expect(Math.abs(respondBy!.getTime() - scene.clock.now().getTime() - 48 * hour)).toBeLessThan(60_000)
  expect(payments[0]!.captureBefore!.getTime()).toBeGreaterThan(respondBy!.getTime() + 12 * hour)
  expect([payout, holds.length, await postings(scene, bookingId)]).toEqual([null, 1, 0])
  expect(await scene.mails(bookingId)).toEqual([
    expect.stringMatching(/^Jonas: Ana Ribeiro, .*: requested$/),
    expect.stringMatching(/^Ana: Jonas Weber, .*: requested$/),
  ])
})

test('accepted: the money is taken, the session confirmed, the share held, and both are told', async ({
  scene,
}) => {
  const { bookingId, viewer } = await asked(scene)
  await approveBooking(scene.deps, viewer, bookingId)
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMING')
  await scene.settle()
  const { state, payments, payout } = await scene.booking(bookingId)
  expect([state, payments[0]!.state]).toEqual(['CONFIRMED', 'SUCCEEDED'])
  expect(payout).toMatchObject({ state: 'HELD', amountMinor: 7_013n })
  expect(await intentsOf(scene, bookingId)).toEqual(['succeeded 8250'])
  expect(await scene.balance('held', bookingId)).toBe(-8_250n)
  const captures = scene.calls.filter(({ path }) => path.endsWith('/capture'))
  expect(captures.map(({ key }) => key)).toEqual([`capture:${payments[0]!.id}:1`])
  expect((await scene.mails(bookingId)).slice(2)).toEqual([
    expect.stringMatching(/^Jonas: .*: confirmed$/),
    expect.stringMatching(/^Ana: .*: confirmed$/),
  ])
})

test('declined with a reason: the authorisation is let go, nothing is refunded or posted', async ({
  scene,
}) => {
  const { bookingId, viewer } = await asked(scene)
  await declineBooking(scene.deps, viewer, { bookingId, reason: 'I am on leave that week.' })
  await scene.settle()
  const { state, payments, refunds, holds } = await scene.booking(bookingId)
  expect([state, payments[0]!.state, refunds.length, holds.length]).toEqual(['REJECTED', 'VOIDED', 0, 0])
  expect(await intentsOf(scene, bookingId)).toEqual(['canceled 0'])
  expect(await postings(scene, bookingId)).toBe(0)
  const [told] = (await scene.mail.list()).filter(({ subject }) => subject.endsWith(': declined'))
  expect((await scene.mails(bookingId)).slice(2)).toEqual([
    expect.stringMatching(/^Jonas: .*: declined$/),
    expect.stringMatching(/^Ana: .*: declined$/),
  ])
  expect(told).toBeDefined()
  const texts = (await scene.mail.list()).map(({ text }) => text).join('\n')
  expect(texts).toContain('Ana Ribeiro writes: I am on leave that week.')
  expect(texts).toContain('the $82.50 that was reserved on your card is released')
})

test('not answered in time it ends by itself, not a moment earlier, and the card is released', async ({
  scene,
}) => {
  const { bookingId } = await asked(scene)
  const { respondBy } = await scene.booking(bookingId)
  scene.clock.set(new Date(respondBy!.getTime() - 1))
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('PENDING')
  scene.clock.set(respondBy!)
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('REJECTED')
  expect(await intentsOf(scene, bookingId)).toEqual(['canceled 0'])
  expect((await scene.mails(bookingId)).at(-1)).toMatch(/^Ana: .*: not answered$/)
})

test('close to its start the mentor has until an hour before it', async ({ scene }) => {
  const startsAt = daysAhead(scene.clock.now(), 1)
  const { bookingId } = await asked(scene, { startsAt })
  expect((await scene.booking(bookingId)).respondBy).toEqual(new Date(startsAt.getTime() - hour))
})

test('a mentee who takes the request back is not charged', async ({ scene }) => {
  const { bookingId, guest } = await asked(scene)
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  const { state, payments, refunds } = await scene.booking(bookingId)
  expect([state, payments[0]!.state, refunds.length]).toEqual(['CANCELLED', 'VOIDED', 0])
  expect(await postings(scene, bookingId)).toBe(0)
  expect((await scene.mails(bookingId)).slice(2)).toEqual([
    expect.stringMatching(/^Jonas: .*: request cancelled$/),
    expect.stringMatching(/^Ana: .*: request cancelled$/),
  ])
})

test('a free request waits for the mentor alike, without money', async ({ scene }) => {
  const yes = await asked(scene, { type: { priceMinor: 0n } })
  expect((await scene.booking(yes.bookingId)).state).toBe('PENDING')
  await approveBooking(scene.deps, yes.viewer, yes.bookingId)
  expect(await scene.booking(yes.bookingId)).toMatchObject({ state: 'CONFIRMED', payout: null, payments: [] })
  const no = await asked(scene, { type: { priceMinor: 0n } })
  await declineBooking(scene.deps, no.viewer, { bookingId: no.bookingId })
  expect((await scene.booking(no.bookingId)).state).toBe('REJECTED')
})

test('only its mentor answers a request', async ({ scene }) => {
  const { bookingId, guest } = await asked(scene)
  const stranger = await answeredType(scene)
  const admin = scene.viewerOf(await scene.admin())
  for (const viewer of [guest, stranger.viewer, admin]) {
    await expect(approveBooking(scene.deps, viewer, bookingId)).rejects.toThrow('is not yours')
    await expect(declineBooking(scene.deps, viewer, { bookingId })).rejects.toThrow('is not yours')
  }
  expect((await scene.booking(bookingId)).state).toBe('PENDING')
})

test('a time that is not kept goes to whom the mentor accepts first', async ({ scene }) => {
  const { type, viewer } = await answeredType(scene, { pendingHoldsSlot: false })
  const ask = async () => {
    const booked = await scene.book({ type })
    expect(await scene.pay(booked.url)).toBe(303)
    await scene.settle()
    return booked.bookingId
  }
  const [first, second] = [await ask(), await ask()]
  expect((await scene.booking(first)).holds).toEqual([])
  await approveBooking(scene.deps, viewer, second)
  await expect(approveBooking(scene.deps, viewer, first)).rejects.toThrow('taken')
  expect((await scene.booking(first)).state).toBe('PENDING')
  await scene.settle()
  expect((await scene.booking(second)).state).toBe('CONFIRMED')
  await declineBooking(scene.deps, viewer, { bookingId: first })
})

test('an accepted session is paid out like any other', async ({ scene }) => {
  const { bookingId, viewer } = await asked(scene)
  await approveBooking(scene.deps, viewer, bookingId)
  await scene.settle()
  scene.clock.advance({ days: 8 })
  await scene.settle()
  await scene.settle()
  const { state, payout } = await scene.booking(bookingId)
  expect([state, payout!.state]).toEqual(['COMPLETED', 'PAID'])
})
