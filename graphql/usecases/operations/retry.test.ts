import { expect } from 'vitest'
import { StuckActionRefused, StuckBookingNotFound } from '#graphql/domain/operations/errors.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { audited, only, stuckOf } from '#graphql/testing/stuck.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { retryStuck } from './retry.ts'

const reason = 'The mentee wrote to us.'
const admin = async (house: House) => house.viewerOf(await house.admin())

test('a refund that does not leave is listed after an hour and sent again on demand', async ({ house }) => {
  const { id } = await house.paidBooking()
  const { deps } = house
  const viewer = await admin(house)
  await cancelBooking(deps, viewer, { bookingId: id })
  expect(await stuckOf(house, id)).toEqual([])
  house.clock.advance({ minutes: 61 })
  const { name, kind } = await only(house, id)
  await retryStuck(deps, viewer, { name, reason })

  expect(kind).toBe('CANCELLED_NOT_REFUNDED')
  expect(await deps.db.event.count({ where: { bookingId: id, type: 'refund.retried' } })).toBe(1)
})

test.for(['FAILED', 'DECIDED'] as const)(
  'a refund that was refused (%s) is tried under the next number',
  async (state, { house }) => {
    const { id } = await house.paidBooking()
    const { deps } = house
    const viewer = await admin(house)
    await cancelBooking(deps, viewer, { bookingId: id })
    await deps.db.refund.updateMany({
      where: { bookingId: id },
      data: { state, failureReason: 'lost_or_stolen_card' },
    })
    const { name, kind, reason: why } = await only(house, id)
    await retryStuck(deps, viewer, { name, reason })

    expect({ kind, why }).toEqual({
      kind: 'REFUND_FAILED',
      why: 'A refund could not be made: lost or stolen card. The money is still the mentee’s.',
    })
    const refunds = await deps.db.refund.findMany({ where: { bookingId: id } })
    expect(refunds).toMatchObject([{ state: 'DECIDED', attempt: 2, failureReason: null, sentAt: null }])
    await expect(retryStuck(deps, viewer, { name, reason })).rejects.toBeInstanceOf(StuckBookingNotFound)
  },
)

test('a payout that failed is due again when an admin says so', async ({ house }) => {
  const { id, payout } = await house.paidBooking()
  const { deps } = house
  await deps.db.payout.update({
    where: { bookingId: id },
    data: { state: 'DUE', failedAt: deps.now(), failureReason: 'x' },
  })
  const { name } = await only(house, id)
  await retryStuck(deps, await admin(house), { name, reason })

  expect(await deps.db.payout.findUniqueOrThrow({ where: { bookingId: id } })).toMatchObject({
    state: 'DUE',
    failedAt: null,
  })
  expect(await deps.db.event.count({ where: { subjectId: payout!.id, type: 'payout.retried' } })).toBe(1)
})

test('a blocked payout is told with its reason; only one without funds can be tried again', async ({
  house,
}) => {
  const { deps } = house
  const viewer = await admin(house)
  const [poor, strange] = [await house.paidBooking(), await house.paidBooking()]
  const block = (payoutId: string, why: 'FUNDS' | 'NO_ACCOUNT') =>
    deps.db.payoutBlock.create({ data: { payoutId, reason: why, cause: 'test' } })
  await block(poor.payout!.id, 'FUNDS')
  await block(strange.payout!.id, 'NO_ACCOUNT')
  const waiting = await only(house, strange.id)

  expect(waiting).toMatchObject({ kind: 'PAYOUT_BLOCKED', actions: [] })
  const refused = retryStuck(deps, viewer, { name: waiting.name, reason })
  await expect(refused).rejects.toBeInstanceOf(StuckActionRefused)
  await retryStuck(deps, viewer, { name: (await only(house, poor.id)).name, reason })
  expect(await stuckOf(house, poor.id)).toEqual([])
})

test('a dead job is listed with its cause, whose it is, and runs again', async ({ house }) => {
  const { id, payout } = await house.paidBooking()
  const { db } = house.deps
  await db.$executeRaw`select graphile_worker.add_job('payout-send', json_build_object('subjectId', ${payout!.id}::text))`
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'socket hang up'`
  const stuck = await only(house, id)
  await retryStuck(house.deps, await admin(house), { name: stuck.name, reason })

  expect(stuck).toMatchObject({
    kind: 'JOB_DEAD',
    reason: 'A job was tried as often as it may be and gave up: payout-send, socket hang up.',
  })
  expect(await db.$queryRaw`select attempts from graphile_worker.jobs`).toEqual([{ attempts: 0 }])
  expect(await stuckOf(house, id)).toEqual([])
})

test('a message that could not be acted on is replayed', async ({ house }) => {
  const { db } = house.deps
  const { id } = await db.inboxEvent.create({
    data: {
      provider: 'stripe',
      eventId: 'evt_1',
      type: 'refund.failed',
      objectId: 're_1',
      payload: new Uint8Array(1),
      keyId: 'k',
      deadAt: house.deps.now(),
      error: 'no such refund',
    },
  })
  await retryStuck(house.deps, await admin(house), { name: `INBOX_DEAD.${id}`, reason })

  expect(await db.event.count({ where: { subjectId: id, type: 'inbox.received' } })).toBe(1)
  expect(await audited(house, id)).toEqual([{ action: 'stuck.retry', reason }])
})
