import { expect } from 'vitest'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import {
  ProviderUnreachable,
  StuckActionRefused,
  StuckBookingNotFound,
} from '#graphql/domain/operations/errors.ts'
import type { Checkout } from '#graphql/providers/payments/port.ts'
import { ask } from '#graphql/testing/ask.ts'
import { atOnce } from '#graphql/testing/at-once.ts'
import { test as databaseTest } from '#graphql/testing/database.ts'
import { type House, houseOn } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { audited, only, paidFor, stuckOf } from '#graphql/testing/stuck.ts'
import { cancelStuck } from './cancel.ts'
import { confirmStuck } from './confirm.ts'
import { refundStuck } from './refund.ts'
import { retryStuck } from './retry.ts'
import { stuckBookings } from './stuck.ts'

const reason = 'The mentee wrote to us.'
const admin = async (house: House) => house.viewerOf(await house.admin())

test('a house in order has nothing stuck', async ({ house }) => {
  const { id } = await house.paidBooking()
  expect(await stuckOf(house, id)).toEqual([])
})

test('money that led nowhere confirms the booking, once, when its time is still free', async ({
  house,
  database,
}) => {
  const { id } = await paidFor(house, 'EXPIRED')
  const viewer = await admin(house)
  const { name, kind, actions } = await only(house, id)
  const press = () => confirmStuck(house.deps, viewer, { name, reason })
  const answers = await atOnce(database, id, [press, press])

  expect({ kind, actions }).toEqual({ kind: 'PAID_NOT_CONFIRMED', actions: ['CONFIRM', 'REFUND'] })
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(answers).toContainEqual(expect.objectContaining({ reason: expect.any(StuckBookingNotFound) }))
  const after = await house.deps.db.booking.findUniqueOrThrow({
    where: { id },
    include: { payout: true, holds: true },
  })
  expect(after).toMatchObject({ state: 'CONFIRMED', payout: { state: 'HELD' }, holds: [{}] })
  expect(await audited(house, id)).toEqual([{ action: 'stuck.confirm', reason }])
  expect(await stuckOf(house, id)).toEqual([])
})

test('money that led nowhere goes back from what is held, and not twice', async ({ house, database }) => {
  const { id } = await paidFor(house, 'EXPIRED')
  const viewer = await admin(house)
  const { name } = await only(house, id)
  const press = () => refundStuck(house.deps, viewer, { name, reason })
  const [first, second] = (await atOnce(database, id, [press, press])).sort((a, b) =>
    a.status.localeCompare(b.status),
  )

  expect(first).toMatchObject({ status: 'fulfilled', value: { kind: 'PAID_NOT_CONFIRMED' } })
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'STUCK_BOOKING_NOT_FOUND' } })
  const refunds = await house.deps.db.refund.findMany({ where: { bookingId: id } })
  expect(refunds).toMatchObject([
    { amountMinor: 8_250n, cause: 'LATE_PAYMENT', bearer: 'SHARED', actor: 'ADMIN' },
  ])
  const held = await house.deps.db.posting.aggregate({
    where: { bookingId: id, account: 'held' },
    _sum: { amountMinor: true },
  })
  expect(held._sum.amountMinor).toBe(0n)
  expect(await audited(house, id)).toHaveLength(1)
})

test('a paid booking that waits can be cancelled for the platform, and all of it goes back', async ({
  house,
}) => {
  const { id } = await paidFor(house, 'AWAITING_PAYMENT')
  const { name } = await only(house, id)
  await cancelStuck(house.deps, await admin(house), { name, reason })

  const after = await house.deps.db.booking.findUniqueOrThrow({ where: { id }, include: { refunds: true } })
  expect(after).toMatchObject({
    state: 'CANCELLED',
    cancelledBy: 'ADMIN',
    refunds: [{ amountMinor: 8_250n }],
  })
})

const checkout = (bookingId: string, paid: boolean): Checkout => ({
  id: `cs_${bookingId}`,
  status: paid ? 'complete' : 'expired',
  url: null,
  expiresAt: new Date('2026-03-05T00:00:00Z'),
  amount: { minor: 8_250n, currency: 'USD' },
  payment: paid
    ? {
        state: 'captured',
        paymentIntentId: `pi_${bookingId}`,
        chargeId: `ch_${bookingId}`,
        capturedAt: new Date('2026-03-02T08:10:00Z'),
        amount: { minor: 8_250n, currency: 'USD' },
        fee: null,
      }
    : { state: 'none' },
  metadata: { bookingId, attempt: '1' },
})

databaseTest.for([
  [true, 'CONFIRMED'],
  [false, 'EXPIRED'],
] as const)(
  'an overdue hold whose payment the company says is %s ends %s',
  async ([paid, state], { database }) => {
    let known = ''
    const fetchCheckout = async () => ({ status: 'done', facts: checkout(known, paid) }) as const
    const house = houseOn(database, { payments: { fetchCheckout } })
    const { id } = await house.heldBooking()
    known = id
    await house.deps.db.payment.updateMany({
      where: { bookingId: id },
      data: { checkoutSessionId: `cs_${id}` },
    })
    house.clock.advance({ minutes: 36 })
    const { name, kind } = await only(house, id)
    await confirmStuck(house.deps, await admin(house), { name, reason })

    expect(kind).toBe('HOLD_OVERDUE')
    expect(await house.deps.db.booking.findUniqueOrThrow({ where: { id } })).toMatchObject({ state })
  },
)

databaseTest('nothing is done while the payment company cannot be asked', async ({ database }) => {
  const fetchCheckout = async () => ({ status: 'unknown', reason: 'no answer' }) as const
  const house = houseOn(database, { payments: { fetchCheckout } })
  const { id } = await house.heldBooking()
  await house.deps.db.payment.updateMany({
    where: { bookingId: id },
    data: { checkoutSessionId: `cs_${id}` },
  })
  house.clock.advance({ minutes: 36 })
  const { name } = await only(house, id)

  const confirm = confirmStuck(house.deps, await admin(house), { name, reason })
  await expect(confirm).rejects.toBeInstanceOf(ProviderUnreachable)
  expect(await audited(house, id)).toEqual([])
})

test('case 33: no deed without a reason, an admin and something that is stuck', async ({ house }) => {
  const { id, mentor } = await paidFor(house, 'EXPIRED')
  const { deps } = house
  const [viewer, stranger] = [await admin(house), house.viewerOf(mentor)]
  const { name } = await only(house, id)

  await expect(refundStuck(deps, viewer, { name, reason: ' ' })).rejects.toBeInstanceOf(ReasonMissing)
  await expect(retryStuck(deps, viewer, { name, reason })).rejects.toBeInstanceOf(StuckActionRefused)
  for (const [who, what] of [
    [stranger, name],
    [viewer, `PAID_NOT_CONFIRMED.${id}`],
    [viewer, "x' or 1=1"],
    [viewer, `NOPE.${id}`],
  ] as const)
    await expect(refundStuck(deps, who, { name: what, reason })).rejects.toBeInstanceOf(StuckBookingNotFound)
  expect((await ask(house, stranger, '{ stuckBookings { edges { cursor } } }')).errors).toMatchObject([
    { code: 'FORBIDDEN' },
  ])
})

test('the list is read page by page, longest first, and what was done is kept', async ({ house }) => {
  const viewer = await admin(house)
  const { id } = await paidFor(house, 'EXPIRED')
  const page = `query ($after: String) { stuckBookings(first: 2, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { name since kind reason actions booking { state } } } } }`
  const seen: { name: string; since: string }[] = []
  for (let after: string | null = null; ; ) {
    const { data, errors } = await ask(house, viewer, page, { after })
    expect(errors).toEqual([])
    seen.push(...data.stuckBookings.edges.map(({ node }: { node: (typeof seen)[number] }) => node))
    if (!data.stuckBookings.pageInfo.hasNextPage) break
    after = data.stuckBookings.pageInfo.endCursor
  }
  const all = await stuckBookings(house.deps.db, house.deps.now(), { limit: 1_000, inverted: false })
  expect(seen.map(({ name }) => name)).toEqual(all.map(({ name }) => name))

  const { name } = await only(house, id)
  const refund = `mutation ($name: String!) { stuckRefund(input: { name: $name, reason: "Paid late" }) { __typename
    ... on StuckHandled { kind action booking { payment { refunded { amount } } } } } }`
  expect((await ask(house, viewer, refund, { name })).data.stuckRefund).toEqual({
    __typename: 'StuckHandled',
    kind: 'PAID_NOT_CONFIRMED',
    action: 'REFUND',
    booking: { payment: { refunded: { amount: '82.50' } } },
  })
  const log = await ask(
    house,
    viewer,
    '{ auditEntries(first: 50) { edges { node { action subjectId reason actor { name } } } } }',
  )
  expect(log.data.auditEntries.edges).toContainEqual({
    node: { action: 'stuck.refund', subjectId: id, reason: 'Paid late', actor: { name: 'Ingrid Holm' } },
  })
})
