import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { nodeId } from '../node-id.ts'
import type { Viewer } from '../viewer.ts'
import { reconcileMovements } from './reconcile-movements.ts'

const entry = `key fact postings { account debit { amount } credit { amount } }
  objects { kind id } events { event } notices { type eventId }`

type Money = { amount: string } | null
type Entry = {
  key: string
  fact: string
  postings: { account: string; debit: Money; credit: Money }[]
  objects: { kind: string; id: string }[]
  events: { event: string }[]
  notices: { type: string; eventId: string }[]
}

async function ledger(scene: Scene, viewer: Viewer, args: string): Promise<Entry[]> {
  const { data, errors } = await ask(
    scene,
    viewer,
    `{ ledgerEntries(first: 20, ${args}) { edges { node { ${entry} } } } }`,
  )
  expect(errors).toEqual([])
  return data.ledgerEntries.edges.map(({ node }: { node: Entry }) => node)
}

test('every cent of a booking leads to its entry, its events and the objects at the payment company', async ({
  scene,
}) => {
  const admin = scene.viewerOf(await scene.admin())
  const { bookingId } = await scene.paid()
  await cancelBooking(scene.deps, admin, { bookingId })
  await scene.settle()
  await reconcileMovements(scene.deps)
  const { payments, refunds } = await scene.booking(bookingId)
  const [payment, refund] = [payments[0]!, refunds[0]!]

  const entries = await ledger(scene, admin, `bookingId: "${nodeId('Booking', bookingId)}"`)
  const of = (fact: string) => entries.find((each) => each.fact === fact)!
  expect(entries.map(({ fact }) => fact).sort()).toEqual([
    ...['CAPTURED', 'PROVIDER_FEE', 'REFUND_DECIDED', 'REFUND_EFFECTED'],
  ])
  expect(of('CAPTURED').postings).toEqual([
    { account: 'provider:stripe', debit: { amount: '82.50' }, credit: null },
    { account: 'held', debit: null, credit: { amount: '82.50' } },
  ])
  const ids = (fact: string) => of(fact).objects.map(({ kind, id }) => `${kind} ${id}`)
  const charged = [
    `checkout.session ${payment.checkoutSessionId}`,
    `payment_intent ${payment.paymentIntentId}`,
    `charge ${payment.chargeId}`,
  ]
  for (const fact of ['CAPTURED', 'PROVIDER_FEE']) {
    expect(ids(fact)).toEqual(expect.arrayContaining(charged))
    expect(ids(fact).some((id) => id.startsWith('balance_transaction txn_'))).toBe(true)
    expect(of(fact).events.map(({ event }) => event)).toContain('payment.succeeded')
    expect(of(fact).notices.map(({ type }) => type)).toContain('checkout.session.completed')
  }
  expect(ids('REFUND_EFFECTED')).toContain(`refund ${refund.providerRefundId}`)
  expect(of('REFUND_DECIDED').events.map(({ event }) => event)).toEqual([
    'refund.decided',
    'refund.succeeded',
  ])
  expect(of('REFUND_EFFECTED').notices.every(({ eventId }) => eventId.startsWith('evt_'))).toBe(true)

  const { data } = await ask(scene, admin, `query ($id: ID!) { booking(id: $id) { ledger { key } } }`, {
    id: nodeId('Booking', bookingId),
  })
  expect(data.booking.ledger).toEqual(entries.map(({ key }) => ({ key })))
})

test('what a bank took after the payout leads to the dispute, the claw-back, and the share off which it came', async ({
  scene,
}) => {
  const admin = scene.viewerOf(await scene.admin())
  const mentor = await scene.payableMentor()
  const { bookingId } = await scene.paid({ type: await scene.sessionType(mentor) })
  scene.clock.set((await scene.booking(bookingId)).payout!.releaseAt)
  await scene.settle()
  const { payments } = await scene.booking(bookingId)
  await scene.stripe.contest({ charge: payments[0]!.chargeId! })
  await scene.settle()
  const { id, providerDisputeId } = await scene.deps.db.dispute.findFirstOrThrow({ where: { bookingId } })
  await scene.stripe.contest({ lost: providerDisputeId })
  await scene.settle()
  await reconcileMovements(scene.deps)
  const entries = await ledger(scene, admin, `bookingId: "${nodeId('Booking', bookingId)}"`)
  const of = (fact: string) => entries.find((each) => each.fact === fact)!
  const found = (fact: string) => of(fact).objects.map(({ kind }) => kind)
  const heard = (fact: string) => of(fact).events.map(({ event }) => event)
  for (const fact of ['DISPUTE_WITHDRAWN', 'CLAWED_BACK', 'DISPUTE_LOST']) {
    expect(found(fact), fact).toContain('dispute')
    expect(heard(fact), fact).toEqual(expect.arrayContaining(['dispute.opened', 'dispute.lost']))
    expect(of(fact).notices.map(({ type }) => type)).toContain('charge.dispute.created')
  }
  expect(found('TRANSFER_REVERSED')).toEqual(expect.arrayContaining(['transfer_reversal', 'transfer']))
  expect(heard('TRANSFER_REVERSED')).toEqual(['reversal.decided', 'reversal.done'])
  expect(await scene.deps.db.event.count({ where: { subjectId: id } })).toBeGreaterThan(1)
})

test('a balance leads to the entries of its days and account, and nobody but admins is led', async ({
  scene,
}) => {
  const admin = scene.viewerOf(await scene.admin())
  const mentor = await scene.payableMentor()
  const { bookingId } = await scene.paid({ type: await scene.sessionType(mentor) })
  const day = scene.deps.now().toISOString().slice(0, 10)
  const about = `account: "held", currency: "USD", from: "${day}", to: "${day}"`
  const held = await ledger(scene, admin, `${about}, mentorId: "${nodeId('Mentor', mentor.id)}"`)
  expect(held.map(({ fact }) => fact)).toEqual(['CAPTURED'])
  expect(await ledger(scene, admin, `${about}, key: "ch_none:captured"`)).toEqual([])

  const asMentor = scene.viewerOf(mentor)
  const list = await ask(scene, asMentor, '{ ledgerEntries { edges { node { key } } } }')
  expect(list.errors).toMatchObject([{ code: 'FORBIDDEN' }])
  const own = await ask(scene, asMentor, 'query ($id: ID!) { booking(id: $id) { ledger { key } } }', {
    id: nodeId('Booking', bookingId),
  })
  expect(own).toMatchObject({ data: { booking: { ledger: null } }, errors: [] })
})
