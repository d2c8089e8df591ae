import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { StuckActionRefused } from '#graphql/domain/operations/errors.ts'
import { stuckName } from '#graphql/domain/operations/stuck.ts'
import { GiveBackRefused } from '#graphql/domain/payment/give-back.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { bought, purchaseOf, spend } from '#graphql/testing/packages.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { giveBackPackage } from '../package/give-back.ts'
import { giveBack } from '../payment/give-back.ts'
import { refundStuck } from './refund.ts'
import { retryStuck } from './retry.ts'
import { findStuck } from './stuck.ts'

const kind = 'CANCELLED_NOT_REFUNDED'
const reason = 'It did not leave.'

const unsent = ({ deps }: Scene, subject: string) => findStuck(deps.db, deps.now(), { kind, subject })

test('what was decided and did not leave is sent as it was decided, and nothing more is given', async ({
  scene,
}) => {
  const { bookingId, guest } = await scene.paid()
  await scene.settle()
  scene.clock.set(new Date((await scene.booking(bookingId)).startsAt.getTime() - 13 * 3_600_000))
  await cancelBooking(scene.deps, guest, { bookingId })
  scene.clock.advance({ minutes: 61 })
  const viewer = scene.viewerOf(await scene.admin())
  expect(await unsent(scene, bookingId)).toMatchObject({ actions: ['RETRY'] })
  const name = stuckName(kind, bookingId)
  await expect(refundStuck(scene.deps, viewer, { name, reason })).rejects.toBeInstanceOf(StuckActionRefused)
  await retryStuck(scene.deps, viewer, { name, reason })
  await scene.settle()
  expect((await scene.booking(bookingId)).refunds).toMatchObject([
    { state: 'SUCCEEDED', amountMinor: 4_125n },
  ])
})

test('what is left of a package and did not leave is listed too, and sent', async ({ scene }) => {
  const of = await bought(scene)
  await giveBackPackage(scene.deps, of.owner, of)
  scene.clock.advance({ minutes: 61 })
  expect(await unsent(scene, of.purchaseId)).toMatchObject({ bookingId: null, actions: ['RETRY'] })
  const viewer = scene.viewerOf(await scene.admin())
  await retryStuck(scene.deps, viewer, { name: stuckName(kind, of.purchaseId), reason })
  await scene.settle()
  expect((await purchaseOf(scene, of)).refunds).toMatchObject([{ state: 'SUCCEEDED' }])
  expect(await unsent(scene, of.purchaseId)).toBeNull()
})

test('what waits for a bank to decide about a package is not stuck', async ({ scene }) => {
  const of = await bought(scene)
  const { bookingId } = await spend(scene, of, 3)
  const viewer = scene.viewerOf(await scene.admin())
  // The bank is quicker than its webhook: the refund is decided, and refused.
  await scene.stripe.contest({ charge: (await purchaseOf(scene, of)).payment!.chargeId! })
  await giveBack(scene.deps, viewer, {
    ...{ bookingId, amount: { minor: 1_000n, currency: 'USD' }, bearer: 'SHARED', reason },
    idempotencyKey: randomUUID(),
  })
  await scene.settle()
  expect((await scene.booking(bookingId)).refunds).toMatchObject([{ state: 'DECIDED' }])
  scene.clock.advance({ minutes: 61 })
  expect(await unsent(scene, bookingId)).toBeNull()
})

test('while a bank has the money that led nowhere, nobody gives it back besides', async ({ scene }) => {
  const { bookingId } = await scene.paid()
  await scene.settle()
  const { payments } = await scene.booking(bookingId)
  const [payment] = payments
  const { db } = scene.deps
  await scene.stripe.contest({ charge: payment!.chargeId! })
  await scene.settle()
  await db.booking.update({ where: { id: bookingId }, data: { state: 'EXPIRED' } })
  const viewer = scene.viewerOf(await scene.admin())
  const name = stuckName('PAID_NOT_CONFIRMED', payment!.id)
  await expect(refundStuck(scene.deps, viewer, { name, reason })).rejects.toThrow(
    new GiveBackRefused('contested'),
  )
  await db.booking.update({ where: { id: bookingId }, data: { state: 'CONFIRMED' } })
})
