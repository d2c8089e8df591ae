import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { retryCheckout } from '../booking/retry.ts'
import { checkInvariants } from '../operations/invariants.ts'

const declines = [
  '4000000000000002',
  '4000000000009995',
  '4000000000009987',
  '4000000000009979',
  '4000000000000069',
  '4000000000000127',
  '4000000000000119',
  '4000000000000341',
]

/** On the page of the bank that asks whether it is oneself. */
async function authenticate(url: string | null, outcome: 'complete' | 'fail'): Promise<number> {
  const body = new URLSearchParams({ outcome })
  const answer = await fetch(`${url}/authenticate`, { method: 'POST', body, redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.status
}

const stateOf = async (scene: Scene, bookingId: string) => {
  await scene.settle()
  const { state, payments } = await scene.booking(bookingId)
  return `${state} ${payments.map((payment) => payment.state).join(' ')}`
}

test('case 12: whatever the card is refused for, the page stays open and another card pays', async ({
  scene,
}) => {
  const { bookingId, url } = await scene.book()
  for (const card of declines) expect([card, await scene.pay(url, card)]).toEqual([card, 402])
  expect(await stateOf(scene, bookingId)).toBe('AWAITING_PAYMENT OPEN')
  expect(await scene.balance('held', bookingId)).toBe(0n)
  expect(await scene.pay(url)).toBe(303)
  expect(await stateOf(scene, bookingId)).toBe('CONFIRMED SUCCEEDED')
  expect(await scene.balance('held', bookingId)).toBe(-8_250n)
})

test('case 12: a bank that asks first: refused it stays open, confirmed it is paid, or declined after that', async ({
  scene,
}) => {
  const { bookingId, url } = await scene.book()
  expect(await scene.pay(url, '4000002760003184')).toBe(303)
  expect(await stateOf(scene, bookingId)).toBe('AWAITING_PAYMENT OPEN')
  expect(await authenticate(url, 'fail')).toBe(402)
  expect(await scene.pay(url, '4000008260003178')).toBe(303)
  expect(await authenticate(url, 'complete')).toBe(402)
  expect(await stateOf(scene, bookingId)).toBe('AWAITING_PAYMENT OPEN')
  expect(await scene.pay(url, '4000002500003155')).toBe(303)
  expect(await authenticate(url, 'complete')).toBe(303)
  expect(await stateOf(scene, bookingId)).toBe('CONFIRMED SUCCEEDED')
})

test('case 12: declined until the hold is over, it ends unpaid', async ({ scene }) => {
  const { bookingId, url } = await scene.book()
  expect(await scene.pay(url, '4000000000009995')).toBe(402)
  scene.clock.advance({ minutes: 31 })
  expect(await stateOf(scene, bookingId)).toBe('EXPIRED EXPIRED')
  expect(await scene.pay(url)).toBe(409)
})

test('case 11: an expired Checkout frees its slot at once, and "try again" works while it is free', async ({
  scene,
}) => {
  const type = await scene.sessionType(await scene.payableMentor())
  const first = await scene.book({ type })
  scene.clock.advance({ minutes: 30 })
  expect(await stateOf(scene, first.bookingId)).toBe('EXPIRED EXPIRED')
  expect((await scene.booking(first.bookingId)).holds).toEqual([])
  expect(await scene.mails(first.bookingId)).toEqual([expect.stringMatching(/: not paid in time$/)])

  const again = () =>
    retryCheckout(scene.deps, first.guest, { bookingId: first.bookingId, idempotencyKey: randomUUID() })
  const other = await scene.book({ type })
  await expect(again()).rejects.toMatchObject({ code: 'SLOT_TAKEN' })
  scene.clock.advance({ minutes: 30 })
  expect(await stateOf(scene, other.bookingId)).toBe('EXPIRED EXPIRED')
  expect(await scene.pay((await again()).checkoutUrl)).toBe(303)
  expect(await stateOf(scene, first.bookingId)).toBe('CONFIRMED EXPIRED SUCCEEDED')
  expect(await checkInvariants(scene.deps.db, scene.clock.now())).toEqual([])
})

test('one reminder ten minutes before the hold ends, and none to who has paid', async ({ scene }) => {
  const [unpaid, paid] = [await scene.book(), await scene.paid()]
  scene.clock.advance({ minutes: 18 })
  await scene.settle()
  expect(await scene.mails(unpaid.bookingId)).toEqual([])
  scene.clock.advance({ minutes: 2 })
  await scene.settle()
  scene.clock.advance({ minutes: 5 })
  await scene.settle()
  expect(await scene.mails(unpaid.bookingId)).toEqual([expect.stringMatching(/^Jonas: .*: not paid yet$/)])
  expect((await scene.mails(paid.bookingId)).join()).not.toContain('not paid yet')
})
