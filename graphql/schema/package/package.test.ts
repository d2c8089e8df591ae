import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/live.ts'
import { bought, spend } from '#graphql/testing/packages.ts'
import { nodeId } from '#graphql/usecases/node-id.ts'
import { giveBackPackage } from '#graphql/usecases/package/give-back.ts'
import { nobody } from '#graphql/usecases/viewer.ts'

const buy = `mutation ($input: PackageBuyInput!) {
  packageBuy(input: $input) { __typename ... on PackageCheckout { checkoutUrl purchase { state left sessions } } }
}`

test('a package needs an account, and answers with where to pay', async ({ scene }) => {
  const of = await bought(scene)
  const input = { packageId: nodeId('Package', of.packageId), idempotencyKey: randomUUID() }
  expect((await ask(scene, nobody, buy, { input })).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }])
  const { data } = await ask(scene, scene.viewerOf(await scene.mentee()), buy, { input })
  expect(data.packageBuy).toMatchObject({
    __typename: 'PackageCheckout',
    checkoutUrl: expect.stringContaining('http'),
    purchase: { state: 'AWAITING_PAYMENT', left: 0, sessions: 5 },
  })
})

const type = `query ($id: ID!) { node(id: $id) { ... on SessionType {
  packages { sessions price { amount } each { amount } validMonths sold } usablePackage { left }
} } }`

test('everybody sees what is offered, only its owner what can be used', async ({ scene }) => {
  const of = await bought(scene)
  const id = nodeId('SessionType', of.type.id)
  const offered = [
    { sessions: 5, price: { amount: '300.00' }, each: { amount: '60.00' }, validMonths: 6, sold: 1 },
  ]
  const shown = async (viewer: Parameters<typeof ask>[1]) =>
    (await ask(scene, viewer, type, { id })).data.node
  expect(await shown(nobody)).toEqual({ packages: offered, usablePackage: null })
  expect(await shown(scene.viewerOf(of.mentor))).toEqual({ packages: offered, usablePackage: null })
  expect(await shown(of.owner)).toEqual({ packages: offered, usablePackage: { left: 5 } })
})

const paid = `query ($id: ID!) { booking(id: $id) {
  price { amount } creditIfCancelledNow creditCameBack packagePurchase { left } payment { receiptNumber booking { state } }
} }`
const money = `query ($id: ID!) { node(id: $id) { ... on Payment { amount { amount } booking { state } receiptNumber } } }`

test('a booking says which package pays it, and the package’s payment has no booking', async ({ scene }) => {
  const of = await bought(scene)
  const { bookingId } = await spend(scene, of, 3)
  const { data } = await ask(scene, of.owner, paid, { id: nodeId('Booking', bookingId) })
  expect(data.booking).toEqual({
    price: { amount: '60.00' },
    creditIfCancelledNow: true,
    creditCameBack: false,
    packagePurchase: { left: 4 },
    payment: { receiptNumber: null, booking: { state: 'CONFIRMED' } },
  })
  const { id } = await scene.deps.db.payment.findFirstOrThrow({ where: { purchaseId: of.purchaseId } })
  const asked = async (viewer: Parameters<typeof ask>[1]) =>
    (await ask(scene, viewer, money, { id: nodeId('Payment', id) })).data.node
  expect(await asked(of.owner)).toEqual({
    amount: { amount: '300.00' },
    booking: null,
    receiptNumber: expect.any(String),
  })
  expect(await asked(scene.viewerOf(await scene.mentee()))).toBeNull()
})

const steps = `query ($id: ID!) { packagePurchase(id: $id) { moneySteps { kind amount { amount } } } }`

test('its owner reads what became of what was paid for a package', async ({ scene }) => {
  const of = await bought(scene)
  const id = nodeId('PackagePurchase', of.purchaseId)
  const read = async () => {
    const { data } = await ask(scene, of.owner, steps, { id })
    type Step = { kind: string; amount: { amount: string } }
    return data.packagePurchase.moneySteps.map(({ kind, amount }: Step) => `${kind} ${amount.amount}`)
  }
  expect(await read()).toEqual(['PAID 300.00'])
  scene.clock.advance({ hours: 1 })
  await spend(scene, of, 3)
  expect(await read()).toEqual(['PAID 300.00', 'SPENT 60.00'])
  scene.clock.advance({ hours: 1 })
  await giveBackPackage(scene.deps, of.owner, of)
  expect(await read()).toEqual(['PAID 300.00', 'SPENT 60.00', 'RETURNING 240.00'])
  await scene.settle()
  expect(await read()).toEqual(['PAID 300.00', 'SPENT 60.00', 'RETURNED 240.00'])
})
