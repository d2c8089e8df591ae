import { listOf } from './answer.ts'
import { type Endpoint, endpoint, retrieve, type Serve } from './endpoint.ts'
import * as take from './price-parameters.ts'
import { createPrice, createProduct, updatePrice, updateProduct } from './prices.ts'
import { need } from './world.ts'

const flag = (value: boolean | undefined) => value?.toString()

const products: Serve<typeof take.productList._output> = (world, _ids, { active, ids, url, ...page }) =>
  listOf(world, 'product', '/v1/products', page, { active: flag(active), id: ids, url })

const prices: Serve<typeof take.priceList._output> = (world, _ids, asked) => {
  const { active, currency, lookup_keys, product, type, ...page } = asked
  const where = {
    active: flag(active),
    currency: currency?.toLowerCase(),
    lookup_key: lookup_keys,
    product,
    type,
  }
  return listOf(world, 'price', '/v1/prices', page, where)
}

/** The doors to what is sold, and for how much. */
export const priceEndpoints: readonly Endpoint[] = [
  endpoint(
    'POST',
    '/v1/products',
    take.product,
    (w, _, p) => createProduct(w, p),
    'default_price_data marketing_features package_dimensions shippable tax_code tax_details type',
  ),
  endpoint('GET', '/v1/products', take.productList, products, 'shippable type'),
  retrieve('product', '/v1/products/{id}', 'id'),
  endpoint(
    'POST',
    '/v1/products/{id}',
    take.productUpdate,
    async (w, [id = ''], p) => updateProduct(w, await need(w, 'product', id, 'id'), p),
    'default_price marketing_features package_dimensions shippable tax_code tax_details',
  ),
  endpoint(
    'POST',
    '/v1/prices',
    take.price,
    (w, _, p) => createPrice(w, p),
    'billing_scheme currency_options custom_unit_amount product_data recurring tiers tiers_mode transfer_lookup_key transform_quantity unit_amount_decimal',
  ),
  endpoint('GET', '/v1/prices', take.priceList, prices, 'recurring'),
  retrieve('price', '/v1/prices/{price}', 'price'),
  endpoint(
    'POST',
    '/v1/prices/{price}',
    take.priceUpdate,
    async (w, [id = ''], p) => updatePrice(w, await need(w, 'price', id, 'price'), p),
    'currency_options transfer_lookup_key',
  ),
]
