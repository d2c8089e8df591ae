import { expect } from 'vitest'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { closeCase } from '../operations/close-case.ts'
import { reconcile } from '../payment/reconcile.ts'
import { reconcileMovements } from './reconcile-movements.ts'

/** Everything that differs now, young or not, in words. */
async function differing({ deps }: Scene): Promise<string[]> {
  const { standing } = await reconcileMovements(deps, { graceMs: 0 })
  return standing.map(({ kind, here, there }) => `${kind} ${here} ${there}`)
}

const openCases = ({ deps }: Scene) =>
  deps.db.case.findMany({ where: { closedAt: null }, orderBy: { kind: 'asc' } })

/** A booking that went all the way: paid, over, and its share sent. */
async function paidOut(scene: Scene) {
  const booked = await scene.paid()
  const { payout } = await scene.booking(booked.bookingId)
  scene.clock.set(payout!.releaseAt)
  await scene.settle()
  await scene.settle()
  expect((await scene.booking(booked.bookingId)).payout?.state).toBe('PAID')
  return booked
}

test('charge, refund and transfer agree with the ledger, to the fee', async ({ scene }) => {
  await paidOut(scene)
  const admin = scene.viewerOf(await scene.admin())
  await cancelBooking(scene.deps, admin, { bookingId: (await scene.paid()).bookingId })
  await scene.settle()

  expect(await differing(scene)).toEqual([])
  const rows = await scene.deps.db.providerMovement.findMany({ orderBy: { kind: 'asc' } })
  expect(rows.map(({ kind }) => kind)).toEqual(['CAPTURED', 'CAPTURED', 'REFUNDED', 'TRANSFERRED'])
  expect(rows.every(({ agreedAt }) => agreedAt !== null)).toBe(true)
  expect((await reconcileMovements(scene.deps)).read).toBe(0)
})

test('what the provider alone can tell is booked: its fees, its bills, payouts to the bank and back', async ({
  scene,
}) => {
  const { deps, stripe } = scene
  await scene.paid({ card: '4000000000000077' })
  await stripe.chargeFee({ amount: 200, currency: 'usd', description: 'Active account' })
  const call = (path: string, body: Record<string, string>) =>
    fetch(`${stripe.url}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_house' },
      body: new URLSearchParams(body),
    }).then((answer) => answer.json() as Promise<{ id: string }>)
  const back = await call('/v1/payouts', { amount: '300', currency: 'usd' })
  await call('/v1/payouts', { amount: '1000', currency: 'usd' })
  await call(`/v1/payouts/${back.id}/cancel`, {})

  expect(await differing(scene)).toEqual([])
  const sumOf = async (account: string, where = {}) =>
    (await deps.db.posting.aggregate({ where: { account, ...where }, _sum: { amountMinor: true } }))._sum
      .amountMinor
  expect(await sumOf('bank')).toBe(1_000n)
  expect(await sumOf('provider_fee', { bookingId: null })).toBe(200n)
  expect(await deps.db.ledgerEntry.count({ where: { fact: 'bankPayout' } })).toBe(3)
})

test('a fee that was not known yet is booked once it is, under its booking', async ({ scene }) => {
  const { payments } = scene.deps
  const silent: typeof payments = {
    ...payments,
    fetchCheckout: async (id) => {
      const reaction = await payments.fetchCheckout(id)
      if (reaction.status !== 'done' || reaction.facts.payment.state !== 'captured') return reaction
      return { ...reaction, facts: { ...reaction.facts, payment: { ...reaction.facts.payment, fee: null } } }
    },
  }
  Object.assign(scene.deps, { payments: silent })
  const { bookingId } = await scene.paid()
  Object.assign(scene.deps, { payments })
  expect(await scene.balance('provider_fee', bookingId)).toBe(0n)
  expect(await differing(scene)).toEqual([])
  expect(await scene.balance('provider_fee', bookingId)).toBe(269n)
})

test('a charge that we know nothing of opens one case, once it is not young, and closes it when it is booked', async ({
  scene,
}) => {
  const { deps, clock } = scene
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 99 }] })
  const { bookingId, url } = await scene.book()
  await scene.pay(url)
  await reconcileMovements(deps)
  expect(await openCases(scene)).toEqual([])
  clock.advance({ minutes: 16 })
  await Promise.all([reconcileMovements(deps), reconcileMovements(deps)])
  const cases = await openCases(scene)
  expect(cases).toMatchObject([
    { kind: 'MISSING_HERE', hereMinor: null, thereMinor: 8_250n, currency: 'USD' },
    { kind: 'MISSING_HERE', hereMinor: null, thereMinor: -269n },
  ])
  expect(await deps.db.event.count({ where: { type: 'case.opened' } })).toBe(2)

  await reconcile(deps)
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
  expect(await reconcileMovements(deps)).toMatchObject({ closed: 2, standing: [] })
  expect(await openCases(scene)).toEqual([])
})

test('an entry that the provider does not list, and one of another amount, are seen; accepted they stay so', async ({
  scene,
}) => {
  const { deps } = scene
  const charge = await scene.paid()
  const { payments } = await scene.booking(charge.bookingId)
  await deps.db.$executeRawUnsafe('alter table posting disable trigger user')
  await deps.db.$executeRawUnsafe(
    `update posting set amount_minor = amount_minor + sign(amount_minor) where entry_key = $1`,
    `${payments[0]!.chargeId}:captured`,
  )
  const lines = [
    { account: 'provider:stripe', amountMinor: 40n, currency: 'USD' },
    { account: 'bank', amountMinor: -40n, currency: 'USD' },
  ]
  const entry = { key: 'po_gone:returned', fact: 'bankPayout', at: deps.now() }
  await deps.db.ledgerEntry.create({ data: { ...entry, postings: { create: lines } } })
  expect(await differing(scene)).toEqual(['AMOUNT_DIFFERS 8251 8250', 'MISSING_THERE 40 null'])

  const admin = scene.viewerOf(await scene.admin())
  const [amount, missing] = await openCases(scene)
  await closeCase(deps, admin, { caseId: missing!.id, reason: 'Entered by hand in June.' })
  expect(await differing(scene)).toEqual(['AMOUNT_DIFFERS 8251 8250'])
  const audited = { action: 'case.closed', subjectId: missing!.id, reason: 'Entered by hand in June.' }
  expect(await deps.db.auditEntry.count({ where: audited })).toBe(1)
  await expect(closeCase(deps, admin, { caseId: missing!.id, reason: 'Again.' })).rejects.toMatchObject({
    code: 'CASE_NOT_FOUND',
  })
  await expect(closeCase(deps, admin, { caseId: amount!.id, reason: ' ' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  await deps.db.$executeRawUnsafe(
    `update posting set amount_minor = amount_minor - sign(amount_minor) where entry_key = $1`,
    `${payments[0]!.chargeId}:captured`,
  )
  await deps.db.$executeRawUnsafe(`delete from posting where entry_key = 'po_gone:returned'`)
  await deps.db.$executeRawUnsafe('alter table posting enable trigger user')
  expect(await differing(scene)).toEqual([])
})

test('with every webhook lost for 71 hours all is finished by asking', async ({ scene }) => {
  const { deps, clock } = scene
  const type = await scene.sessionType(await scene.payableMentor())
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 999 }] })
  const [kept, cancelled, late] = [
    await scene.book({ type, startsAt: daysAhead(deps.now(), 10) }),
    await scene.book({ type, startsAt: daysAhead(deps.now(), 11) }),
    await scene.book({ type, startsAt: daysAhead(deps.now(), 12) }),
  ]
  for (const { url } of [kept, cancelled, late]) expect(await scene.pay(url, '4000000000007726')).toBe(303)
  await cancelBooking(deps, late.guest, { bookingId: late.bookingId })
  await reconcile(deps)
  await cancelBooking(deps, cancelled.guest, { bookingId: cancelled.bookingId })
  await scene.work()
  clock.advance({ hours: 71 })
  await scene.settle()
  const refund = async (id: string) => (await scene.booking(id)).refunds.map(({ state }) => state)
  for (const { bookingId } of [cancelled, late]) expect(await refund(bookingId)).toEqual(['PENDING'])
  expect(await differing(scene)).toEqual([])

  await reconcile(deps)
  await scene.settle()
  expect((await scene.booking(kept.bookingId)).state).toBe('CONFIRMED')
  expect((await scene.booking(late.bookingId)).state).toBe('CANCELLED')
  for (const { bookingId } of [cancelled, late]) expect(await refund(bookingId)).toEqual(['SUCCEEDED'])
  expect(await differing(scene)).toEqual([])
})
