import { expect } from 'vitest'
import { brokenEvents, brokenRules, withContract } from './contract.ts'
import { openSession, refusal } from './story.ts'
import { type Stage, test } from './testing.ts'

let nth = 0

/** A Product with a Price of 50.00 USD. */
async function priced({ stripe }: Stage) {
  const product = await stripe.products.create({ id: `sundial_${++nth}`, name: 'Career talk' })
  const key = `talk_${nth}`
  const params = { product: product.id, unit_amount: 5_000, currency: 'USD', lookup_key: key }
  return { product, params, price: await stripe.prices.create(params) }
}

test('a Product is made once by its id, renamed and archived', async ({ stage }) => {
  const { stripe } = stage
  const { product } = await priced(stage)
  const { id } = product
  expect(await refusal(stripe.products.create({ id, name: 'Twin' }))).toMatchObject({
    code: 'resource_already_exists',
  })
  await stripe.products.update(id, { name: 'Chat', active: false, metadata: { a: 'b' } })
  expect(await stripe.products.retrieve(id)).toMatchObject({
    name: 'Chat',
    active: false,
    metadata: { a: 'b' },
  })
  const archived = await stripe.products.list({ active: false, ids: [id] })
  expect(archived.data.map((each) => each.id)).toEqual([id])
  expect((await stripe.products.list({ active: true, ids: [id] })).data).toEqual([])
  expect(await refusal(stripe.products.update('sundial_none', { name: 'x' }))).toMatchObject({
    code: 'resource_missing',
  })
})

test('a Price is found by its lookup key, which no second one gets, archived or not', async ({ stage }) => {
  const { stripe } = stage
  const { price, params, product } = await priced(stage)
  expect(price).toMatchObject({ active: true, currency: 'usd', unit_amount: 5_000, product: product.id })
  await stripe.prices.update(price.id, { active: false })
  const found = await stripe.prices.list({ lookup_keys: [params.lookup_key], expand: ['data.product'] })
  expect(found.data).toMatchObject([{ id: price.id, active: false, product: { name: 'Career talk' } }])
  expect(await refusal(stripe.prices.create(params))).toMatchObject({ param: 'lookup_key' })
  expect((await stripe.prices.list({ product: product.id, active: true })).data).toEqual([])
})

test('a Session by Price asks its amount, shows its Product and answers it as its line', async ({
  stage,
}) => {
  const { price } = await priced(stage)
  const tip = { currency: 'usd', unit_amount: 750, product_data: { name: 'Recording' } }
  const session = await openSession(stage, {
    line_items: [
      { price: price.id, quantity: 1 },
      { price_data: tip, quantity: 1 },
    ],
    custom_text: { submit: { message: 'Career talk with Ana, 12 March' } },
  })
  expect(session).toMatchObject({ amount_total: 5_750, currency: 'usd' })
  const page = await (await fetch(session.url!)).text()
  for (const said of ['Career talk', '$50.00', 'Recording', 'Career talk with Ana, 12 March'])
    expect(page).toContain(said)
  // What is archived meanwhile can still be paid where it was opened before.
  await stage.stripe.prices.update(price.id, { active: false })
  expect((await stage.submit(session.url!, { card: '4242424242424242' })).status).toBe(303)
  const paid = await stage.stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items'] })
  expect(paid.line_items?.data.map((line) => [line.price?.id === price.id, line.amount_total])).toEqual([
    [true, 5_000],
    [false, 750],
  ])
})

test('an archived Price, one of an archived Product and one that is none are refused', async ({ stage }) => {
  const { stripe } = stage
  const param = 'line_items[0][price]'
  const open = (price: string) => refusal(openSession(stage, { line_items: [{ price, quantity: 1 }] }))
  const { price: old } = await priced(stage)
  await stripe.prices.update(old.id, { active: false })
  expect(await open(old.id)).toMatchObject({ param, message: expect.stringContaining('inactive') })
  const { price, product } = await priced(stage)
  await stripe.products.update(product.id, { active: false })
  expect(await open(price.id)).toMatchObject({ param, message: expect.stringContaining('not active') })
  expect(await open('price_none')).toMatchObject({ param, code: 'resource_missing' })
  const twice = {
    price: price.id,
    price_data: { currency: 'usd', unit_amount: 1, product_data: { name: 'x' } },
  }
  expect(await refusal(openSession(stage, { line_items: [twice] }))).toMatchObject({ param: 'line_items[0]' })
})

test('every change is told, and what changes nothing is not', async ({ stage }) => {
  const { stripe } = stage
  const { price, product } = await priced(stage)
  await stripe.products.update(product.id, { active: true })
  await stripe.prices.update(price.id, { active: false })
  const { data } = await stripe.events.list({
    types: ['product.created', 'product.updated', 'price.created', 'price.updated'],
  })
  const own = data.filter(({ data: { object } }) =>
    [price.id, product.id].includes((object as { id: string }).id),
  )
  expect(own.map(({ type }) => type)).toEqual(['price.updated', 'price.created', 'product.created'])
  expect(own[0]?.data.previous_attributes).toEqual({ active: true })
  expect((await stage.sandbox.overview()).page).toContain(price.id)
})

test.runIf(withContract)('what was asked, answered and told keeps the contract', async ({ stage }) => {
  expect(stage.calls.filter(({ template }) => template?.startsWith('/v1/pr')).length).toBeGreaterThan(10)
  expect(brokenRules(stage.calls)).toEqual([])
  expect(await brokenEvents(stage.pool)).toEqual([])
})
