import type Stripe from 'stripe'
import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { approveMentor, declineMentor } from '../mentor/decide.ts'
import { nodeId } from '../node-id.ts'
import { stuckBookings } from '../operations/stuck.ts'
import { nobody, type PersonViewer, type Viewer } from '../viewer.ts'
import { activateSessionType, deactivateSessionType } from './activate.ts'
import { tellCompany, tellForgotten } from './tell-company.ts'
import { updateSessionType } from './update.ts'

/** A draft at 82.50 USD of a mentor who can be paid. */
async function draft(scene: Scene) {
  const mentor = await scene.payableMentor()
  const { id } = await scene.sessionType(mentor, { active: false })
  return { id, viewer: scene.viewerOf(mentor) }
}

async function published(scene: Scene) {
  const type = await draft(scene)
  await activateSessionType(scene.deps, type.viewer, type.id)
  await scene.settle()
  return type
}

type Own = { id: string; viewer: PersonViewer }
const reprice = ({ deps }: Scene, { id, viewer }: Own, amount: string, currency = 'USD') =>
  updateSessionType(deps, viewer, { sessionTypeId: id, price: { amount, currency } })

/** The type's Product at Stripe, and the Prices it ever had, newest first. */
async function atStripe({ stripe }: Scene, typeId: string) {
  const { data } = await stripe.overview()
  const product = (data.product as unknown as Stripe.Product[]).find(({ id }) => id.endsWith(typeId))
  const prices = (data.price as unknown as Stripe.Price[]).filter((price) => price.product === product?.id)
  return {
    product: product && { name: product.name, active: product.active },
    prices: prices.map(({ unit_amount, currency, active }) => `${unit_amount} ${currency} ${active}`),
  }
}

const kept = ({ deps }: Scene, sessionTypeId: string) =>
  deps.db.companyPrice.findMany({ where: { sessionTypeId }, orderBy: [{ wantedAt: 'asc' }, { id: 'asc' }] })

test('what is published is known by its title and one price, and what it cost before is kept', async ({
  scene,
}) => {
  const { deps } = scene
  const type = await draft(scene)
  await scene.settle()
  expect((await atStripe(scene, type.id)).product).toBeUndefined()

  await activateSessionType(deps, type.viewer, type.id)
  await scene.settle()
  const product = { name: 'Career roadmap', active: true }
  expect(await atStripe(scene, type.id)).toEqual({ product, prices: ['8250 usd true'] })
  await reprice(scene, type, '99')
  await scene.settle()
  expect((await atStripe(scene, type.id)).prices).toEqual(['9900 usd true', '8250 usd false'])
  await updateSessionType(deps, type.viewer, {
    sessionTypeId: type.id,
    title: 'Roadmap',
    price: { amount: '99', currency: 'EUR' },
  })
  await scene.settle()
  expect(await atStripe(scene, type.id)).toEqual({
    product: { name: 'Roadmap', active: true },
    prices: ['9900 eur true', '9900 usd false', '8250 usd false'],
  })
  expect(await kept(scene, type.id)).toMatchObject([
    { state: 'ARCHIVED', amountMinor: 8_250n, archivedAt: expect.any(Date) },
    { state: 'ARCHIVED', amountMinor: 9_900n, currency: 'USD' },
    { state: 'TOLD', amountMinor: 9_900n, currency: 'EUR', priceId: expect.stringMatching(/^price_/) },
  ])

  await deactivateSessionType(deps, type.viewer, type.id)
  await scene.settle()
  expect((await atStripe(scene, type.id)).product).toEqual({ name: 'Roadmap', active: false })
  await activateSessionType(deps, type.viewer, type.id)
  await scene.settle()
  expect(await atStripe(scene, type.id)).toMatchObject({ product: { active: true }, prices: { length: 3 } })
  await reprice(scene, type, '0', 'EUR')
  await scene.settle()
  const free = await atStripe(scene, type.id)
  expect([free.product?.active, ...free.prices.filter((price) => price.endsWith('true'))]).toEqual([false])
})

test('what a mentor sells who is not approved is archived, and sold again with the yes', async ({
  scene,
}) => {
  const { deps } = scene
  const type = await published(scene)
  const viewer = scene.viewerOf(await scene.admin())
  const mentorId = type.viewer.mentorId!
  const active = async () => (await atStripe(scene, type.id)).product?.active
  const become = (state: 'APPLIED' | 'DECLINED') =>
    deps.db.mentor.update({ where: { id: mentorId }, data: { state } })
  expect(await active()).toBe(true)

  for (const state of ['APPLIED', 'DECLINED'] as const) {
    await become(state)
    await tellForgotten(deps)
    expect([state, await active()]).toEqual([state, false])
    await approveMentor(deps, viewer, { mentorId })
    await scene.settle()
    expect([state, await active()]).toEqual([state, true])
  }
  expect((await atStripe(scene, type.id)).prices).toEqual(['8250 usd true'])

  await become('APPLIED')
  await declineMentor(deps, viewer, { mentorId, reason: 'Say what you did there.' })
  await scene.settle()
  expect(await active()).toBe(false)
  await approveMentor(deps, viewer, { mentorId })
  await scene.settle()

  const another = await draft(scene)
  await deps.db.mentor.update({ where: { id: another.viewer.mentorId! }, data: { state: 'APPLIED' } })
  await activateSessionType(deps, another.viewer, another.id)
  await scene.settle()
  expect((await atStripe(scene, another.id)).product).toBeUndefined()
})

test('a type is saved while the company does not answer, and told when it does', async ({ scene }) => {
  const type = await draft(scene)
  const path = '/v1/products'
  await scene.stripe.setFaults({ next: [{ on: 'call', path, do: 'error', status: 500, times: 3 }] })
  await activateSessionType(scene.deps, type.viewer, type.id)
  expect(scene.calls.filter((call) => call.path.startsWith('/v1/pr'))).toEqual([])
  await scene.work()
  expect((await atStripe(scene, type.id)).product).toBeUndefined()
  await scene.stripe.setFaults({ next: [] })
  await scene.settle()
  expect((await atStripe(scene, type.id)).prices).toEqual(['8250 usd true'])
})

test('what cannot be told is listed for the admins, with its cause', async ({ scene }) => {
  const { db, now } = scene.deps
  const type = await draft(scene)
  await scene.stripe.setFaults({ next: [{ on: 'call', do: 'error', status: 400, times: 99 }] })
  await activateSessionType(scene.deps, type.viewer, type.id)
  await scene.work()
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts where attempts > 0`
  const stuck = await stuckBookings(db, now(), { limit: 50, inverted: false })
  expect(stuck).toContainEqual(
    expect.objectContaining({ kind: 'JOB_DEAD', reason: expect.stringContaining('price-tell') }),
  )
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = 0, run_at = now()`
  await scene.stripe.setFaults({ next: [] })
  await scene.settle()
  expect((await atStripe(scene, type.id)).prices).toEqual(['8250 usd true'])
})

const dies = async () => {
  throw new Error('died')
}

test.for(['publishType', 'publishPrice', 'withdrawPrice'] as const)(
  'whoever dies between %s and the record makes nothing twice, a day later either',
  async (call, { scene }) => {
    const { deps, clock } = scene
    const type = await draft(scene)
    if (call === 'withdrawPrice') {
      await activateSessionType(deps, type.viewer, type.id)
      await scene.settle()
    }
    const payments = {
      ...deps.payments,
      [call]: (...asked: never[]) => Reflect.apply(deps.payments[call], null, asked).then(dies),
    }
    await deps.db.sessionType.update({ where: { id: type.id }, data: { active: true, priceMinor: 9_900n } })
    await expect(tellCompany({ ...deps, payments }, type.id)).rejects.toThrow('died')
    clock.advance({ days: 2 })
    expect(await tellForgotten(deps)).toBe(1)
    expect(await tellForgotten(deps)).toBe(0)
    const { product, prices } = await atStripe(scene, type.id)
    expect(product).toEqual({ name: 'Career roadmap', active: true })
    expect(prices).toEqual(['9900 usd true', ...(call === 'withdrawPrice' ? ['8250 usd false'] : [])])
  },
)

test('a failure that the company keeps is asked anew, and what was made all the same is found', async ({
  scene,
}) => {
  const { deps, stripe } = scene
  const type = await draft(scene)
  await deps.db.sessionType.update({ where: { id: type.id }, data: { active: true } })
  await stripe.setFaults({
    next: [{ on: 'call', method: 'POST', path: '/v1/prices', do: 'timeoutAfterEffect', times: 1 }],
  })
  await expect(tellCompany(deps, type.id)).rejects.toMatchObject({ name: 'Error' })
  await tellCompany(deps, type.id)
  expect((await atStripe(scene, type.id)).prices).toEqual(['8250 usd true'])
  await deps.db.sessionType.update({ where: { id: type.id }, data: { priceMinor: 9_900n } })
  await stripe.setFaults({
    next: [{ on: 'call', method: 'POST', path: '/v1/prices', do: 'error', status: 500, times: 1 }],
  })
  await expect(tellCompany(deps, type.id)).rejects.toMatchObject({ name: 'Error' })
  await tellCompany(deps, type.id)
  expect((await atStripe(scene, type.id)).prices).toEqual(['9900 usd true', '8250 usd false'])
})

test('prices that change at the same time, told by several at once: only the last stays active', async ({
  scene,
}) => {
  const { deps } = scene
  const type = await published(scene)
  const amounts = ['60', '70', '80', '90']
  await Promise.all(
    amounts.flatMap((amount) => [
      reprice(scene, type, amount).then(() => tellCompany(deps, type.id)),
      tellCompany(deps, type.id),
    ]),
  )
  const { priceMinor } = await deps.db.sessionType.findUniqueOrThrow({ where: { id: type.id } })
  const active = (await atStripe(scene, type.id)).prices.filter((price) => price.endsWith('true'))
  expect(active).toEqual([`${priceMinor} usd true`])
  const rows = await kept(scene, type.id)
  expect(rows.filter(({ state }) => state !== 'ARCHIVED')).toMatchObject([
    { state: 'TOLD', amountMinor: priceMinor },
  ])
  await scene.settle()
  expect(await kept(scene, type.id)).toEqual(rows)
})

test('a company that keeps no prices is not asked to', async ({ scene }) => {
  const { deps } = scene
  const plain = { ...deps, payments: { ...deps.payments, can: new Set<never>() } }
  const { id } = await scene.sessionType(await scene.payableMentor())
  await tellCompany(plain, id)
  expect(await tellForgotten(plain)).toBe(0)
  expect(await deps.db.companyType.count({ where: { sessionTypeId: id } })).toBe(0)
})

test('its mentor and the admins see what the company knows of the price, and nobody else', async ({
  scene,
}) => {
  const type = await draft(scene)
  const admin = scene.viewerOf(await scene.admin())
  const query = `query ($id: ID!) { node(id: $id) { ... on SessionType { companyPrice {
    state price { amount currency } productId priceId toldAt } } } }`
  const seen = async (viewer: Viewer) => {
    const { data, errors } = await ask(scene, viewer, query, { id: nodeId('SessionType', type.id) })
    expect(errors).toEqual([])
    return data.node?.companyPrice
  }
  expect(await seen(type.viewer)).toBeNull()
  await activateSessionType(scene.deps, type.viewer, type.id)
  const price = { amount: '82.50', currency: 'USD' }
  const untold = { state: 'WANTED', price, productId: null, priceId: null, toldAt: null }
  expect(await seen(type.viewer)).toEqual(untold)
  await scene.settle()
  const [row] = await kept(scene, type.id)
  const told = {
    ...{ state: 'TOLD', price, productId: `sundial_${type.id}`, priceId: row?.priceId },
    toldAt: row?.toldAt?.toISOString(),
  }
  expect(await seen(type.viewer)).toEqual(told)
  expect(await seen(admin)).toEqual(told)
  const stranger = scene.viewerOf(await scene.mentor())
  for (const viewer of [nobody, stranger, scene.viewerOf(await scene.mentee())])
    expect(await seen(viewer)).toBeNull()
  await reprice(scene, type, '99')
  expect(await seen(admin)).toMatchObject({ state: 'WANTED', priceId: null })
})
