import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { money } from '#graphql/domain/money/money.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { reportNoShow } from '../booking/report-no-show.ts'
import type { PersonViewer } from '../viewer.ts'
import { giveBack } from './give-back.ts'

const reason = 'The line was bad.'
const usd = (minor: bigint) => money(minor, 'USD')

async function adminOf(scene: Scene): Promise<PersonViewer> {
  const { id: personId } = await scene.admin({ name: 'Ada Admin' })
  return { kind: 'person', personId, mentorId: null, admin: true, bookingIds: [] }
}

const wish = (bookingId: string, minor: bigint, bearer: 'PLATFORM' | 'SHARED', why = reason) => ({
  ...{ bookingId, amount: usd(minor), bearer, reason: why, idempotencyKey: randomUUID() },
})

async function paidOut(scene: Scene): Promise<string> {
  const { bookingId } = await scene.paid()
  scene.clock.set((await scene.booking(bookingId)).endsAt)
  await scene.settle()
  scene.clock.set((await scene.booking(bookingId)).payout!.releaseAt)
  await scene.settle()
  return bookingId
}

test('goodwill after the payout is the platform’s: the mentor keeps the share, both are told how much', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  // Once the share has left, the platform's own money must do.
  await scene.paid({ card: '4000000000000077' })
  const bookingId = await paidOut(scene)
  await giveBack(scene.deps, admin, wish(bookingId, 2_000n, 'PLATFORM'))
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({
    ...{ state: 'COMPLETED', refunds: [{ cause: 'GOODWILL', bearer: 'PLATFORM', state: 'SUCCEEDED' }] },
    payout: { state: 'PAID', amountMinor: 7_013n, transfers: [{ reversedMinor: 0n }] },
  })
  expect(await scene.balance('goodwill', bookingId)).toBe(2_000n)
  expect(await scene.balance('refund_due', bookingId)).toBe(0n)
  expect(await scene.mails(bookingId)).toEqual(
    expect.arrayContaining(['Jonas: $20.00 goes back to you', 'Ana: $20.00 goes back to Jonas Weber']),
  )
  const [audited] = await scene.deps.db.auditEntry.findMany({ where: { subjectId: bookingId } })
  expect(audited).toMatchObject({ action: 'refund.goodwill', reason })
})

test('case 18: clawed back after the payout, the share shrinks by its part, which is taken back from the mentor', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const bookingId = await paidOut(scene)
  await giveBack(scene.deps, admin, wish(bookingId, 4_000n, 'SHARED'))
  await scene.settle()
  expect((await scene.booking(bookingId)).payout).toMatchObject({
    ...{ state: 'PAID', amountMinor: 3_613n, transfers: [{ reversedMinor: 3_400n }] },
  })
  expect(await scene.balance('platform_fee', bookingId)).toBe(-637n)
  await giveBack(scene.deps, admin, wish(bookingId, 4_250n, 'SHARED'))
  await scene.settle()
  expect((await scene.booking(bookingId)).payout).toMatchObject({ state: 'REVERSED', amountMinor: 0n })
  expect(await scene.balance('platform_fee', bookingId)).toBe(0n)
})

test('case 18: before the payout, what is shared shrinks the share that will leave', async ({ scene }) => {
  const admin = await adminOf(scene)
  const { bookingId } = await scene.paid()
  await giveBack(scene.deps, admin, wish(bookingId, 4_000n, 'SHARED'))
  await scene.settle()
  expect((await scene.booking(bookingId)).payout).toMatchObject({ state: 'HELD', amountMinor: 3_613n })
})

test('case 18: never more than is left, nothing while a bank has the money, nothing without a reason', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const { bookingId } = await scene.paid()
  const give = (minor: bigint, why = reason) =>
    giveBack(scene.deps, admin, wish(bookingId, minor, 'PLATFORM', why))
  await expect(give(8_251n)).rejects.toMatchObject({ because: 'tooMuch' })
  await expect(give(0n)).rejects.toThrow(InputInvalid)
  await expect(give(100n, '')).rejects.toThrow(ReasonMissing)
  await give(8_000n)
  await expect(give(251n)).rejects.toMatchObject({ because: 'tooMuch' })
  await scene.settle()
  const { payments } = await scene.booking(bookingId)
  const id = await scene.stripe.contest({ charge: payments[0]!.chargeId! })
  await scene.settle()
  await expect(give(100n)).rejects.toMatchObject({ because: 'contested' })
  await scene.stripe.contest({ lost: id })
  await scene.settle()
  await expect(give(100n)).rejects.toMatchObject({ because: 'nothing' })
})

test('pressed twice at once, what is left goes back once', async ({ scene }) => {
  const admin = await adminOf(scene)
  const { bookingId } = await scene.paid()
  const give = () => giveBack(scene.deps, admin, wish(bookingId, 8_250n, 'PLATFORM'))
  const outcomes = await Promise.allSettled([give(), give()])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test.for(['did not come', 'called it off'] as const)(
  'goodwill, and then the mentor %s: nothing of it stays theirs, and it is no cost of the platform any more',
  async (then, { scene }) => {
    const admin = await adminOf(scene)
    const mentor = await scene.payableMentor()
    const viewer = scene.viewerOf(mentor)
    const { bookingId } = await scene.paid({ type: await scene.sessionType(mentor) })
    await giveBack(scene.deps, admin, wish(bookingId, 2_000n, 'PLATFORM'))
    expect(await scene.balance('goodwill', bookingId)).toBe(2_000n)
    if (then === 'called it off') await cancelBooking(scene.deps, viewer, { bookingId })
    else {
      scene.clock.set((await scene.booking(bookingId)).endsAt)
      await reportNoShow(scene.deps, viewer, { bookingId, who: 'MENTOR' })
    }
    await scene.settle()
    const { refunds, payout } = await scene.booking(bookingId)
    expect(refunds.map(({ amountMinor }) => amountMinor).sort()).toEqual([2_000n, 6_250n])
    expect(payout).toMatchObject({ state: 'CANCELLED', amountMinor: 0n })
    for (const account of ['goodwill', 'held', 'mentor_due', 'refund_due'] as const)
      expect(await scene.balance(account, bookingId)).toBe(0n)
  },
)

test('pressed twice, at once or after an answer that was lost, it gives back once', async ({ scene }) => {
  const admin = await adminOf(scene)
  const { bookingId } = await scene.paid()
  const asked = wish(bookingId, 1_000n, 'PLATFORM')
  await Promise.all([giveBack(scene.deps, admin, asked), giveBack(scene.deps, admin, asked)])
  await giveBack(scene.deps, admin, asked)
  const another = { ...asked, amount: usd(1_001n) }
  await expect(giveBack(scene.deps, admin, another)).rejects.toThrow(IdempotencyKeyReused)
  await scene.settle()
  expect((await scene.booking(bookingId)).refunds.map(({ amountMinor }) => amountMinor)).toEqual([1_000n])
})
