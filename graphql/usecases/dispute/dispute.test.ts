import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { payoutOf } from '#graphql/testing/shares.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { reconcile } from '../payment/reconcile.ts'
import { syncDispute } from './sync-dispute.ts'

/** Paid with a card whose holder contests it; the bank may have been heard of before the payment was. */
async function contested(scene: Scene, card = '4000000000000259') {
  const booked = await scene.paid({ card })
  await scene.settle()
  return booked
}

async function disputeOf(scene: Scene, bookingId: string) {
  return scene.deps.db.dispute.findFirstOrThrow({ where: { bookingId } })
}

async function chargeOf(scene: Scene, bookingId: string): Promise<string> {
  return (await scene.booking(bookingId)).payments[0]!.chargeId!
}

/** The bank's last word. */
async function decided(scene: Scene, bookingId: string, outcome: 'won' | 'lost') {
  const { providerDisputeId } = await disputeOf(scene, bookingId)
  await scene.stripe.contest(outcome === 'won' ? { won: providerDisputeId } : { lost: providerDisputeId })
  await scene.settle()
}

async function toRelease(scene: Scene, bookingId: string) {
  scene.clock.set((await payoutOf(scene, bookingId)).releaseAt)
  await scene.settle()
}

test('case 19: contested before the payout, the money is with the bank, the payout waits, admins know until when', async ({
  scene,
}) => {
  await scene.admin({ email: 'ada@sundial.test', name: 'Ada Admin' })
  const { bookingId } = await contested(scene)
  expect(await disputeOf(scene, bookingId)).toMatchObject({
    ...{ state: 'NEEDS_RESPONSE', reason: 'fraudulent', amountMinor: 8_250n, withdrawnMinor: 8_250n },
    refundable: false,
  })
  expect(await scene.balance('disputed', bookingId)).toBe(8_250n)
  expect(await scene.balance('dispute_fee', bookingId)).toBe(1_500n)
  expect(await scene.balance('held', bookingId)).toBe(-8_250n)
  await toRelease(scene, bookingId)
  const { id } = await disputeOf(scene, bookingId)
  expect(await payoutOf(scene, bookingId)).toMatchObject({
    ...{ state: 'HELD', transfers: [], blocks: [{ reason: 'DISPUTE', cause: id, endedAt: null }] },
  })
  const mails = await scene.mails(bookingId)
  expect(mails.filter((mail) => mail.startsWith('Ada: '))).toEqual([
    expect.stringMatching(/^Ada: Dispute of \$82\.50: answer until 21 Dec/),
  ])
  expect(mails).toContain('Ana: Jonas Weber’s bank contests a payment')
})

test('case 19: won, it is released and paid by itself; the fee stays with the platform', async ({
  scene,
}) => {
  const { bookingId } = await contested(scene)
  await toRelease(scene, bookingId)
  await decided(scene, bookingId, 'won')
  expect(await payoutOf(scene, bookingId)).toMatchObject({
    ...{ state: 'PAID', transfers: [{ amountMinor: 7_013n }] },
  })
  expect(await scene.balance('disputed', bookingId)).toBe(0n)
  expect(await scene.balance('dispute_fee', bookingId)).toBe(1_500n)
})

test('while an appeal runs the bank has the money, and it is not lost', async ({ scene }) => {
  const { bookingId } = await contested(scene)
  const { providerDisputeId: id } = await disputeOf(scene, bookingId)
  for (const status of ['appeal_needs_response', 'appeal_under_review']) {
    const appealed = `update sandbox.stripe_object set body = body || $2 where id = $1`
    await scene.pool.query(appealed, [id, { status }])
    await syncDispute(scene.deps, id)
    await toRelease(scene, bookingId)
    expect((await disputeOf(scene, bookingId)).state).toBe('UNDER_REVIEW')
    expect((await payoutOf(scene, bookingId)).state).toBe('HELD')
  }
  await decided(scene, bookingId, 'won')
  expect((await payoutOf(scene, bookingId)).state).toBe('PAID')
})

test('lost before the payout, nothing is left of the share and nobody is paid', async ({ scene }) => {
  const { bookingId } = await contested(scene)
  await decided(scene, bookingId, 'lost')
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'CANCELLED', amountMinor: 0n })
  expect(await scene.balance('held', bookingId)).toBe(0n)
  expect(await scene.balance('loss', bookingId)).toBe(0n)
  await toRelease(scene, bookingId)
  expect((await payoutOf(scene, bookingId)).transfers).toEqual([])
})

test('lost in part, the share shrinks in proportion and the rest is paid', async ({ scene }) => {
  const { bookingId } = await scene.paid()
  await scene.stripe.contest({ charge: await chargeOf(scene, bookingId), amount: 4_000 })
  await scene.settle()
  await decided(scene, bookingId, 'lost')
  await toRelease(scene, bookingId)
  // 82.50 − 40.00 = 42.50; the platform has 15 % of what is kept, rounded down.
  expect(await payoutOf(scene, bookingId)).toMatchObject({
    ...{ state: 'PAID', amountMinor: 3_613n, platformFeeMinor: 637n },
    transfers: [{ amountMinor: 3_613n }],
  })
})

test('case 19: an inquiry blocks and moves nothing; it can be refunded, and closed the payout goes on', async ({
  scene,
}) => {
  const { bookingId } = await contested(scene, '4000000000001976')
  expect(await disputeOf(scene, bookingId)).toMatchObject({ state: 'INQUIRY', refundable: true })
  await toRelease(scene, bookingId)
  expect((await payoutOf(scene, bookingId)).state).toBe('HELD')
  expect(await scene.balance('disputed', bookingId)).toBe(0n)
  scene.clock.advance({ hours: 24 * 14 })
  await scene.settle()
  expect(await disputeOf(scene, bookingId)).toMatchObject({ state: 'INQUIRY_CLOSED' })
  expect((await payoutOf(scene, bookingId)).state).toBe('PAID')
})

test('an inquiry that becomes a dispute takes the money then', async ({ scene }) => {
  const { bookingId } = await contested(scene, '4000000000001976')
  await decided(scene, bookingId, 'lost')
  expect(await disputeOf(scene, bookingId)).toMatchObject({
    state: 'NEEDS_RESPONSE',
    withdrawnMinor: 8_250n,
  })
  await decided(scene, bookingId, 'won')
})

test('a refund waits while the bank has the money, and goes when the dispute is won', async ({ scene }) => {
  const { bookingId, guest } = await contested(scene)
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  expect((await scene.booking(bookingId)).refunds).toMatchObject([{ state: 'DECIDED', sentAt: null }])
  await decided(scene, bookingId, 'won')
  expect((await scene.booking(bookingId)).refunds).toMatchObject([{ state: 'SUCCEEDED' }])
})

test('a refund that waits is not paid twice when the dispute is lost: the bank gave it back', async ({
  scene,
}) => {
  const { bookingId, guest } = await contested(scene)
  await cancelBooking(scene.deps, guest, { bookingId })
  await decided(scene, bookingId, 'lost')
  expect((await scene.booking(bookingId)).refunds).toMatchObject([{ state: 'SETTLED_OTHERWISE' }])
  expect(await scene.balance('refund_due', bookingId)).toBe(0n)
  expect(await scene.balance('loss', bookingId)).toBe(0n)
})

test('a refund that the provider refuses, for a dispute of which we have not heard, waits for it', async ({
  scene,
}) => {
  const { bookingId, guest } = await scene.paid()
  await scene.stripe.setFaults({
    next: [{ on: 'webhook', type: 'charge.dispute.created', do: 'delay', by: 'PT2H' }],
  })
  await scene.stripe.setFaults({
    next: [{ on: 'webhook', type: 'charge.dispute.funds_withdrawn', do: 'drop' }],
  })
  await scene.stripe.contest({ charge: await chargeOf(scene, bookingId) })
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  expect((await scene.booking(bookingId)).refunds).toMatchObject([{ state: 'DECIDED', failureReason: null }])
  scene.clock.advance({ hours: 3 })
  await scene.settle()
  await decided(scene, bookingId, 'won')
  expect((await scene.booking(bookingId)).refunds).toMatchObject([{ state: 'SUCCEEDED' }])
})

test('doubled, reordered or lost webhooks end the same', async ({ scene }) => {
  const { bookingId } = await scene.paid()
  await scene.stripe.setFaults({
    next: [
      { on: 'webhook', type: 'charge.dispute.created', do: 'reorder' },
      { on: 'webhook', type: 'charge.dispute.funds_withdrawn', do: 'duplicate' },
      { on: 'webhook', type: 'charge.dispute.closed', do: 'drop' },
      { on: 'webhook', type: 'charge.dispute.funds_reinstated', do: 'drop' },
    ],
  })
  await scene.stripe.contest({ charge: await chargeOf(scene, bookingId) })
  await scene.settle()
  await decided(scene, bookingId, 'won')
  expect(await disputeOf(scene, bookingId)).toMatchObject({ state: 'NEEDS_RESPONSE' })
  await reconcile(scene.deps)
  await scene.settle()
  expect(await disputeOf(scene, bookingId)).toMatchObject({ state: 'WON', reinstatedMinor: 8_250n })
})
