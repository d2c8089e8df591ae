import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { type Bought, bought, creditsOf, mailsTo, purchaseOf, spend } from '#graphql/testing/packages.ts'
import { approveBooking } from '../booking/approve.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { checkInvariants } from '../operations/invariants.ts'
import { giveBack } from '../payment/give-back.ts'
import { processPayouts } from '../payout/process-payouts.ts'
import { giveBackPackage } from './give-back.ts'
import { joinPurchaseDispute } from './sync-dispute.ts'

/** Two of five sessions are booked, the first is over and paid to the mentor; then the bank contests the payment. */
async function contested(scene: Scene) {
  const admin = await scene.admin()
  const of = await bought(scene)
  const first = await spend(scene, of, 3)
  const second = await spend(scene, of, 30)
  scene.clock.set((await scene.booking(first.bookingId)).payout!.releaseAt)
  await scene.settle()
  expect((await scene.booking(first.bookingId)).payout!.state).toBe('PAID')
  const { payment } = await purchaseOf(scene, of)
  await scene.stripe.contest({ charge: payment!.chargeId! })
  await scene.settle()
  return { of, first, second, admin }
}

async function decided(scene: Scene, of: Bought, outcome: 'won' | 'lost') {
  const { providerDisputeId } = (await purchaseOf(scene, of)).disputes[0]!
  await scene.stripe.contest(outcome === 'won' ? { won: providerDisputeId } : { lost: providerDisputeId })
  await scene.settle()
}

test('case 19: while the bank contests a package nothing of it is spent, expires, goes back or is paid out', async ({
  scene,
}) => {
  const { of, second, admin } = await contested(scene)
  await expect(spend(scene, of, 5)).rejects.toMatchObject({ because: 'contested' })
  await expect(giveBackPackage(scene.deps, of.owner, of)).rejects.toMatchObject({ because: 'contested' })
  const { payout } = await scene.booking(second.bookingId)
  expect(payout!.blocks.map(({ reason, endedAt }) => [reason, endedAt])).toEqual([['DISPUTE', null]])
  const gift = {
    bookingId: second.bookingId,
    amount: { minor: 1_000n, currency: 'USD' },
    bearer: 'PLATFORM',
  } as const
  const kind = { reason: 'It was our mistake.', idempotencyKey: randomUUID() }
  const given = giveBack(scene.deps, scene.viewerOf(admin), { ...gift, ...kind })
  await expect(given).rejects.toMatchObject({ because: 'contested' })
  const over = { where: { id: of.purchaseId }, data: { expiresAt: scene.deps.now() } }
  await scene.deps.db.purchase.update(over)
  await scene.settle()
  expect(await creditsOf(scene, of)).toBe('SSUUU')
  expect((await scene.booking(second.bookingId)).payout).toMatchObject({ state: 'HELD', transfers: [] })
  const told = await mailsTo(scene, { personId: admin.id })
  expect(told).toContainEqual(expect.stringMatching(/^Dispute of \$300\.00: answer until/))
  const mentorTold = await mailsTo(scene, of.mentor)
  expect(mentorTold).toContain('Maya Osei’s bank contests a payment')
})

test('case 19: a session that is accepted while its package is contested waits to be paid out as well', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const of = await bought(scene, { type: await scene.sessionType(mentor, { requiresApproval: true }) })
  const { bookingId } = await spend(scene, of, 3)
  expect((await scene.booking(bookingId)).state).toBe('PENDING')
  await scene.stripe.contest({ charge: (await purchaseOf(scene, of)).payment!.chargeId! })
  await scene.settle()
  await approveBooking(scene.deps, scene.viewerOf(mentor), bookingId)
  const { state, payout } = await scene.booking(bookingId)
  expect(state).toBe('CONFIRMED')
  expect(payout!.blocks.map(({ reason, endedAt }) => [reason, endedAt])).toEqual([['DISPUTE', null]])
  await decided(scene, of, 'won')
  scene.clock.set(payout!.releaseAt)
  await scene.settle()
  expect((await scene.booking(bookingId)).payout!.state).toBe('PAID')
})

test('case 19: won, the payouts go on, and the package can be used', async ({ scene }) => {
  const { of, second } = await contested(scene)
  await decided(scene, of, 'won')
  expect((await scene.booking((await spend(scene, of, 5)).bookingId)).state).toBe('CONFIRMED')
  scene.clock.set((await scene.booking(second.bookingId)).payout!.releaseAt)
  await scene.settle()
  const { payout } = await scene.booking(second.bookingId)
  expect([payout!.state, ...payout!.transfers.map(({ amountMinor }) => amountMinor)]).toEqual([
    'PAID',
    5_100n,
  ])
})

test('a share whose answer got lost before the bank contested its package is paid once', async ({
  scene,
}) => {
  const of = await bought(scene)
  const { bookingId } = await spend(scene, of, 3)
  const { endsAt, payout } = await scene.booking(bookingId)
  scene.clock.set(endsAt)
  await scene.settle()
  scene.clock.set(payout!.releaseAt)
  const lost = { on: 'call', path: '/v1/transfers', do: 'timeoutAfterEffect' } as const
  await scene.stripe.setFaults({ next: [lost] })
  await processPayouts(scene.deps)
  await scene.work()
  expect((await scene.booking(bookingId)).payout!.state).toBe('SENDING')
  const { payment } = await purchaseOf(scene, of)
  await scene.stripe.contest({ charge: payment!.chargeId! })
  await scene.stripe.runDue()
  await scene.work()
  await scene.settle()
  await decided(scene, of, 'won')
  scene.clock.advance({ days: 2 })
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({ payout: { state: 'PAID' } })
  const { rows } = await scene.pool.query<{ arrived: string }>(
    `select sum((body->>'amount')::int - (body->>'amount_reversed')::int) as arrived from sandbox.stripe_object
     where type = 'transfer' and body->'metadata'->>'bookingId' = $1`,
    [bookingId],
  )
  expect(rows[0]!.arrived).toBe('5100')
})

const claimedBack = async (scene: Scene, bookingId: string) => {
  const reversals = await scene.deps.db.reversal.findMany({ where: { bookingId } })
  return reversals.map((reversal) => `${reversal.state} ${reversal.amountMinor}`)
}

test('case 19: a share that had left is claimed back at once, and is the mentor’s again when that is won', async ({
  scene,
}) => {
  const { of, first, second } = await contested(scene)
  expect(await claimedBack(scene, first.bookingId)).toEqual(['DONE 5100'])
  expect(await claimedBack(scene, second.bookingId)).toEqual([])
  expect((await scene.booking(first.bookingId)).payout!.state).toBe('REVERSED')
  await decided(scene, of, 'won')
  const { payout } = await scene.booking(first.bookingId)
  expect([payout!.state, ...payout!.transfers.map((each) => each.amountMinor - each.reversedMinor)]).toEqual([
    'PAID',
    0n,
    5_100n,
  ])
  expect(await scene.balance('mentor_debt', first.bookingId)).toBe(0n)
})

test('what was not spent covers what a bank took: no share is claimed back for that', async ({ scene }) => {
  const of = await bought(scene)
  const { bookingId } = await spend(scene, of, 3)
  scene.clock.set((await scene.booking(bookingId)).payout!.releaseAt)
  await scene.settle()
  const { payment } = await purchaseOf(scene, of)
  await scene.stripe.contest({ charge: payment!.chargeId!, amount: 24_000 })
  await scene.settle()
  expect(await claimedBack(scene, bookingId)).toEqual([])
  await scene.stripe.contest({ charge: payment!.chargeId!, amount: 3_000 })
  await scene.settle()
  expect(await claimedBack(scene, bookingId)).toEqual(['DONE 2550'])
})

test('a share that was on its way when the bank took the money is claimed back once it has landed', async ({
  scene,
}) => {
  const of = await bought(scene, { sessions: 2, price: '120.00' })
  const { bookingId } = await spend(scene, of, 3)
  await spend(scene, of, 30)
  const { endsAt, payout } = await scene.booking(bookingId)
  scene.clock.set(endsAt)
  await scene.settle()
  scene.clock.set(payout!.releaseAt)
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: '/v1/transfers', do: 'timeoutAfterEffect' }],
  })
  await processPayouts(scene.deps)
  await scene.work()
  expect((await scene.booking(bookingId)).payout!.state).toBe('SENDING')
  await scene.stripe.contest({ charge: (await purchaseOf(scene, of)).payment!.chargeId! })
  await scene.stripe.runDue()
  await scene.work()
  expect(await claimedBack(scene, bookingId)).toEqual([])
  await scene.settle()
  expect(await claimedBack(scene, bookingId)).toEqual(['DONE 5100'])
})

test('a session that went back into its package while that was contested is not stopped for ever', async ({
  scene,
}) => {
  const { of, second } = await contested(scene)
  await cancelBooking(scene.deps, of.owner, { bookingId: second.bookingId })
  await scene.settle()
  const { payout } = await scene.booking(second.bookingId)
  expect(payout).toMatchObject({ state: 'CANCELLED', blocks: [{ reason: 'DISPUTE', endedAt: null }] })
  await decided(scene, of, 'won')
  expect((await scene.booking(second.bookingId)).payout!.blocks[0]!.endedAt).not.toBeNull()
})

test('a dispute that is heard of before anything moved is claimed back when it has', async ({ scene }) => {
  const of = await bought(scene)
  const { bookingId } = await spend(scene, of, 3)
  scene.clock.set((await scene.booking(bookingId)).payout!.releaseAt)
  await scene.settle()
  const { payment } = await purchaseOf(scene, of)
  const fetched = await scene.deps.payments.fetchDispute(
    await scene.stripe.contest({ charge: payment!.chargeId! }),
  )
  if (fetched.status !== 'done') throw new Error(fetched.status)
  await joinPurchaseDispute(scene.deps, of.purchaseId, { ...fetched.facts, movements: [] })
  await scene.work()
  expect(await claimedBack(scene, bookingId)).toEqual([])
  expect(await checkInvariants(scene.deps.db, scene.deps.now())).toEqual([])
  await scene.settle()
  expect(await claimedBack(scene, bookingId)).toEqual(['DONE 5100'])
})

test('a refund of one of its sessions that waited for the bank is not paid twice when that is lost', async ({
  scene,
}) => {
  const of = await bought(scene, { sessions: 2, price: '120.00' })
  const { bookingId } = await spend(scene, of, 3)
  await spend(scene, of, 5)
  const admin = scene.viewerOf(await scene.admin())
  // The bank is quicker than its webhook: the refund is decided, and refused.
  await scene.stripe.contest({ charge: (await purchaseOf(scene, of)).payment!.chargeId! })
  await giveBack(scene.deps, admin, {
    ...{ bookingId, amount: { minor: 1_000n, currency: 'USD' }, bearer: 'SHARED' },
    ...{ reason: 'It was too short.', idempotencyKey: randomUUID() },
  })
  await scene.settle()
  await decided(scene, of, 'lost')
  const { refunds } = await scene.booking(bookingId)
  expect(refunds.map(({ state, failureReason }) => [state, failureReason])).toEqual([
    ['SETTLED_OTHERWISE', null],
  ])
  expect(await scene.balance('refund_due', bookingId)).toBe(0n)
})

test('case 19: lost, what was not booked is gone, then the shares, taken back where they had left', async ({
  scene,
}) => {
  const { of, first, second } = await contested(scene)
  await decided(scene, of, 'lost')
  expect(await creditsOf(scene, of)).toBe('SSEEE')
  const { state, endedFor, refunds } = await purchaseOf(scene, of)
  expect({ state, endedFor, refunds }).toEqual({ state: 'ENDED', endedFor: 'LOST', refunds: [] })
  expect((await scene.booking(second.bookingId)).payout).toMatchObject({
    state: 'CANCELLED',
    amountMinor: 0n,
  })
  expect(await scene.balance('held', second.bookingId)).toBe(0n)
  expect(await scene.balance('platform_fee', first.bookingId)).toBe(0n)
  const reversed = await scene.deps.db.reversal.findMany({ where: { bookingId: first.bookingId } })
  expect(reversed.map((reversal) => `${reversal.state} ${reversal.amountMinor}`)).toEqual(['DONE 5100'])
})
