import { expect } from 'vitest'
import { stuckName } from '#graphql/domain/operations/stuck.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { payoutOf } from '#graphql/testing/shares.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { settleStuck } from '../operations/settle.ts'

const hour = 3_600_000

/** Paid 82.50, of which the bank has 70.00; then cancelled by its mentee so many hours before it begins. */
async function contestedThenCancelled(scene: Scene, hoursBefore: number) {
  const { bookingId, guest } = await scene.paid()
  await scene.settle()
  const { startsAt, payments } = await scene.booking(bookingId)
  scene.clock.set(new Date(startsAt.getTime() - hoursBefore * hour))
  await scene.stripe.contest({ charge: payments[0]!.chargeId!, amount: 7_000 })
  await scene.settle()
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  return bookingId
}

async function decided(scene: Scene, bookingId: string, outcome: 'won' | 'lost') {
  const { providerDisputeId: id } = await scene.deps.db.dispute.findFirstOrThrow({ where: { bookingId } })
  await scene.stripe.contest(outcome === 'won' ? { won: id } : { lost: id })
  await scene.settle()
}

async function refundsOf(scene: Scene, bookingId: string) {
  const { refunds } = await scene.booking(bookingId)
  const sorted = refunds.sort((a, b) => Number(b.amountMinor - a.amountMinor))
  return sorted.map(({ amountMinor, state, failureReason }) => [
    amountMinor,
    failureReason ? 'REFUSED' : state,
  ])
}

test('what a bank gave in part stands for the refund that waited: only the rest is still to go back', async ({
  scene,
}) => {
  const bookingId = await contestedThenCancelled(scene, 48)
  expect(await refundsOf(scene, bookingId)).toEqual([[8_250n, 'DECIDED']])
  await decided(scene, bookingId, 'lost')
  expect(await refundsOf(scene, bookingId)).toEqual([
    [7_000n, 'SETTLED_OTHERWISE'],
    [1_250n, 'REFUSED'],
  ])
  expect(await scene.balance('refund_due', bookingId)).toBe(-1_250n)
  expect(await scene.balance('loss', bookingId)).toBe(0n)
  expect(await scene.balance('held', bookingId)).toBe(0n)
  const rest = (await scene.booking(bookingId)).refunds.find(({ amountMinor }) => amountMinor === 1_250n)!
  const name = stuckName('REFUND_FAILED', rest.id)
  const viewer = scene.viewerOf(await scene.admin())
  await settleStuck(scene.deps, viewer, { name, way: 'TRANSFER', reference: 'Statement 3' })
  expect(await scene.balance('refund_due', bookingId)).toBe(0n)
  expect(await scene.balance('bank', bookingId)).toBe(-1_250n)
})

test('a bank that gave more than was to go back takes the rest of everybody’s share', async ({ scene }) => {
  const bookingId = await contestedThenCancelled(scene, 13)
  expect(await refundsOf(scene, bookingId)).toEqual([[4_125n, 'DECIDED']])
  await decided(scene, bookingId, 'lost')
  expect(await refundsOf(scene, bookingId)).toEqual([[4_125n, 'SETTLED_OTHERWISE']])
  expect(await scene.balance('refund_due', bookingId)).toBe(0n)
  expect(await scene.balance('loss', bookingId)).toBe(0n)
  // 82.50 − 70.00: the mentee has 70.00, not 82.50.
  expect(await scene.balance('held', bookingId)).toBe(-1_250n)
  scene.clock.set((await payoutOf(scene, bookingId)).releaseAt)
  await scene.settle()
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'PAID', amountMinor: 1_063n })
})

test('won, all that waited goes back, and nothing is split', async ({ scene }) => {
  const bookingId = await contestedThenCancelled(scene, 48)
  await decided(scene, bookingId, 'won')
  expect(await refundsOf(scene, bookingId)).toEqual([[8_250n, 'SUCCEEDED']])
})

test('a refund that is refused only after the bank gave the money is not paid once more', async ({
  scene,
}) => {
  const { bookingId, guest } = await scene.paid()
  await scene.settle()
  await cancelBooking(scene.deps, guest, { bookingId })
  // Asked for, and nobody knows with what effect, until the bank has decided.
  await scene.stripe.setFaults({ next: [{ on: 'call', path: '/v1/refunds', do: 'error', status: 503 }] })
  await scene.work()
  const { payments } = await scene.booking(bookingId)
  await scene.stripe.contest({ charge: payments[0]!.chargeId! })
  await scene.settle()
  await decided(scene, bookingId, 'lost')
  expect(await refundsOf(scene, bookingId)).toEqual([[8_250n, 'SETTLED_OTHERWISE']])
  expect(await scene.balance('refund_due', bookingId)).toBe(0n)
  expect(await scene.balance('loss', bookingId)).toBe(0n)
})
