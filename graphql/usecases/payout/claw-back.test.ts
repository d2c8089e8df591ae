import { expect } from 'vitest'
import { emptyAccount, paidOut } from '#graphql/testing/debts.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { payoutOf } from '#graphql/testing/shares.ts'
import { debtsOfMentor } from './mentor-debts.ts'
import { sendReversal } from './send-reversal.ts'

const reversalsOf = (scene: Scene, bookingId: string) =>
  scene.deps.db.reversal.findMany({ where: { bookingId }, orderBy: { decidedAt: 'asc' } })

async function contest(scene: Scene, bookingId: string, amount?: number): Promise<string> {
  const charge = (await scene.booking(bookingId)).payments[0]!.chargeId!
  const id = await scene.stripe.contest({ charge, ...(amount ? { amount } : {}) })
  await scene.settle()
  return id
}

async function decide(scene: Scene, wish: { won: string } | { lost: string }) {
  await scene.stripe.contest(wish)
  await scene.settle()
}

test('case 19: contested after the payout, the share is taken back; lost, that is final', async ({
  scene,
}) => {
  const bookingId = await paidOut(scene)
  const dispute = await contest(scene, bookingId)
  expect(await payoutOf(scene, bookingId)).toMatchObject({
    ...{ state: 'REVERSED', transfers: [{ amountMinor: 7_013n, reversedMinor: 7_013n }] },
  })
  expect(await scene.balance('mentor_debt', bookingId)).toBe(0n)
  expect(await scene.balance('mentor_due', bookingId)).toBe(-7_013n)
  await decide(scene, { lost: dispute })
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'REVERSED', amountMinor: 0n })
  expect(await scene.balance('mentor_due', bookingId)).toBe(0n)
  expect(await scene.balance('platform_fee', bookingId)).toBe(0n)
  expect(await scene.balance('loss', bookingId)).toBe(0n)
})

test('case 19: won after the payout, what was taken back is due again and paid', async ({ scene }) => {
  const bookingId = await paidOut(scene)
  await decide(scene, { won: await contest(scene, bookingId) })
  expect(await payoutOf(scene, bookingId)).toMatchObject({
    ...{ state: 'PAID', attempt: 2, amountMinor: 7_013n },
    transfers: [{ reversedMinor: 7_013n }, { amountMinor: 7_013n, reversedMinor: 0n }],
  })
  expect(await scene.balance('mentor_due', bookingId)).toBe(0n)
})

test('contested in part, a part is taken back; lost, the mentor keeps the share of the rest', async ({
  scene,
}) => {
  const bookingId = await paidOut(scene)
  const dispute = await contest(scene, bookingId, 4_000)
  expect(await payoutOf(scene, bookingId)).toMatchObject({
    ...{ state: 'PAID', transfers: [{ reversedMinor: 3_400n }] },
  })
  await decide(scene, { lost: dispute })
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'PAID', amountMinor: 3_613n })
})

test('two disputes of one payment are claimed each for itself: one lost, the other won', async ({
  scene,
}) => {
  const bookingId = await paidOut(scene)
  const [lost, won] = [await contest(scene, bookingId, 4_000), await contest(scene, bookingId, 4_000)]
  expect((await payoutOf(scene, bookingId)).transfers).toMatchObject([{ reversedMinor: 6_800n }])
  await decide(scene, { lost })
  expect(await scene.balance('mentor_due', bookingId)).toBe(-3_400n)
  await decide(scene, { won })
  const { state, amountMinor, transfers } = await payoutOf(scene, bookingId)
  expect([state, amountMinor]).toEqual(['PAID', 3_613n])
  const arrived = transfers.reduce((sum, each) => sum + each.amountMinor - each.reversedMinor, 0n)
  expect(arrived).toBe(3_613n)
})

test('case 19: a reversal that fails becomes a debt, which the next payouts net off, oldest first', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const first = await paidOut(scene, mentor)
  await emptyAccount(scene, mentor)
  const dispute = await contest(scene, first)
  expect(await reversalsOf(scene, first)).toMatchObject([
    { state: 'REFUSED', amountMinor: 7_013n, failureReason: expect.stringContaining('balance_insufficient') },
  ])
  expect(await scene.balance('mentor_debt', first)).toBe(7_013n)
  expect(await scene.mails(first)).toContain('Ana: $70.13 comes off your next payouts')
  await decide(scene, { lost: dispute })
  expect(await scene.balance('mentor_debt', first)).toBe(7_013n)

  const second = await paidOut(scene, mentor)
  expect(await payoutOf(scene, second)).toMatchObject({ state: 'PAID', transfers: [] })
  expect(await scene.balance('mentor_debt', first)).toBe(0n)
  expect((await scene.mails(second)).at(-1)).toBe('Ana: $70.13 went to what you owed')
  expect(await debtsOfMentor(scene.deps, { mentorId: mentor.id })).toMatchObject([
    {
      ...{ bookingId: first, claimed: { minor: 7_013n }, takenBack: { minor: 0n }, open: { minor: 0n } },
      netted: [{ bookingId: second, amount: { minor: 7_013n } }],
    },
  ])
  const third = await paidOut(scene, mentor)
  expect(await payoutOf(scene, third)).toMatchObject({ transfers: [{ amountMinor: 7_013n }] })
})

test('won with the share still on the mentor’s account: the debt goes off it and nothing is sent', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const bookingId = await paidOut(scene, mentor)
  await emptyAccount(scene, mentor)
  await decide(scene, { won: await contest(scene, bookingId) })
  expect(await payoutOf(scene, bookingId)).toMatchObject({
    ...{ state: 'PAID', transfers: [{ amountMinor: 7_013n, reversedMinor: 0n }] },
  })
  expect(await scene.balance('mentor_debt', bookingId)).toBe(0n)
  expect(await scene.balance('mentor_due', bookingId)).toBe(0n)
})

test('a debt of which a payout took a part is due again for that part when the dispute is won', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const first = await paidOut(scene, mentor)
  await emptyAccount(scene, mentor)
  const dispute = await contest(scene, first)
  await paidOut(scene, mentor)
  // The charge has given its part: the rest is the platform's to find.
  for (let rich = 0; rich < 6; rich++) await scene.paid({ card: '4000000000000077' })
  await decide(scene, { won: dispute })
  expect((await payoutOf(scene, first)).transfers).toMatchObject([
    { amountMinor: 7_013n },
    { amountMinor: 7_013n, part: 'BALANCE' },
  ])
})

test('an answer that is lost after the effect, and a stored failure, take back once', async ({ scene }) => {
  const bookingId = await paidOut(scene)
  const path = '/v1/transfers/{id}/reversals'
  await scene.stripe.setFaults({
    next: [
      { on: 'call', path, do: 'timeoutAfterEffect' },
      { on: 'call', path, do: 'error', status: 500 },
    ],
  })
  await contest(scene, bookingId)
  for (let again = 0; again < 3; again++) await scene.settle()
  expect(await reversalsOf(scene, bookingId)).toMatchObject([{ state: 'DONE' }])
  expect((await payoutOf(scene, bookingId)).transfers).toMatchObject([{ reversedMinor: 7_013n }])
})

test('after a day of silence the reversal is looked up, found and taken; several jobs record it once', async ({
  scene,
}) => {
  const bookingId = await paidOut(scene)
  const path = '/v1/transfers/{id}/reversals'
  await scene.stripe.setFaults({ next: [{ on: 'call', path, do: 'timeoutAfterEffect' }] })
  await scene.stripe.contest({ charge: (await scene.booking(bookingId)).payments[0]!.chargeId! })
  await scene.stripe.runDue()
  await scene.work()
  const [reversal] = await reversalsOf(scene, bookingId)
  expect(reversal).toMatchObject({ state: 'DECIDED' })
  const asked = () =>
    scene.calls.filter(({ method, path: to }) => method === 'POST' && to.endsWith('/reversals'))
  const before = asked().length
  scene.clock.advance({ hours: 25 })
  await Promise.all([1, 2, 3].map(() => sendReversal(scene.deps, reversal!.id)))
  expect(asked()).toHaveLength(before)
  expect(await reversalsOf(scene, bookingId)).toMatchObject([{ state: 'DONE', attempt: 1 }])
})

test('contested while the share is on its way, it is taken back when it has arrived', async ({ scene }) => {
  const type = await scene.sessionType(await scene.payableMentor())
  const { bookingId } = await scene.paid({ type })
  scene.clock.set((await scene.booking(bookingId)).endsAt)
  await scene.settle()
  scene.clock.set((await payoutOf(scene, bookingId)).releaseAt)
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: '/v1/transfers', do: 'error', status: 429, times: 3 }],
  })
  await scene.settle()
  expect((await payoutOf(scene, bookingId)).state).toBe('SENDING')
  const dispute = await contest(scene, bookingId)
  for (let again = 0; again < 3; again++) await scene.settle()
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'REVERSED' })
  await decide(scene, { won: dispute })
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'PAID' })
})
