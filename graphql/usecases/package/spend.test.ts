import { expect } from 'vitest'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import {
  type Bought,
  bought,
  creditsOf,
  mailsTo,
  opened,
  purchaseOf,
  spend,
} from '#graphql/testing/packages.ts'
import { approveBooking } from '../booking/approve.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { declineBooking } from '../booking/decline.ts'
import { explainEntries } from '../ledger/explain.ts'
import { reconcileMovements } from '../ledger/reconcile-movements.ts'

const refundsOf = async (scene: Scene, bookingId: string) =>
  (await scene.booking(bookingId)).refunds.map(({ state, amountMinor }) => `${state} ${amountMinor}`)

/** A booking by credit, and the clock so many minutes before its start. */
async function before(scene: Scene, of: Bought, minutes: number, days = 3) {
  const { bookingId } = await spend(scene, of, days)
  const { startsAt } = await scene.booking(bookingId)
  scene.clock.set(new Date(startsAt.getTime() - minutes * 60_000))
  return bookingId
}

const cancel = ({ deps }: Scene, { owner }: Bought, bookingId: string) =>
  cancelBooking(deps, owner, { bookingId })

test('a session of a package is confirmed without a Checkout, at its part of the price', async ({
  scene,
}) => {
  const of = await bought(scene)
  const { bookingId, url } = await spend(scene, of, 3)
  const { state, priceMinor, payments, payout } = await scene.booking(bookingId)
  expect({ url, state, priceMinor }).toEqual({ url: null, state: 'CONFIRMED', priceMinor: 6_000n })
  expect(payments.map(({ amountMinor, chargeId }) => [amountMinor, chargeId])).toEqual([[6_000n, null]])
  expect(payout).toMatchObject({ amountMinor: 5_100n, platformFeeMinor: 900n })
  expect(await scene.balance('held', bookingId)).toBe(-6_000n)
  expect(await creditsOf(scene, of)).toBe('SUUUU')
})

test('after the session the mentor is paid from the package’s charge', async ({ scene }) => {
  const of = await bought(scene)
  const { bookingId } = await spend(scene, of, 3)
  scene.clock.set((await scene.booking(bookingId)).payout!.releaseAt)
  await scene.settle()
  const { payout } = await scene.booking(bookingId)
  expect(payout!.state).toBe('PAID')
  expect(payout!.transfers.map(({ amountMinor }) => amountMinor)).toEqual([5_100n])
  const { rows } = await scene.pool.query(
    `select body->>'source_transaction' as charge, body->>'transfer_group' as "group" from sandbox.stripe_object
     where type = 'transfer' and body->'metadata'->>'bookingId' = $1`,
    [bookingId],
  )
  const { payment } = await purchaseOf(scene, of)
  expect(rows).toEqual([{ charge: payment!.chargeId, group: `package_${of.purchaseId}` }])
  const { standing } = await reconcileMovements(scene.deps, { graceMs: 0 })
  expect(standing).toEqual([])
  const entry = await scene.deps.db.ledgerEntry.findFirstOrThrow({
    where: { bookingId, fact: 'creditSpent' },
    include: { postings: true },
  })
  const [explained] = await explainEntries(scene.deps, [entry])
  expect(explained!.objects).toContainEqual({ kind: 'charge', id: payment!.chargeId })
})

test('two bookings at once for the last credit: one gets it', async ({ scene }) => {
  const of = await bought(scene, { sessions: 2, price: '100.00' })
  await spend(scene, of, 2)
  const outcomes = await Promise.allSettled([3, 4, 5].map((days) => spend(scene, of, days)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ because: 'usedUp' })
  expect(await creditsOf(scene, of)).toBe('SS')
  expect(await scene.deps.db.booking.count({ where: { sessionTypeId: of.type.id } })).toBe(2)
})

test('cancelled in time the session goes back into the package, and can be booked again', async ({
  scene,
}) => {
  const of = await bought(scene)
  const bookingId = await before(scene, of, 24 * 60)
  await cancel(scene, of, bookingId)
  await scene.settle()
  expect(await refundsOf(scene, bookingId)).toEqual(['SETTLED_OTHERWISE 6000'])
  expect((await scene.booking(bookingId)).payout!.state).toBe('CANCELLED')
  expect(await creditsOf(scene, of)).toBe('UUUUU')
  const [again] = [await spend(scene, of, 5)]
  expect((await scene.booking(again!.bookingId)).state).toBe('CONFIRMED')
  expect(scene.calls.filter(({ path }) => path === '/v1/refunds')).toEqual([])
})

const tiers = [
  { minutes: 24 * 60 - 1, refunds: ['SUCCEEDED 3000'], share: 2_550n },
  { minutes: 12 * 60, refunds: ['SUCCEEDED 3000'], share: 2_550n },
  { minutes: 12 * 60 - 1, refunds: [], share: 5_100n },
]

test('cancelled later, the part that the policy gives back is money, and the credit is spent', async ({
  scene,
}) => {
  for (const { minutes, refunds, share } of tiers) {
    const of = await bought(scene)
    const bookingId = await before(scene, of, minutes)
    await cancel(scene, of, bookingId)
    await scene.settle()
    expect(await refundsOf(scene, bookingId)).toEqual(refunds)
    expect((await scene.booking(bookingId)).payout).toMatchObject({ state: 'HELD', amountMinor: share })
    expect(await creditsOf(scene, of)).toBe('SUUUU')
  }
})

test('the mentor’s cancellation gives the credit back at any time, and time to use it', async ({ scene }) => {
  const of = await bought(scene, { validMonths: 1 })
  const bookingId = await before(scene, of, 10, 29)
  await cancelBooking(scene.deps, scene.viewerOf(of.mentor), { bookingId })
  await scene.settle()
  expect(await creditsOf(scene, of)).toBe('UUUUU')
  const { expiresAt } = await purchaseOf(scene, of)
  expect(expiresAt!.getTime() - scene.deps.now().getTime()).toBeGreaterThan(29 * 86_400_000)
  const letters = (await scene.mail.list()).filter(({ subject }) => subject.endsWith(': cancelled'))
  expect(letters[0]!.text + letters[1]!.text).toContain('The session goes back into your package')
})

test('a request takes a credit, declined it goes back, approved it is paid', async ({ scene }) => {
  const type = await scene.sessionType(await scene.payableMentor(), { requiresApproval: true })
  const of = await bought(scene, { type })
  const [no, yes] = [await spend(scene, of, 3), await spend(scene, of, 4)]
  expect((await scene.booking(no.bookingId)).state).toBe('PENDING')
  await declineBooking(scene.deps, scene.viewerOf(of.mentor), { bookingId: no.bookingId })
  await approveBooking(scene.deps, scene.viewerOf(of.mentor), yes.bookingId)
  await scene.settle()
  expect((await scene.booking(yes.bookingId)).state).toBe('CONFIRMED')
  expect(await creditsOf(scene, of)).toBe('USUUU')
})

test('cancelled after its package has ended, the money goes back instead', async ({ scene }) => {
  const of = await bought(scene, { validMonths: 1 })
  scene.clock.advance({ days: 30 })
  const { bookingId } = await spend(scene, of, 10)
  scene.clock.set((await purchaseOf(scene, of)).expiresAt!)
  await scene.settle()
  expect(await creditsOf(scene, of)).toBe('SEEEE')
  await cancel(scene, of, bookingId)
  await scene.settle()
  expect(await refundsOf(scene, bookingId)).toEqual(['SUCCEEDED 6000'])
})

test('others, guests, other types, unpaid packages, extras and codes are refused', async ({ scene }) => {
  const of = await bought(scene)
  const stranger = { ...of, owner: scene.viewerOf(await scene.mentee()) }
  await expect(spend(scene, stranger, 3)).rejects.toMatchObject({ because: 'notFound' })
  const { purchaseId, owner } = of
  const guest = { type: of.type, purchaseId, startsAt: daysAhead(scene.deps.now(), 3) }
  await expect(scene.book(guest)).rejects.toMatchObject({ because: 'notFound' })
  const other = await scene.sessionType(of.mentor)
  await expect(spend(scene, { ...of, type: other }, 3)).rejects.toMatchObject({ because: 'notFound' })
  const code = { ...guest, viewer: owner, promotionCode: 'SPRING' }
  await expect(scene.book(code)).rejects.toThrow()
  await expect(spend(scene, await opened(scene), 3)).rejects.toMatchObject({ because: 'unpaid' })
})

test('yen are whole and dinars go in steps: three sessions share every unit, and every share is exact', async ({
  scene,
}) => {
  for (const [currency, single, price, parts] of [
    ['JPY', 4_000n, '10000', [3_333n, 3_333n, 3_334n]],
    ['KWD', 40_000n, '100.000', [33_330n, 33_330n, 33_340n]],
  ] as const) {
    const type = await scene.sessionType(await scene.payableMentor(), { currency, priceMinor: single })
    const of = await bought(scene, { type, sessions: 3, price })
    const booked = [await spend(scene, of, 2), await spend(scene, of, 3), await spend(scene, of, 4)]
    const shares = await Promise.all(booked.map(({ bookingId }) => scene.booking(bookingId)))
    expect(shares.map(({ priceMinor }) => priceMinor)).toEqual(parts)
    const split = shares.map(({ payout }) => payout!.amountMinor + payout!.platformFeeMinor)
    expect(split).toEqual(parts)
    expect(await mailsTo(scene, of.owner)).toContain('3 sessions with Ana Ribeiro: yours to book')
  }
})
