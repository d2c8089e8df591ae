import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { correctNoShow } from '../booking/correct-no-show.ts'
import { reportNoShow } from '../booking/report-no-show.ts'
import { nodeId } from '../node-id.ts'
import { earningsOf } from '../payout/earnings.ts'
import { processPayouts } from '../payout/process-payouts.ts'
import { sendPayout } from '../payout/send-payout.ts'
import { createPromotion } from './create.ts'
import { bookedBefore, usesOf } from './uses.ts'

const transfers = '/v1/transfers'
const hour = 3_600_000

/** Money of the platform's own, without which it can pay nobody: 900.00 less the provider's fee. */
async function endowed(scene: Scene) {
  if (scene.foreign.minor > 0n) return
  const opened = await scene.deps.payments.openCheckout(
    {
      bookingId: 'none',
      amount: { minor: '90000', currency: 'USD' },
      title: 'Endowment',
      email: 'owner@sundial.test',
      successUrl: 'http://localhost/ok',
      cancelUrl: 'http://localhost/no',
      expiresAt: new Date(scene.clock.now().getTime() + hour).toISOString(),
      metadata: { bookingId: 'none' },
      transferGroup: 'none',
    },
    'endowment',
  )
  if (opened.status !== 'done') throw new Error(opened.status)
  await scene.pay(opened.facts.url)
  scene.foreign.minor += 87_360n
}

/** A paid booking with a code that the platform bears; for everything, unless said. */
async function discounted(scene: Scene, percentOff = 100) {
  await endowed(scene)
  const admin = scene.viewerOf(await scene.admin())
  const mentor = await scene.payableMentor()
  const code = `P-${randomUUID().slice(0, 8)}`
  await createPromotion(scene.deps, admin, { code, bearer: 'PLATFORM', percentOff })
  const wish = { type: await scene.sessionType(mentor), promotionCode: code }
  const booked = percentOff === 100 ? await scene.book(wish) : await scene.paid(wish)
  await scene.settle()
  return { ...booked, mentor, admin }
}

/** Its session over, and the clock at its release. */
async function over(scene: Scene, bookingId: string) {
  const { endsAt } = await scene.booking(bookingId)
  scene.clock.set(endsAt)
  await scene.settle()
  const { payout } = await scene.booking(bookingId)
  scene.clock.set(payout!.releaseAt)
}

/** What reached the mentor's account, by the provider's own books: amount, and whether a charge paid it. */
async function arrived(scene: Scene, bookingId: string): Promise<[number, boolean][]> {
  const { rows } = await scene.pool.query(
    `select (body->>'amount')::int as amount, body->>'source_transaction' is not null as charged
     from sandbox.stripe_object where type = 'transfer' and body->'metadata'->>'bookingId' = $1
     order by 2 desc`,
    [bookingId],
  )
  return rows.map(({ amount, charged }) => [amount, charged])
}

const halves: [number, boolean][] = [
  [4_125, true],
  [2_888, false],
]

test('half borne by the platform: the mentor gets the whole share, in two transfers', async ({ scene }) => {
  const { bookingId, mentor } = await discounted(scene, 50)
  expect(await scene.booking(bookingId)).toMatchObject({
    priceMinor: 4_125n,
    payout: { amountMinor: 7_013n, fromBalanceMinor: 2_888n, platformFeeMinor: 1_237n },
  })
  await over(scene, bookingId)
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual(halves)
  const { payout } = await scene.booking(bookingId)
  expect(payout).toMatchObject({ state: 'PAID', transfers: [{ part: 'CHARGE' }, { part: 'BALANCE' }] })
  expect(await scene.balance('promotion', bookingId)).toBe(4_125n)
  expect(await scene.balance('mentor_due', bookingId)).toBe(0n)
  const [earnings] = await earningsOf(scene.deps, scene.viewerOf(mentor))
  expect(earnings).toMatchObject({ due: { minor: 0n }, paid: { minor: 7_013n } })
})

test.for([
  ['the first', 1],
  ['the second', 2],
] as const)('dying between %s transfer and its record sends neither twice', async ([, nth], { scene }) => {
  const { bookingId } = await discounted(scene, 50)
  await over(scene, bookingId)
  const fault = { on: 'call', path: transfers, do: 'timeoutAfterEffect' } as const
  const pass = { on: 'call', path: transfers, do: 'error', status: 429 } as const
  await scene.stripe.setFaults({ next: nth === 1 ? [fault] : [pass, fault] })
  await processPayouts(scene.deps)
  for (let i = 0; i < 3; i++) await scene.work()
  await scene.settle()
  await scene.settle()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual(halves)
  expect((await scene.booking(bookingId)).payout?.state).toBe('PAID')
})

test('when what the platform adds cannot be sent yet, the rest has arrived and is not sent again', async ({
  scene,
}) => {
  const { bookingId, mentor } = await discounted(scene, 50)
  await over(scene, bookingId)
  await processPayouts(scene.deps)
  const { payout } = await scene.booking(bookingId)
  const { transfer } = scene.deps.payments
  const short = {
    status: 'refused',
    code: 'balance_insufficient',
    message: 'Too little is available.',
  } as const
  const payments: typeof scene.deps.payments = {
    ...scene.deps.payments,
    transfer: (request) => (request.sourceChargeId ? transfer(request) : Promise.resolve(short)),
  }
  await sendPayout({ ...scene.deps, payments }, payout!.id)
  expect(await arrived(scene, bookingId)).toEqual([halves[0]])
  expect((await scene.booking(bookingId)).payout).toMatchObject({
    state: 'DUE',
    attempt: 2,
    blocks: [{ reason: 'FUNDS', endedAt: null }],
  })
  const [earnings] = await earningsOf(scene.deps, scene.viewerOf(mentor))
  expect(earnings).toMatchObject({ blocked: { minor: 2_888n }, paid: { minor: 4_125n } })
  scene.clock.advance({ hours: 2 })
  await scene.settle()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual(halves)
  expect((await scene.booking(bookingId)).payout?.state).toBe('PAID')
})

test('several senders at once send each part once, and a day later it is looked up', async ({ scene }) => {
  const { bookingId } = await discounted(scene, 50)
  await over(scene, bookingId)
  await processPayouts(scene.deps)
  const { payout } = await scene.booking(bookingId)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: transfers, do: 'timeoutAfterEffect' }] })
  await Promise.allSettled([1, 2, 3].map(() => sendPayout(scene.deps, payout!.id)))
  scene.clock.advance({ hours: 25 })
  await scene.settle()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual(halves)
  expect((await scene.booking(bookingId)).payout?.state).toBe('PAID')
})

test('case 4: everything borne by the platform: no payment, and the mentor is paid from the balance', async ({
  scene,
}) => {
  const { bookingId, url } = await discounted(scene)
  expect(url).toBeNull()
  const { state, payments, payout, endsAt } = await scene.booking(bookingId)
  expect({ state, payments }).toEqual({ state: 'CONFIRMED', payments: [] })
  expect(payout).toMatchObject({ state: 'HELD', amountMinor: 7_013n, fromBalanceMinor: 7_013n })
  expect(payout!.releaseAt).toEqual(new Date(endsAt.getTime() + 72 * hour))
  expect(scene.calls.filter(({ path }) => /checkout|intent/.test(path))).toEqual([])
  await over(scene, bookingId)
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([[7_013, false]])
  expect(await scene.balance('promotion', bookingId)).toBe(8_250n)
  expect(await scene.balance('platform_fee', bookingId)).toBe(-1_237n)
})

test.for([
  ['in time', 30 * hour, 'CANCELLED', 0n],
  ['late', 20 * hour, 'HELD', 3_507n],
  ['too late', 2 * hour, 'HELD', 7_013n],
] as const)(
  'cancelled %s, the policy says what the mentor keeps of what nobody paid, and a code of which something is kept is used',
  async ([, before, state, amountMinor], { scene }) => {
    const { bookingId, guest } = await discounted(scene)
    const { startsAt, endsAt } = await scene.booking(bookingId)
    scene.clock.set(new Date(startsAt.getTime() - before))
    await cancelBooking(scene.deps, guest, { bookingId })
    await scene.settle()
    const booking = await scene.booking(bookingId)
    expect(booking).toMatchObject({ refunds: [], payout: { state, amountMinor } })
    const [{ db }, email] = [scene.deps, booking.menteeEmail]
    expect(await usesOf(db, booking.promotionId ?? '')).toBe(amountMinor > 0n ? 1 : 0)
    expect(await bookedBefore(db, { personId: null, email }, null)).toBe(amountMinor > 0n)
    scene.clock.set(new Date(endsAt.getTime() + 72 * hour))
    await scene.settle()
    expect(await arrived(scene, bookingId)).toEqual(amountMinor > 0n ? [[Number(amountMinor), false]] : [])
  },
)

test('cancelled by the mentor, nothing is left for them', async ({ scene }) => {
  const { bookingId, mentor } = await discounted(scene)
  await cancelBooking(scene.deps, scene.viewerOf(mentor), { bookingId, reason: 'I am ill.' })
  await scene.settle()
  expect((await scene.booking(bookingId)).payout).toMatchObject({ state: 'CANCELLED', amountMinor: 0n })
})

test('a mentor who did not come is paid nothing of it, and that stays so', async ({ scene }) => {
  const { bookingId, mentor } = await discounted(scene)
  const viewer = scene.viewerOf(mentor)
  scene.clock.set((await scene.booking(bookingId)).startsAt)
  await reportNoShow(scene.deps, viewer, { bookingId, who: 'MENTOR' })
  expect((await scene.booking(bookingId)).payout).toMatchObject({ state: 'CANCELLED', amountMinor: 0n })
  await expect(correctNoShow(scene.deps, viewer, bookingId)).rejects.toThrow(BookingTransitionRefused)
})

test('nor when the share was released to them already: the books give it back', async ({ scene }) => {
  const { bookingId, mentor } = await discounted(scene)
  await over(scene, bookingId)
  expect(await processPayouts(scene.deps)).toMatchObject({ released: 1 })
  await reportNoShow(scene.deps, scene.viewerOf(mentor), { bookingId, who: 'MENTOR' })
  expect((await scene.booking(bookingId)).payout).toMatchObject({ state: 'CANCELLED', amountMinor: 0n })
  const { rows } = await scene.pool.query(
    'select account, sum(amount_minor)::int as left from posting where booking_id = $1 group by 1 having sum(amount_minor) <> 0',
    [bookingId],
  )
  expect(rows).toEqual([])
})

const lists = 'query ($own: Boolean) { promotions(own: $own) { edges { node { code uses } } } }'
const quoted = `query ($id: ID!, $code: String) { node(id: $id) { ... on SessionType { priceQuote(input: { promotionCode: $code }) {
  ... on PriceQuote { total { amount } lines { kind label amount { amount } } } ... on InputInvalid { issues { path message } } } } } }`

test('an admin sees every code with its uses, a mentor their own, others none; anybody a price', async ({
  scene,
}) => {
  const { bookingId, mentor, admin } = await discounted(scene, 50)
  const own = {
    code: `M-${randomUUID().slice(0, 8)}`.toUpperCase(),
    bearer: 'MENTOR',
    percentOff: 10,
  } as const
  await createPromotion(scene.deps, scene.viewerOf(mentor), own)
  const { promotionId, sessionTypeId } = await scene.booking(bookingId)
  const { code } = await scene.deps.db.promotion.findUniqueOrThrow({ where: { id: promotionId! } })
  const codes = async (viewer: Parameters<typeof ask>[1], mine = false) =>
    (await ask(scene, viewer, lists, { own: mine })).data?.promotions?.edges.map(
      ({ node }: { node: { code: string; uses: number } }) => `${node.code} ${node.uses}`,
    )
  expect(await codes(admin)).toEqual(expect.arrayContaining([`${own.code} 0`, `${code} 1`]))
  expect(await codes(scene.viewerOf(mentor))).toEqual([`${own.code} 0`])
  expect(await codes(scene.viewerOf(await scene.mentee()))).toEqual([])
  expect(await codes(admin, true)).toEqual([])

  const price = (typed: string) =>
    ask(scene, { kind: 'nobody' }, quoted, { id: nodeId('SessionType', sessionTypeId), code: typed })
  expect((await price(code)).data.node.priceQuote).toEqual({
    total: { amount: '41.25' },
    lines: [
      { kind: 'BASE', label: 'Career roadmap', amount: { amount: '82.50' } },
      { kind: 'PLATFORM_DISCOUNT', label: `Promotion ${code}`, amount: { amount: '-41.25' } },
    ],
  })
  expect((await price('none')).data.node.priceQuote.issues).toMatchObject([{ path: 'promotionCode' }])
})
