import { expect } from 'vitest'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { ProviderUnreachable, StuckBookingNotFound } from '#graphql/domain/operations/errors.ts'
import { stuckName } from '#graphql/domain/operations/stuck.ts'
import { ask } from '#graphql/testing/ask.ts'
import { atOnce } from '#graphql/testing/at-once.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { settleStuck } from './settle.ts'
import { findStuck } from './stuck.ts'

const path = '/v1/refunds'
const paid = { way: 'TRANSFER', reference: 'Statement 12, line 4' } as const

/** A cancelled booking whose refund the bank sent back, or the payment company refused. */
async function failed(scene: Scene, how: 'cameBack' | 'refused' = 'cameBack') {
  const card = how === 'cameBack' ? '4000000000005126' : '4242424242424242'
  const { bookingId, guest } = await scene.paid({ card })
  await cancelBooking(scene.deps, guest, { bookingId })
  if (how === 'refused')
    await scene.stripe.setFaults({ next: [{ on: 'call', path, do: 'error', status: 400 }] })
  await scene.settle()
  if (how === 'cameBack') scene.clock.advance({ hours: 25 })
  await scene.settle()
  const refund = (await scene.booking(bookingId)).refunds[0]!
  expect(await scene.balance('refund_due', bookingId)).toBe(-8_250n)
  const viewer = scene.viewerOf(await scene.admin())
  const name = stuckName('REFUND_FAILED', refund.id)
  return { bookingId, guest, refundId: refund.id, viewer, name }
}

const refundOf = async (scene: Scene, bookingId: string) => (await scene.booking(bookingId)).refunds[0]!

test.for(['cameBack', 'refused'] as const)(
  'a refund that failed (%s) is noted as paid another way: posted, told, audited, and not stuck any more',
  async (how, { scene }) => {
    const { bookingId, guest, refundId, viewer, name } = await failed(scene, how)
    await settleStuck(scene.deps, viewer, { name, ...paid })
    expect(await refundOf(scene, bookingId)).toMatchObject({
      ...{ state: 'SETTLED_OTHERWISE', settledBy: 'TRANSFER', reference: paid.reference },
    })
    expect(await scene.balance('refund_due', bookingId)).toBe(0n)
    expect(await scene.balance('bank', bookingId)).toBe(-8_250n)
    const { db, now } = scene.deps
    expect(await findStuck(db, now(), { kind: 'REFUND_FAILED', subject: refundId })).toBeNull()
    const reason = `By transfer: ${paid.reference}`
    expect(await db.event.findMany({ where: { subjectId: refundId, type: 'refund.settled' } })).toMatchObject(
      [{ actor: 'ADMIN', actorId: viewer.personId, to: 'SETTLED_OTHERWISE', reason }],
    )
    expect(await db.auditEntry.findMany({ where: { subjectId: bookingId } })).toMatchObject([
      { action: 'stuck.settle', reason },
    ])
    await scene.settle()
    expect(await scene.mails(bookingId)).toContain('Jonas: $82.50 was paid back to you another way')
    const query = `{ bookings(first: 1) { edges { node { payment { refunds {
      state settledBy reference } } } } } }`
    const { data } = await ask(scene, guest, query)
    expect(data.bookings.edges[0].node.payment.refunds).toEqual([
      { state: 'SETTLED_OTHERWISE', settledBy: 'TRANSFER', reference: paid.reference },
    ])
  },
)

test('two admins at once note it once', async ({ scene }) => {
  const { bookingId, viewer, name } = await failed(scene)
  const press = () => settleStuck(scene.deps, viewer, { name, ...paid })
  const outcomes = await atOnce(scene, bookingId, [press, press])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes).toContainEqual(expect.objectContaining({ reason: expect.any(StuckBookingNotFound) }))
  expect(await scene.balance('bank', bookingId)).toBe(-8_250n)
})

test('what the payment company made after all is not paid twice', async ({ scene }) => {
  const { bookingId, refundId, viewer, name } = await failed(scene, 'refused')
  const { paymentIntentId } = (await scene.booking(bookingId)).payments[0]!
  await scene.deps.payments.refund({
    paymentIntentId: paymentIntentId!,
    amount: { minor: 8_250n, currency: 'USD' },
    metadata: { refundId, bookingId, attempt: '1' },
    idempotencyKey: `late:${refundId}`,
  })
  const noted = settleStuck(scene.deps, viewer, { name, ...paid })
  await expect(noted).rejects.toThrow(StuckBookingNotFound)
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'SUCCEEDED', settledBy: null })
  expect(await scene.balance('bank', bookingId)).toBe(0n)
})

test('without an answer of the payment company, a reference or an admin nothing is noted', async ({
  scene,
}) => {
  const { bookingId, viewer, name } = await failed(scene)
  await scene.stripe.setFaults({
    next: [{ on: 'call', method: 'GET', path, do: 'error', status: 503, times: 9 }],
  })
  const request = { name, ...paid }
  await expect(settleStuck(scene.deps, viewer, request)).rejects.toThrow(ProviderUnreachable)
  await scene.stripe.setFaults({ next: [] })
  const blank = settleStuck(scene.deps, viewer, { ...request, reference: ' ' })
  await expect(blank).rejects.toThrow(InputInvalid)
  const mean = settleStuck(scene.deps, { ...viewer, admin: false }, request)
  await expect(mean).rejects.toThrow(StuckBookingNotFound)
  expect(await refundOf(scene, bookingId)).toMatchObject({ state: 'FAILED' })
})
