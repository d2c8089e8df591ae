import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import type { SessionParams } from './parameters.ts'
import { invalid, missing, needed, Refusal } from './refusal.ts'
import { find, idOf, need, type World } from './world.ts'

/** A line as the page shows it and as `line_items` answers it. */
export type Line = {
  id: string
  name: string
  description: string | null
  unit: number
  quantity: number
  price: string
  product: string
  metadata: Record<string, string>
  /** Of a Price that was made before: the Price as it was then. */
  made?: Stripe.Price
}

type Item = NonNullable<SessionParams['line_items']>[number]
type Priced = Omit<Line, 'id' | 'quantity' | 'metadata'> & { currency: string }

/** What is bought: lines of Prices that exist, and of prices that are made with the Session, in one currency. */
export async function linesOf(
  world: World,
  params: SessionParams,
): Promise<{ currency: string; lines: Line[] }> {
  if (params.mode !== 'payment')
    throw invalid('The sandbox models the modes `payment` and `setup` only.', { param: 'mode' })
  if (!params.line_items) throw needed('line_items')
  const lines: Line[] = []
  const currencies = new Set<string>()
  for (const [nth, item] of params.line_items.entries()) {
    const { currency, ...priced } = await pricedBy(world, item, `line_items[${nth}]`)
    currencies.add(currency)
    const { quantity, metadata } = item
    lines.push({
      ...priced,
      id: await newId(world, 'li_1'),
      quantity: quantity ?? 1,
      metadata: metadata ?? {},
    })
  }
  const [currency, other] = currencies
  if (!currency || other)
    throw invalid('All line items must have the same currency.', { param: 'line_items' })
  return { currency, lines }
}

async function pricedBy(world: World, { price, price_data: data }: Item, param: string): Promise<Priced> {
  if (price && data)
    throw invalid('You may only specify one of these parameters: price, price_data.', { param })
  if (price) return byPrice(world, price, `${param}[price]`)
  if (!data) throw needed(`${param}[price]`)
  return {
    currency: data.currency.toLowerCase(),
    price: await newId(world, 'price_1'),
    product: await newId(world, 'prod_', 14),
    name: data.product_data.name,
    description: data.product_data.description ?? null,
    unit: data.unit_amount,
  }
}

/** Only active Prices of active Products are sold. */
async function byPrice(world: World, id: string, param: string): Promise<Priced> {
  const row = await find(world, 'price', id)
  if (!row || row.account !== world.account) throw new Refusal(400, missing('price', id, param).body)
  const price = row.body
  if (!price.active)
    throw invalid('The price specified is inactive. This field only accepts active prices.', { param })
  const { body: product } = await need(world, 'product', idOf(price.product) ?? '', 'product')
  if (!product.active)
    throw invalid(`Price \`${id}\` is not available to be purchased because its product is not active.`, {
      param,
    })
  const { name, description } = product
  const { currency, unit_amount: unit } = price
  return { currency, price: id, product: product.id, name, description, unit: unit ?? 0, made: price }
}
