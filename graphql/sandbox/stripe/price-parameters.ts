import { z } from 'zod'
import { boolean, expand, integer, metadata, paging, text, url } from './form.ts'

const currency = z.string().regex(/^[A-Za-z]{3}$/)
const taxes = z.enum(['exclusive', 'inclusive', 'unspecified']).optional()
const images = z.array(url).max(8).optional()

/** A price that is made with the Session that asks for it. */
export const inlinePrice = z.strictObject({
  currency,
  unit_amount: integer.refine((n) => n >= 0, 'parameter_invalid_integer'),
  tax_behavior: taxes,
  product_data: z.strictObject({
    name: text,
    description: text.optional(),
    images,
    metadata: metadata.optional(),
    unit_label: text.optional(),
  }),
})

export const product = z.strictObject({
  name: text,
  id: text.optional(),
  active: boolean.optional(),
  description: text.optional(),
  images,
  metadata: metadata.optional(),
  statement_descriptor: text.max(22).optional(),
  unit_label: text.max(12).optional(),
  url: url.optional(),
  expand,
})
export type ProductParams = z.output<typeof product>

export const productUpdate = z.strictObject({
  name: text.optional(),
  active: boolean.optional(),
  description: text.optional(),
  images,
  metadata: metadata.optional(),
  statement_descriptor: text.max(22).optional(),
  unit_label: text.max(12).optional(),
  url: url.optional(),
  expand,
})
export type ProductUpdate = z.output<typeof productUpdate>

export const productList = z.strictObject({
  ...paging,
  active: boolean.optional(),
  ids: z.array(text).max(100).optional(),
  url: text.optional(),
})

export const price = z.strictObject({
  currency,
  product: text,
  unit_amount: integer.refine((n) => n >= 0, 'parameter_invalid_integer'),
  active: boolean.optional(),
  lookup_key: text.max(200).optional(),
  metadata: metadata.optional(),
  nickname: text.optional(),
  tax_behavior: taxes,
  expand,
})
export type PriceParams = z.output<typeof price>

export const priceUpdate = z.strictObject({
  active: boolean.optional(),
  lookup_key: text.max(200).optional(),
  metadata: metadata.optional(),
  nickname: text.optional(),
  tax_behavior: taxes,
  expand,
})
export type PriceUpdate = z.output<typeof priceUpdate>

export const priceList = z.strictObject({
  ...paging,
  active: boolean.optional(),
  currency: currency.optional(),
  lookup_keys: z.array(text).max(10).optional(),
  product: text.optional(),
  type: z.enum(['one_time', 'recurring']).optional(),
})
