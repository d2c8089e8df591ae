import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import { ask } from '#graphql/testing/ask.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { buyPackage } from '../package/buy.ts'
import { createPackage } from '../package/offer.ts'
import { activateSessionType } from '../session-type/activate.ts'
import { updateSessionType } from '../session-type/update.ts'
import { watchPayments } from './company.ts'

/** The company as it answers a key that it does not know. */
const refusing = ({ stripe }: Scene) => ({
  payments: stripePayments({ secretKey: 'sk_live_revoked', apiBase: stripe.url }),
})

const unavailable = { code: 'PAYMENTS_UNAVAILABLE' }

test('while the payment company refuses us nothing that costs is booked, people are told, and it mends itself', async ({
  scene,
}) => {
  const { deps } = scene
  const admin = await scene.admin()
  const type = await scene.sessionType(await scene.payableMentor())
  const free = await scene.sessionType(await scene.mentor(), { priceMinor: 0n })
  const wish = { type, startsAt: daysAhead(deps.now(), 3), idempotencyKey: randomUUID() }

  await expect(scene.book({ ...wish, deps: refusing(scene) })).rejects.toMatchObject(unavailable)
  const [ended] = await deps.db.booking.findMany({
    where: { sessionTypeId: type.id },
    include: { payments: true },
  })
  expect(ended).toMatchObject({ state: 'EXPIRED', payments: [{ state: 'FAILED', checkoutSessionId: null }] })
  expect(await deps.db.slotHold.count({ where: { bookingId: ended!.id } })).toBe(0)
  await scene.settle()
  const mails = (await scene.mail.list()).map(({ to, subject }) => `${to}: ${subject}`)
  expect(mails.filter((mail) => mail.includes(admin.email))).toEqual([
    expect.stringContaining('Nobody can pay'),
  ])
  expect(mails.filter((mail) => mail.includes('cannot be booked at the moment'))).toHaveLength(1)

  await expect(scene.book(wish)).rejects.toMatchObject(unavailable)
  expect(await deps.db.booking.count({ where: { sessionTypeId: type.id } })).toBe(1)
  expect((await scene.booking((await scene.book({ type: free })).bookingId)).state).toBe('CONFIRMED')

  await watchPayments(deps)
  const { bookingId, url } = await scene.book(wish)
  expect(bookingId).not.toBe(ended!.id)
  expect(await scene.pay(url)).toBe(303)
})

test('a wrong key is seen before anybody meets it', async ({ scene }) => {
  const { deps } = scene
  await watchPayments({ ...deps, ...refusing(scene) })
  await watchPayments({ ...deps, ...refusing(scene) })
  const shut = { kind: 'PAYMENTS_SHUT', subject: 'stripe', closedAt: null }
  expect(await deps.db.case.findMany({ where: shut })).toMatchObject([
    { bookingId: null, detail: expect.stringContaining('Invalid API Key') },
  ])
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const terms = { sessionTypeId: type.id, sessions: 5, price: '300', validMonths: 6 }
  const packageId = await createPackage(deps, scene.viewerOf(mentor), terms)
  const buyer = scene.viewerOf(await scene.mentee())
  const bought = buyPackage(deps, buyer, { packageId, idempotencyKey: randomUUID() })
  await expect(bought).rejects.toMatchObject(unavailable)
  await watchPayments(deps)
  expect(await deps.db.case.count({ where: shut })).toBe(0)
})

const forbid = ({ stripe }: Scene, path: string, times: number) =>
  stripe.setFaults({ next: [{ on: 'call', path, method: 'POST', do: 'error', status: 403, times }] })

test('a key that may do no more what was asked of it shuts, and only that it may again opens', async ({
  scene,
}) => {
  const { deps } = scene
  const admin = await scene.admin()
  const type = await scene.sessionType(await scene.payableMentor())
  const wish = { type, startsAt: daysAhead(deps.now(), 3), idempotencyKey: randomUUID() }
  const open = () => deps.db.case.count({ where: { kind: 'PAYMENTS_SHUT', closedAt: null } })
  await forbid(scene, '/v1/checkout/sessions', 2)
  await expect(scene.book(wish)).rejects.toMatchObject(unavailable)
  await scene.settle()
  const told = (await scene.mail.list()).filter(({ to }) => to.includes(admin.email))
  expect(told.map(({ subject }) => subject)).toEqual([expect.stringContaining('Nobody can pay')])

  await watchPayments(deps)
  expect(await open()).toBe(1)
  await expect(scene.book(wish)).rejects.toMatchObject(unavailable)
  await watchPayments(deps)
  expect(await scene.pay((await scene.book(wish)).url)).toBe(303)

  for (const path of ['/v1/refunds', '/v1/transfers/{id}/reversals', '/v1/payment_intents/{intent}/cancel']) {
    await forbid(scene, path, 1)
    await watchPayments(deps)
    expect([path, await open()]).toEqual([path, 1])
    await watchPayments(deps)
    expect([path, await open()]).toEqual([path, 0])
  }
})

test('what the payment company cannot do is neither published nor booked, and says why', async ({
  scene,
}) => {
  const plain = { ...scene.deps, payments: { ...scene.deps.payments, can: new Set<never>() } }
  const mentor = await scene.payableMentor()
  const viewer = scene.viewerOf(mentor)
  const said = async (deps: typeof plain) => (await ask({ deps }, viewer, '{ paymentCapabilities }')).data
  expect(await said(plain)).toEqual({ paymentCapabilities: [] })
  expect((await said(scene.deps as typeof plain)).paymentCapabilities).toContain('SAVE_CARDS')
  const type = await scene.sessionType(mentor, { requiresApproval: true, active: false })
  const path = (name: string) => ({ code: 'INPUT_INVALID', issues: [{ path: [name] }] })
  await expect(activateSessionType(plain, viewer, type.id)).rejects.toMatchObject(path('requiresApproval'))
  await activateSessionType(scene.deps, viewer, type.id)
  const saving = { sessionTypeId: type.id, savesCard: true }
  await expect(updateSessionType(plain, viewer, saving)).rejects.toMatchObject(path('savesCard'))

  const unsupported = { code: 'PAYMENT_UNSUPPORTED', needs: 'AUTHORISE' }
  await expect(scene.book({ type, deps: plain })).rejects.toMatchObject(unsupported)
  const free = await scene.sessionType(mentor, { requiresApproval: true, priceMinor: 0n })
  expect((await scene.booking((await scene.book({ type: free, deps: plain })).bookingId)).state).toBe(
    'PENDING',
  )
})
