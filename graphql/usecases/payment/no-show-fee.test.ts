import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { intentsOf } from '#graphql/testing/requests.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { contestComplaint } from '../booking/contest-complaint.ts'
import { correctNoShow } from '../booking/correct-no-show.ts'
import { decideComplaint } from '../booking/decide-complaint.ts'
import { openComplaint } from '../booking/open-complaint.ts'
import { reportNoShow } from '../booking/report-no-show.ts'
import { checkInvariants } from '../operations/invariants.ts'
import { forgetCardOnRequest } from './forget-on-request.ts'
import { chargeNoShowFee } from './no-show-fee.ts'

const declinedLater = '4000000000000341'
const acceptedNoShowFee = { amount: '20.00', currency: 'USD' }

/** A free session of a mentor who takes a fee of whoever does not come. */
async function offered(scene: Scene) {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor, { priceMinor: 0n, noShowFeeMinor: 2_000n })
  return { mentor, type, viewer: scene.viewerOf(mentor) }
}

/** Booked, its card saved, and the time of the session over. */
async function over(scene: Scene, card?: string) {
  const { type, viewer } = await offered(scene)
  const booked = await scene.book({ type, acceptedNoShowFee })
  expect(await scene.pay(booked.url, card)).toBe(303)
  await scene.settle()
  const { endsAt, state } = await scene.booking(booked.bookingId)
  expect(state).toBe('CONFIRMED')
  scene.clock.set(endsAt)
  await scene.settle()
  return { ...booked, viewer }
}

/** The same, and its mentor says that nobody came. */
async function missed(scene: Scene, card?: string) {
  const booking = await over(scene, card)
  await reportNoShow(scene.deps, booking.viewer, { bookingId: booking.bookingId, who: 'MENTEE' })
  await scene.settle()
  return booking
}

const afterTwoDays = async (scene: Scene) => {
  scene.clock.advance({ hours: 48 })
  await scene.settle()
}

const states = async (scene: Scene, bookingId: string) => {
  const { state, payments, payout } = await scene.booking(bookingId)
  const kept = payments.filter(({ paymentMethodId }) => paymentMethodId !== null).length
  return [state, payments.map((payment) => payment.state).join(' '), payout?.state ?? 'no payout', kept]
}

test('a free session with a fee is booked only with a yes to that amount, and a saved card', async ({
  scene,
}) => {
  const { type } = await offered(scene)
  const refusal = { code: 'INPUT_INVALID', issues: [{ path: ['acceptedNoShowFee'] }] }
  await expect(scene.book({ type })).rejects.toMatchObject(refusal)
  const other = { amount: '5', currency: 'USD' }
  await expect(scene.book({ type, acceptedNoShowFee: other })).rejects.toMatchObject(refusal)

  const { bookingId, url } = await scene.book({ type, acceptedNoShowFee })
  expect((await scene.booking(bookingId)).state).toBe('AWAITING_PAYMENT')
  expect(await scene.pay(url)).toBe(303)
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CONFIRMED', 'SAVED', 'no payout', 1])
  expect(await scene.deps.db.posting.count({ where: { bookingId } })).toBe(0)
  const { payments } = await scene.booking(bookingId)
  expect(payments[0]!.amountMinor).toBe(2_000n)
})

test('what came is charged nothing, and the card goes when nobody can report any more', async ({ scene }) => {
  const { bookingId } = await over(scene)
  scene.clock.advance({ hours: 71, minutes: 59 })
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['COMPLETED', 'SAVED', 'no payout', 1])
  scene.clock.advance({ minutes: 1 })
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['COMPLETED', 'VOIDED', 'no payout', 0])
  expect(await intentsOf(scene, bookingId)).toEqual([])
})

test('an absence is charged once, 48 hours after its report, and shared out like a price', async ({
  scene,
}) => {
  const { bookingId } = await missed(scene)
  scene.clock.advance({ hours: 47, minutes: 59 })
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['NO_SHOW', 'SAVED', 'no payout', 1])
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'duplicate', times: 9 }] })
  scene.clock.advance({ minutes: 1 })
  await scene.settle()
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['NO_SHOW', 'SUCCEEDED', 'HELD', 0])
  expect(await intentsOf(scene, bookingId)).toEqual(['succeeded 2000'])
  const { payout, priceMinor } = await scene.booking(bookingId)
  expect([priceMinor, payout!.amountMinor, payout!.platformFeeMinor]).toEqual([2_000n, 1_700n, 300n])
  expect(await scene.balance('held', bookingId)).toBe(-2_000n)
  scene.clock.advance({ hours: 73 })
  await scene.settle()
  expect((await scene.booking(bookingId)).payout!.state).toBe('PAID')
  expect(await scene.balance('platform_fee', bookingId)).toBe(-300n)
  expect((await scene.mails(bookingId)).slice(2)).toEqual([
    expect.stringMatching(/^Jonas: .*: missed$/),
    expect.stringMatching(/^Ana: .*: missed$/),
    expect.stringMatching(/^Jonas: .*: fee for not coming$/),
    expect.stringMatching(/^Ana: .*: fee for not coming$/),
    expect.stringMatching(/^Ana: /),
  ])
})

test('killed between the charge and its record, the fee is charged once all the same', async ({ scene }) => {
  const { bookingId } = await missed(scene)
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: '/v1/payment_intents', do: 'timeoutAfterEffect' }],
  })
  await afterTwoDays(scene)
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['NO_SHOW', 'SUCCEEDED', 'HELD', 0])
  expect(await intentsOf(scene, bookingId)).toEqual(['succeeded 2000'])
})

test('declined, it can be paid for 23 hours by any card; unpaid, nobody owes it', async ({ scene }) => {
  const paid = await missed(scene, declinedLater)
  await afterTwoDays(scene)
  expect(await states(scene, paid.bookingId)).toEqual(['NO_SHOW', 'FAILED OPEN', 'no payout', 0])
  expect((await scene.mails(paid.bookingId)).slice(4)).toEqual([
    expect.stringMatching(/^Jonas: .*: fee not paid yet$/),
    expect.stringMatching(/^Ana: .*: fee not paid yet$/),
  ])
  const page = (await scene.booking(paid.bookingId)).payments[1]!
  expect(await scene.pay(page.checkoutUrl)).toBe(303)
  await scene.settle()
  expect(await states(scene, paid.bookingId)).toEqual(['NO_SHOW', 'FAILED SUCCEEDED', 'HELD', 0])
  expect(await scene.balance('held', paid.bookingId)).toBe(-2_000n)

  const unpaid = await missed(scene, declinedLater)
  await afterTwoDays(scene)
  scene.clock.advance({ hours: 23, minutes: 1 })
  await scene.settle()
  expect(await states(scene, unpaid.bookingId)).toEqual(['NO_SHOW', 'FAILED EXPIRED', 'no payout', 0])
  expect(await scene.deps.db.posting.count({ where: { bookingId: unpaid.bookingId } })).toBe(0)
})

test('an objection stops the charge; unanswered or conceded the card is let go, rejected it is charged', async ({
  scene,
}) => {
  const admin = scene.viewerOf(await scene.admin())
  const object = async () => {
    const booking = await missed(scene)
    scene.clock.advance({ hours: 47 })
    const complaintId = await openComplaint(scene.deps, booking.guest, {
      bookingId: booking.bookingId,
      text: 'I was there.',
    })
    return { ...booking, complaintId }
  }
  const unanswered = await object()
  expect(await checkInvariants(scene.deps.db, scene.deps.now())).toEqual([])
  await afterTwoDays(scene)
  expect(await states(scene, unanswered.bookingId)).toEqual(['NO_SHOW', 'VOIDED', 'no payout', 0])
  expect((await scene.booking(unanswered.bookingId)).noShowOf).toBe('MENTOR')

  const rejected = await object()
  const { complaintId } = rejected
  await contestComplaint(scene.deps, rejected.viewer, { complaintId, text: 'I waited for an hour.' })
  await afterTwoDays(scene)
  expect(await states(scene, rejected.bookingId)).toEqual(['NO_SHOW', 'SAVED', 'no payout', 1])
  await decideComplaint(scene.deps, admin, {
    complaintId,
    decision: 'PAY',
    reason: 'The call’s log says so.',
  })
  await scene.settle()
  expect(await states(scene, rejected.bookingId)).toEqual(['NO_SHOW', 'SUCCEEDED', 'HELD', 0])
})

test('a report that is taken back costs nothing: before the charge, and after it everything goes back', async ({
  scene,
}) => {
  const before = await missed(scene)
  await correctNoShow(scene.deps, before.viewer, before.bookingId)
  scene.clock.advance({ hours: 72 })
  await scene.settle()
  expect(await states(scene, before.bookingId)).toEqual(['COMPLETED', 'VOIDED', 'no payout', 0])
  const after = await missed(scene)
  await afterTwoDays(scene)
  await correctNoShow(scene.deps, after.viewer, after.bookingId)
  await scene.settle()
  expect(await states(scene, after.bookingId)).toEqual(['COMPLETED', 'SUCCEEDED', 'CANCELLED', 0])
  const { refunds } = await scene.booking(after.bookingId)
  expect(refunds.map(({ cause, state, amountMinor }) => [cause, state, amountMinor])).toEqual([
    ['NO_SHOW', 'SUCCEEDED', 2_000n],
  ])
})

test('taken back while the charge is under way, what was taken goes back in full', async ({ scene }) => {
  const { bookingId, viewer } = await missed(scene)
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: '/v1/payment_intents', do: 'timeoutAfterEffect' }],
  })
  scene.clock.advance({ hours: 48 })
  await chargeNoShowFee(scene.deps, bookingId)
  await scene.work()
  await correctNoShow(scene.deps, viewer, bookingId)
  await scene.settle()
  const { refunds } = await scene.booking(bookingId)
  expect(refunds.map(({ state, amountMinor }) => [state, amountMinor])).toEqual([['SUCCEEDED', 2_000n]])
  expect(await states(scene, bookingId)).toEqual(['COMPLETED', 'SUCCEEDED', expect.anything(), 0])
})

test('a cancelled booking costs nothing and has its card forgotten at once', async ({ scene }) => {
  const { type } = await offered(scene)
  const { bookingId, url, guest } = await scene.book({ type, acceptedNoShowFee })
  await scene.pay(url)
  await scene.settle()
  await expect(forgetCardOnRequest(scene.deps, guest, bookingId)).rejects.toMatchObject({
    code: 'CARD_NEEDED',
  })
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['CANCELLED', 'VOIDED', 'no payout', 0])
})

test('a mentee has their card forgotten once the mentor said that they came, and not before', async ({
  scene,
}) => {
  const { bookingId, guest, viewer } = await over(scene)
  const refused = { code: 'CARD_NEEDED', until: expect.any(Date) }
  await expect(forgetCardOnRequest(scene.deps, guest, bookingId)).rejects.toMatchObject(refused)
  await reportNoShow(scene.deps, viewer, { bookingId, who: 'MENTEE' })
  await expect(forgetCardOnRequest(scene.deps, guest, bookingId)).rejects.toMatchObject(refused)
  await correctNoShow(scene.deps, viewer, bookingId)
  await expect(forgetCardOnRequest(scene.deps, viewer, bookingId)).rejects.toMatchObject({
    code: 'BOOKING_NOT_FOUND',
  })
  await forgetCardOnRequest(scene.deps, guest, bookingId)
  await scene.settle()
  expect(await states(scene, bookingId)).toEqual(['COMPLETED', 'VOIDED', 'no payout', 0])
})
