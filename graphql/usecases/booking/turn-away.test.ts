import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { bought, purchaseOf, spend } from '#graphql/testing/packages.ts'
import { giveBack } from '../payment/give-back.ts'
import { declineBooking } from './decline.ts'

/** A request that is paid already, by a session of a package. */
async function requested(scene: Scene) {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor, { requiresApproval: true })
  const of = await bought(scene, { type })
  const { bookingId } = await spend(scene, of, 30)
  expect((await scene.booking(bookingId)).state).toBe('PENDING')
  return { of, bookingId, viewer: scene.viewerOf(of.mentor) }
}

test('what the platform gave of a request as goodwill is no gift any more once it is declined', async ({
  scene,
}) => {
  const admin = await scene.admin()
  const { bookingId, viewer } = await requested(scene)
  await giveBack(scene.deps, scene.viewerOf(admin), {
    ...{ bookingId, amount: { minor: 1_000n, currency: 'USD' }, bearer: 'PLATFORM' },
    ...{ reason: 'It took so long.', idempotencyKey: randomUUID() },
  })
  await declineBooking(scene.deps, viewer, { bookingId })
  await scene.settle()
  const { state, refunds } = await scene.booking(bookingId)
  expect([state, ...refunds.map((refund) => `${refund.state} ${refund.amountMinor}`).sort()]).toEqual([
    'REJECTED',
    'SUCCEEDED 1000',
    'SUCCEEDED 5000',
  ])
  expect(await scene.balance('held', bookingId)).toBe(0n)
  expect(await scene.balance('goodwill', bookingId)).toBe(0n)
})

test('a request whose money a bank took for good can still be declined, and nothing goes back once more', async ({
  scene,
}) => {
  const { of, bookingId, viewer } = await requested(scene)
  await scene.stripe.contest({ charge: (await purchaseOf(scene, of)).payment!.chargeId! })
  await scene.settle()
  await scene.stripe.contest({ lost: (await purchaseOf(scene, of)).disputes[0]!.providerDisputeId })
  await scene.settle()
  await declineBooking(scene.deps, viewer, { bookingId })
  const { state, refunds } = await scene.booking(bookingId)
  expect({ state, refunds }).toEqual({ state: 'REJECTED', refunds: [] })
})
