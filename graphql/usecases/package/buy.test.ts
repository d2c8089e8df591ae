import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { test } from '#graphql/testing/live.ts'
import { bought, creditsOf, mailsTo, opened, purchaseOf } from '#graphql/testing/packages.ts'
import { explainEntries } from '../ledger/explain.ts'
import { reconcileMovements } from '../ledger/reconcile-movements.ts'
import { reconcile } from '../payment/reconcile.ts'
import { buyPackage } from './buy.ts'
import { completePurchase } from './complete.ts'
import { withdrawPackage } from './offer.ts'

const day = 86_400_000

test('a package that is paid gives as many credits as sessions, and both sides are told', async ({
  scene,
}) => {
  const of = await bought(scene)
  const { state, paidAt, expiresAt, payment, credits } = await purchaseOf(scene, of)
  expect({ state, payment: payment?.state }).toEqual({ state: 'ACTIVE', payment: 'SUCCEEDED' })
  expect(expiresAt!.getTime() - paidAt!.getTime()).toBeGreaterThan(180 * day)
  expect(credits.map(({ amountMinor }) => amountMinor)).toEqual([6_000n, 6_000n, 6_000n, 6_000n, 6_000n])
  expect(await mailsTo(scene, of.owner)).toEqual(['5 sessions with Ana Ribeiro: yours to book'])
  expect(await mailsTo(scene, { personId: of.mentor.person.id })).toEqual(['Maya Osei bought 5 sessions'])
})

test('case 2: a package’s webhook twice, and the return page at the same time, buy it once', async ({
  scene,
}) => {
  const of = await opened(scene)
  await scene.stripe.setFaults({
    next: [{ on: 'webhook', type: 'checkout.session.completed', do: 'duplicate', times: 2 }],
  })
  expect(await scene.pay(of.url)).toBe(303)
  await Promise.all([
    scene.settle(),
    completePurchase(scene.deps, of.owner, of.purchaseId),
    completePurchase(scene.deps, of.owner, of.purchaseId),
  ])
  expect(await creditsOf(scene, of)).toBe('UUUUU')
  expect(await mailsTo(scene, of.owner)).toHaveLength(1)
})

test('with every webhook lost, reconciling buys it', async ({ scene }) => {
  const of = await opened(scene)
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 99 }] })
  expect(await scene.pay(of.url)).toBe(303)
  await scene.settle()
  expect(await creditsOf(scene, of)).toBe('')
  await reconcile(scene.deps)
  expect(await creditsOf(scene, of)).toBe('UUUUU')
})

test('a Checkout that nobody pays ends, and the package is not bought', async ({ scene }) => {
  const of = await opened(scene)
  scene.clock.advance({ minutes: 66 })
  await scene.settle()
  const { state, payment } = await purchaseOf(scene, of)
  expect({ state, payment: payment?.state }).toEqual({ state: 'UNPAID', payment: 'EXPIRED' })
  expect(await scene.pay(of.url)).toBe(409)
})

test('paid while its end is being asked for, and told days later, it is bought all the same', async ({
  scene,
}) => {
  const of = await opened(scene)
  await scene.stripe.setFaults({ next: [{ on: 'webhook', do: 'drop', times: 99 }] })
  expect(await scene.pay(of.url)).toBe(303)
  await scene.deps.db.payment.updateMany({
    where: { purchaseId: of.purchaseId },
    data: { state: 'EXPIRED', checkoutSessionId: null },
  })
  await scene.deps.db.purchase.update({ where: { id: of.purchaseId }, data: { state: 'UNPAID' } })
  scene.clock.advance({ days: 2 })
  await reconcile(scene.deps)
  expect((await purchaseOf(scene, of)).state).toBe('ACTIVE')
})

test('paid when the session is not offered any more, all of it goes back', async ({ scene }) => {
  const of = await opened(scene)
  expect(await scene.pay(of.url)).toBe(303)
  await scene.deps.db.sessionType.update({ where: { id: of.type.id }, data: { active: false } })
  await scene.settle()
  const { state, endedFor, refunds } = await purchaseOf(scene, of)
  expect({ state, endedFor }).toEqual({ state: 'ENDED', endedFor: 'NOT_OFFERED' })
  expect(refunds.map((refund) => `${refund.state} ${refund.amountMinor}`)).toEqual(['SUCCEEDED 30000'])
})

test('the same key buys once, others’ and one’s own packages and withdrawn ones are refused', async ({
  scene,
}) => {
  const of = await opened(scene)
  const { deps, viewerOf } = scene
  const key = { packageId: of.packageId, idempotencyKey: randomUUID() }
  const twins = await Promise.all([buyPackage(deps, of.owner, key), buyPackage(deps, of.owner, key)])
  expect(new Set(twins.map(({ purchaseId }) => purchaseId)).size).toBe(1)
  const fresh = { packageId: of.packageId, idempotencyKey: randomUUID() }
  await expect(buyPackage(deps, viewerOf(of.mentor), fresh)).rejects.toThrow(/own/)
  await withdrawPackage(deps, viewerOf(of.mentor), of.packageId)
  await expect(buyPackage(deps, of.owner, fresh)).rejects.toMatchObject({ code: 'PACKAGE_NOT_FOUND' })
  const stranger = viewerOf(await scene.mentee())
  await expect(completePurchase(deps, stranger, of.purchaseId)).rejects.toMatchObject({
    code: 'PACKAGE_NOT_FOUND',
  })
})

test('no answer when the Checkout is made: the job makes it, under the same key', async ({ scene }) => {
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: '/v1/checkout/sessions', do: 'timeoutAfterEffect' }],
  })
  const of = await opened(scene)
  await scene.settle()
  const { payment } = await purchaseOf(scene, of)
  expect(await scene.pay(payment!.checkoutUrl)).toBe(303)
  const made = scene.calls.filter(({ method, path }) => method === 'POST' && path === '/v1/checkout/sessions')
  expect(new Set(made.map(({ key }) => key)).size).toBe(1)
})

test('the books agree with the provider, and a credit is explained by the package’s charge', async ({
  scene,
}) => {
  const of = await bought(scene)
  scene.clock.advance({ minutes: 20 })
  const { standing } = await reconcileMovements(scene.deps)
  expect(standing).toEqual([])
  const { payment } = await purchaseOf(scene, of)
  const entry = await scene.deps.db.ledgerEntry.findUniqueOrThrow({
    where: { key: `${payment!.chargeId}:captured` },
    include: { postings: true },
  })
  expect(entry.postings.map(({ account, amountMinor }) => `${account} ${amountMinor}`)).toEqual([
    'provider:stripe 30000',
    'credit -30000',
  ])
  const [explained] = await explainEntries(scene.deps, [entry])
  expect(explained!.objects).toContainEqual({ kind: 'charge', id: payment!.chargeId })
})
