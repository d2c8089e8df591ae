import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { checkAmount } from './currency.ts'
import { emit } from './events.ts'
import type { PriceParams, PriceUpdate, ProductParams, ProductUpdate } from './price-parameters.ts'
import { invalid } from './refusal.ts'
import { find, need, type Row, save, seconds, type World } from './world.ts'

/** Makes a Product, by an id that the shop may choose. */
export async function createProduct(world: World, params: ProductParams): Promise<Stripe.Product> {
  const id = params.id ?? (await newId(world, 'prod_', 14))
  if (await find(world, 'product', id))
    throw invalid('Product already exists.', { code: 'resource_already_exists', param: 'id' })
  const product = {
    id,
    object: 'product',
    active: params.active ?? true,
    created: seconds(world),
    default_price: null,
    description: params.description ?? null,
    images: params.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: params.metadata ?? {},
    name: params.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: params.statement_descriptor ?? null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: params.unit_label ?? null,
    updated: seconds(world),
    url: params.url ?? null,
  } satisfies Stripe.Product
  await save(world, 'product', product)
  await emit(world, { type: 'product.created', object: product })
  return product
}

export async function updateProduct(
  world: World,
  { body }: Row<'product'>,
  { expand: _, metadata, ...changes }: ProductUpdate,
): Promise<Stripe.Product> {
  const changed = { ...body, ...given(changes), metadata: { ...body.metadata, ...metadata } }
  return told(world, 'product', body, { ...changed, updated: seconds(world) })
}

/** Makes a Price, whose amount stays as it is for ever. */
export async function createPrice(world: World, params: PriceParams): Promise<Stripe.Price> {
  const { body: product } = await need(world, 'product', params.product, 'product')
  const currency = params.currency.toLowerCase()
  checkAmount(params.unit_amount, currency, 'unit_amount')
  await checkKey(world, params.lookup_key, null)
  const price = {
    id: await newId(world, 'price_1'),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: 'per_unit',
    created: seconds(world),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: params.lookup_key ?? null,
    metadata: params.metadata ?? {},
    nickname: params.nickname ?? null,
    product: product.id,
    recurring: null,
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: params.unit_amount,
    // The SDK reads this number from the digits that are sent.
    unit_amount_decimal: String(params.unit_amount) as unknown as Stripe.Price['unit_amount_decimal'],
  } satisfies Stripe.Price
  await save(world, 'price', price)
  await emit(world, { type: 'price.created', object: price })
  return price
}

export async function updatePrice(
  world: World,
  { body }: Row<'price'>,
  { expand: _, metadata, ...changes }: PriceUpdate,
): Promise<Stripe.Price> {
  await checkKey(world, changes.lookup_key, body.id)
  return told(world, 'price', body, {
    ...body,
    ...given(changes),
    metadata: { ...body.metadata, ...metadata },
  })
}

/** A lookup key leads to one Price, archived or not. */
async function checkKey(world: World, key: string | undefined, own: string | null): Promise<void> {
  if (!key) return
  const { rows } = await world.client.query<{ id: string }>(
    "select id from sandbox.stripe_object where type = 'price' and account = $1 and body->>'lookup_key' = $2",
    [world.account, key],
  )
  const other = rows.find(({ id }) => id !== own)
  if (other) throw invalid(`A price (\`${other.id}\`) already uses that lookup key.`, { param: 'lookup_key' })
}

/** What was given, without what was left out. */
const given = <T extends object>(changes: T) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: NonNullable<T[Name]>
  }

/** Keeps what changed, and tells of it; a change that changes nothing is not told. */
async function told<K extends 'product' | 'price'>(
  world: World,
  kind: K,
  before: Row<K>['body'],
  after: Row<K>['body'],
): Promise<Row<K>['body']> {
  const changed = Object.entries(before).filter(
    ([name, value]) =>
      name !== 'updated' && JSON.stringify(Reflect.get(after, name)) !== JSON.stringify(value),
  )
  if (changed.length === 0) return before
  await save(world, kind, after)
  await emit(world, { type: `${kind}.updated`, object: after, previous: Object.fromEntries(changed) })
  return after
}
