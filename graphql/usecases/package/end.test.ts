import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { atOnce } from '#graphql/testing/at-once.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { bought, creditsOf, mailsTo, purchaseOf, spend } from '#graphql/testing/packages.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { nodeId } from '../node-id.ts'
import { retryStuck } from '../operations/retry.ts'
import { findStuck } from '../operations/stuck.ts'
import { deactivateSessionType } from '../session-type/activate.ts'
import { updateSessionType } from '../session-type/update.ts'
import { giveBackPackage, refundPackage } from './give-back.ts'

type Of = Parameters<typeof purchaseOf>[1]

const endOf = async (scene: Scene, of: Of) => {
  const { state, endedFor, refunds } = await purchaseOf(scene, of)
  return [state, endedFor, ...refunds.map((refund) => `${refund.state} ${refund.amountMinor}`)]
}

test('a second before its end nothing happens; at its end what is left goes back to the card', async ({
  scene,
}) => {
  const of = await bought(scene)
  await spend(scene, of, 3)
  await spend(scene, of, 4)
  const { expiresAt } = await purchaseOf(scene, of)
  scene.clock.set(new Date(expiresAt!.getTime() - 1_000))
  await scene.settle()
  expect(await endOf(scene, of)).toEqual(['ACTIVE', null])
  await expect(spend(scene, of, 3)).resolves.toBeDefined()
  scene.clock.set(expiresAt!)
  await expect(spend(scene, of, 5)).rejects.toMatchObject({ because: 'expired' })
  await scene.settle()
  expect(await endOf(scene, of)).toEqual(['ENDED', 'EXPIRED', 'SUCCEEDED 12000'])
  expect(await creditsOf(scene, of)).toBe('SSSEE')
  const mails = await mailsTo(scene, of.owner)
  expect(mails.filter((subject) => subject.includes('until'))).toHaveLength(1)
  expect(mails).toContain('Your package with Ana Ribeiro has ended')
})

test('of a reminder whose sender died over it the next look makes one that is sent', async ({ scene }) => {
  const of = await bought(scene)
  const { db } = scene.deps
  const { expiresAt } = await purchaseOf(scene, of)
  const { email } = await db.person.findUniqueOrThrow({ where: { id: of.owner.personId } })
  const occasion = `${of.purchaseId}:${expiresAt!.toISOString().slice(0, 10)}`
  await db.mail.create({
    data: { kind: 'packageExpiring', occasion, to: email, createdAt: scene.clock.now() },
  })
  scene.clock.set(new Date(expiresAt!.getTime() - 86_400_000))
  await scene.settle()
  const mails = await mailsTo(scene, of.owner)
  expect(mails.filter((subject) => subject.includes('until'))).toHaveLength(1)
})

test('a package of which all is booked expires without a word or a refund', async ({ scene }) => {
  const of = await bought(scene, { sessions: 2, price: '100' })
  await spend(scene, of, 3)
  await spend(scene, of, 4)
  scene.clock.set((await purchaseOf(scene, of)).expiresAt!)
  await scene.settle()
  expect(await endOf(scene, of)).toEqual(['ENDED', 'EXPIRED'])
  expect((await mailsTo(scene, of.owner)).filter((subject) => subject.startsWith('Your package'))).toEqual([])
})

test('its owner gives it back within 14 days, at the amount that was told; others cannot', async ({
  scene,
}) => {
  const of = await bought(scene)
  await spend(scene, of, 20)
  const { deps, viewerOf } = scene
  const { purchaseId } = of
  const wrong = { minor: 30_000n, currency: 'USD' } as const
  const asked = giveBackPackage(deps, of.owner, { purchaseId, expectedRefund: wrong })
  await expect(asked).rejects.toMatchObject({ code: 'REFUND_CHANGED' })
  const stranger = viewerOf(await scene.mentee())
  await expect(giveBackPackage(deps, stranger, { purchaseId })).rejects.toMatchObject({
    code: 'PACKAGE_NOT_FOUND',
  })
  const mentor = giveBackPackage(deps, viewerOf(of.mentor), { purchaseId })
  await expect(mentor).rejects.toMatchObject({ code: 'PACKAGE_NOT_FOUND' })
  await giveBackPackage(deps, of.owner, { purchaseId, expectedRefund: { minor: 24_000n, currency: 'USD' } })
  await expect(giveBackPackage(deps, of.owner, { purchaseId })).rejects.toMatchObject({
    because: 'notActive',
  })
  await scene.settle()
  expect(await endOf(scene, of)).toEqual(['ENDED', 'GIVEN_BACK', 'SUCCEEDED 24000'])
})

test('what was shown when it was bought counts for its sessions and for giving it back, whatever came later', async ({
  scene,
}) => {
  const { deps, viewerOf } = scene
  const of = await bought(scene)
  const { refundTiers } = of.type
  const harsh = [{ hoursBefore: 720, percent: 10 }]
  const changed = { sessionTypeId: of.type.id, refundTiers: harsh }
  await updateSessionType(deps, viewerOf(of.mentor), changed)
  const booked = await spend(scene, of, 5)
  expect((await scene.booking(booked.bookingId)).refundTiers).toEqual(refundTiers)
  const single = await scene.book({ type: of.type, startsAt: daysAhead(deps.now(), 6) })
  expect((await scene.booking(single.bookingId)).refundTiers).toEqual(harsh)
  await cancelBooking(deps, of.owner, { bookingId: booked.bookingId })
  await scene.settle()
  expect(await creditsOf(scene, of)).toBe('UUUUU')

  // As if the days were fewer for whoever buys now.
  await deps.db.purchase.update({ where: { id: of.purchaseId }, data: { giveBackDays: 30 } })
  scene.clock.advance({ days: 29 })
  const query = 'query ($id: ID!) { packagePurchase(id: $id) { returnable refundTiers { percent } } }'
  const { data } = await ask(scene, of.owner, query, { id: nodeId('PackagePurchase', of.purchaseId) })
  const percents = (refundTiers as { percent: number }[]).map(({ percent }) => ({ percent }))
  expect(data.packagePurchase).toEqual({ returnable: true, refundTiers: percents })
  await giveBackPackage(deps, of.owner, { purchaseId: of.purchaseId })
  expect(await endOf(scene, of)).toEqual(['ENDED', 'GIVEN_BACK', 'DECIDED 30000'])
})

test('two who give back and book at once never do both with one credit', async ({ scene }) => {
  const of = await bought(scene, { sessions: 2, price: '100' })
  const { purchaseId } = of
  await Promise.allSettled([
    spend(scene, of, 3),
    giveBackPackage(scene.deps, of.owner, { purchaseId }),
    giveBackPackage(scene.deps, of.owner, { purchaseId }),
    spend(scene, of, 4),
  ])
  await scene.settle()
  const { credits, refunds } = await purchaseOf(scene, of)
  const left = credits.filter(({ state }) => state === 'ENDED')
  const back = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  expect(back).toBe(BigInt(left.length) * 5_000n)
})

test('an admin gives it back at any time, with a reason that is kept', async ({ scene }) => {
  const of = await bought(scene)
  const { deps, viewerOf } = scene
  scene.clock.advance({ days: 60 })
  await expect(giveBackPackage(deps, of.owner, of)).rejects.toMatchObject({ because: 'tooLate' })
  await expect(refundPackage(deps, of.owner, { ...of, reason: 'me' })).rejects.toMatchObject({
    code: 'PACKAGE_NOT_FOUND',
  })
  const admin = viewerOf(await scene.admin())
  await expect(refundPackage(deps, admin, { ...of, reason: ' ' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  await refundPackage(deps, admin, { ...of, reason: 'The mentor is ill for months.' })
  await scene.settle()
  expect(await endOf(scene, of)).toEqual(['ENDED', 'PLATFORM', 'SUCCEEDED 30000'])
  const audited = await deps.db.auditEntry.findMany({ where: { subjectId: of.purchaseId } })
  expect(audited.map(({ action }) => action)).toEqual(['package.refunded'])
})

test('a mentor who offers the session no more gives the rest back, and what is booked stays', async ({
  scene,
}) => {
  const of = await bought(scene)
  const { bookingId } = await spend(scene, of, 3)
  await deactivateSessionType(scene.deps, scene.viewerOf(of.mentor), of.type.id)
  await scene.settle()
  expect(await endOf(scene, of)).toEqual(['ENDED', 'NOT_OFFERED', 'SUCCEEDED 24000'])
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
})

test('no answer to the refund: the same key again, and one refund', async ({ scene }) => {
  const of = await bought(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: '/v1/refunds', do: 'timeoutAfterEffect' }] })
  await giveBackPackage(scene.deps, of.owner, of)
  await scene.settle()
  await scene.settle()
  expect(await endOf(scene, of)).toEqual(['ENDED', 'GIVEN_BACK', 'SUCCEEDED 30000'])
})

test('case 20: a package’s refund that the bank sends back is shown to the admins, and goes again once', async ({
  scene,
}) => {
  const of = await bought(scene, { card: '4000000000005126' })
  await giveBackPackage(scene.deps, of.owner, of)
  await scene.settle()
  scene.clock.advance({ days: 5 })
  await scene.settle()
  expect(await endOf(scene, of)).toEqual(['ENDED', 'GIVEN_BACK', 'FAILED 30000'])
  const { refunds } = await purchaseOf(scene, of)
  const name = `REFUND_FAILED.${refunds[0]!.id}`
  expect(
    await findStuck(scene.deps.db, scene.deps.now(), { kind: 'REFUND_FAILED', subject: refunds[0]!.id }),
  ).toBeDefined()
  const admin = scene.viewerOf(await scene.admin())
  const pressed = () => retryStuck(scene.deps, admin, { name, reason: 'Once more.' })
  const twice = await atOnce(scene, of.purchaseId, [pressed, pressed], 'purchase')
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await purchaseOf(scene, of)).refunds[0]).toMatchObject({ state: 'DECIDED', attempt: 2 })
})
