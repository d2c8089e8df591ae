import { expect } from 'vitest'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { retryCheckout } from '../booking/retry.ts'
import { completeCheckout } from './complete-checkout.ts'

const day = 86_400_000

const good = '000123456789'
const poor = '000222222227'

/** At the payment page, from the bank account with this number. */
async function debit(url: string | null, account: string): Promise<number> {
  const body = new URLSearchParams({ account })
  const answer = await fetch(url ?? 'no payment page', { method: 'POST', body, redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.status
}

/** A session ten days ahead, to be paid from a bank account. */
async function transferring(scene: Scene, account = good, days = 10) {
  const booked = await scene.book({ startsAt: daysAhead(scene.clock.now(), days) })
  expect(await debit(booked.url, account)).toBe(303)
  await scene.settle()
  return booked
}

test('case 10: paid but unpaid, the hold runs on for days; then the bank pays, and it is confirmed', async ({
  scene,
}) => {
  const { bookingId } = await transferring(scene)
  const waiting = await scene.booking(bookingId)
  expect([waiting.state, waiting.payments[0]!.state]).toEqual(['AWAITING_PAYMENT', 'PROCESSING'])
  expect(waiting.holdExpiresAt).toEqual(new Date(waiting.startsAt.getTime() - 3_600_000))
  expect(await scene.balance('held', bookingId)).toBe(0n)
  expect(await scene.mails(bookingId)).toEqual([expect.stringMatching(/^Jonas: .*: your bank is at it$/)])

  scene.clock.advance({ days: 4 })
  await scene.settle()
  const paid = await scene.booking(bookingId)
  expect([paid.state, paid.payments[0]!.state, paid.payout!.state]).toEqual([
    'CONFIRMED',
    'SUCCEEDED',
    'HELD',
  ])
  expect(paid.payments[0]!.capturedAt!.getTime()).toBeGreaterThan(waiting.createdAt.getTime() + 3 * day)
  expect((await scene.mails(bookingId)).slice(1)).toEqual([
    expect.stringMatching(/^Jonas: .*: confirmed$/),
    expect.stringMatching(/^Ana: .*: confirmed$/),
  ])
})

test('case 10: the bank says no: PAYMENT_FAILED, the slot is free, and it can be tried again', async ({
  scene,
}) => {
  const { bookingId, guest } = await transferring(scene, poor)
  scene.clock.advance({ days: 4 })
  await scene.settle()
  const { state, payments, holds } = await scene.booking(bookingId)
  expect([state, payments[0]!.state, holds.length]).toEqual(['PAYMENT_FAILED', 'FAILED', 0])
  expect((await scene.mails(bookingId)).at(-1)).toMatch(/^Jonas: .*: the payment failed$/)
  const { checkoutUrl } = await retryCheckout(scene.deps, guest, {
    bookingId,
    idempotencyKey: crypto.randomUUID(),
  })
  expect(await scene.pay(checkoutUrl)).toBe(303)
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
})

test('case 10: with every webhook lost the truth is found all the same', async ({ scene }) => {
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 99 }] })
  const { bookingId } = await transferring(scene)
  const guest = { kind: 'guest', bookingIds: [bookingId] } as const
  await completeCheckout(scene.deps, guest, bookingId)
  expect((await scene.booking(bookingId)).payments[0]!.state).toBe('PROCESSING')
  scene.clock.advance({ days: 4 })
  await scene.settle()
  await completeCheckout(scene.deps, guest, bookingId)
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
})

test('cancelled while the bank is at it: what then arrives goes back in full', async ({ scene }) => {
  const { bookingId, guest } = await transferring(scene)
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'CANCELLED', refunds: [] })
  scene.clock.advance({ days: 4 })
  await scene.settle()
  const { state, refunds } = await scene.booking(bookingId)
  expect(state).toBe('CANCELLED')
  expect(refunds.map((each) => `${each.cause} ${each.amountMinor}`)).toEqual(['LATE_PAYMENT 8250'])
})

test('a bank that answers after the hold has ended: the time is taken anew, or the money goes back', async ({
  scene,
}) => {
  const type = await scene.sessionType(await scene.payableMentor())
  const startsAt = daysAhead(scene.clock.now(), 8)
  const wish = { type, startsAt }
  const booked = await scene.book(wish)
  expect(await debit(booked.url, good)).toBe(303)
  await scene.settle()
  const ended = new Date(scene.clock.now().getTime() + day)
  await scene.deps.db.booking.update({ where: { id: booked.bookingId }, data: { holdExpiresAt: ended } })
  scene.clock.advance({ days: 1, minutes: 1 })
  await scene.settle()
  expect((await scene.booking(booked.bookingId)).state).toBe('EXPIRED')
  const other = await scene.paid({ type, startsAt })
  scene.clock.advance({ days: 3 })
  await scene.settle()
  expect((await scene.booking(other.bookingId)).state).toBe('CONFIRMED')
  const { state, refunds } = await scene.booking(booked.bookingId)
  expect([state, refunds.map(({ cause }) => cause)]).toEqual(['EXPIRED', ['LATE_PAYMENT']])
})

test('a debit is offered from seven days ahead on, and never where the mentor answers first', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const answered = await scene.sessionType(mentor, { requiresApproval: true })
  const offered = async (wished: typeof type, days: number) => {
    const { url } = await scene.book({ type: wished, startsAt: daysAhead(scene.clock.now(), days) })
    return (await (await fetch(url!)).text()).includes('Pay from your bank account')
  }
  expect(await offered(type, 9)).toBe(true)
  expect(await offered(type, 6)).toBe(false)
  expect(await offered(answered, 11)).toBe(false)
})
