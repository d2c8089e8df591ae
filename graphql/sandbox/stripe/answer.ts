import type { Line } from './lines.ts'
import { invalid, missing } from './refusal.ts'
import type { SessionHidden } from './session.ts'
import { find, type Kept, type Kind, type World } from './world.ts'

type Json = Record<string, unknown>

/** Events are listed for 30 days (docs.stripe.com/api/events/list). */
const THIRTY_DAYS = 30 * 24 * 3600

/** Which properties of which object can be asked to come whole, and what they are. */
const expandable: Partial<Record<Kind, Record<string, Kind | 'line_items' | 'refunds' | 'source'>>> = {
  'checkout.session': {
    customer: 'customer',
    payment_intent: 'payment_intent',
    setup_intent: 'setup_intent',
    line_items: 'line_items',
  },
  product: { default_price: 'price' },
  price: { product: 'product' },
  payment_intent: { customer: 'customer', latest_charge: 'charge', payment_method: 'payment_method' },
  setup_intent: { customer: 'customer', payment_method: 'payment_method' },
  charge: {
    balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
    refunds: 'refunds',
    source_transfer: 'transfer',
  },
  refund: {
    balance_transaction: 'balance_transaction',
    failure_balance_transaction: 'balance_transaction',
    charge: 'charge',
    payment_intent: 'payment_intent',
  },
  transfer: {
    balance_transaction: 'balance_transaction',
    destination: 'account',
    destination_payment: 'charge',
    source_transaction: 'charge',
  },
  transfer_reversal: { balance_transaction: 'balance_transaction', transfer: 'transfer' },
  balance_transaction: { source: 'source' },
  payout: {
    balance_transaction: 'balance_transaction',
    destination: 'bank_account',
    failure_balance_transaction: 'balance_transaction',
  },
  dispute: { charge: 'charge', payment_intent: 'payment_intent' },
}

const bySourcePrefix: [string, Kind][] = [
  ['ch_', 'charge'],
  ['py_', 'charge'],
  ['re_', 'refund'],
  ['trr_', 'transfer_reversal'],
  ['tr_', 'transfer'],
  ['po_', 'payout'],
  ['du_', 'dispute'],
]

/** Replaces the ids at the given dotted paths by their objects, at most four levels deep. */
export async function expandAll(world: World, body: object, paths: readonly string[]): Promise<Json> {
  let answer = structuredClone(body) as Json
  for (const path of paths) {
    const parts = path.split('.')
    if (parts.length > 4)
      throw invalid('You cannot expand more than 4 levels of a property.', { param: 'expand' })
    answer = await expandOne(world, answer, parts, path)
  }
  return answer
}

async function expandOne(world: World, node: Json, [part, ...rest]: string[], path: string): Promise<Json> {
  if (!part) return node
  if (node.object === 'list' && part === 'data') {
    const data: Json[] = []
    for (const item of node.data as Json[]) data.push(await expandOne(world, item, rest, path))
    return { ...node, data }
  }
  const target = expandable[node.object as Kind]?.[part]
  if (!target) throw invalid(`This property cannot be expanded (${path}).`, { param: 'expand' })
  const value = await whole(world, node, part, target)
  if (!value || rest.length === 0) return { ...node, [part]: value }
  return { ...node, [part]: await expandOne(world, value, rest, path) }
}

async function whole(world: World, node: Json, part: string, target: string): Promise<Json | null> {
  if (target === 'line_items') return lineItems(world, String(node.id))
  if (target === 'refunds')
    return listOf(world, 'refund', `/v1/charges/${node.id}/refunds`, {}, { charge: String(node.id) })
  const value = node[part]
  if (value === null || value === undefined || typeof value === 'object') return (value as Json) ?? null
  const id = String(value)
  const kind =
    target === 'source' ? bySourcePrefix.find(([prefix]) => id.startsWith(prefix))?.[1] : (target as Kind)
  const row = kind ? await find(world, kind, id) : null
  return (row?.body as unknown as Json) ?? null
}

async function lineItems(world: World, session: string): Promise<Json> {
  const row = await find(world, 'checkout.session', session)
  const lines = (row?.hidden as SessionHidden | undefined)?.lines ?? []
  const data = lines.map((line) => lineItem(line, row?.body.currency ?? 'usd', row?.body.created ?? 0))
  return { object: 'list', data, has_more: false, url: `/v1/checkout/sessions/${session}/line_items` }
}

function lineItem(line: Line, currency: string, created: number): Json {
  const total = line.unit * line.quantity
  const price = {
    id: line.price,
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: line.product,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: line.unit,
    unit_amount_decimal: String(line.unit),
  }
  const sums = { amount_discount: 0, amount_subtotal: total, amount_tax: 0, amount_total: total }
  const { id, quantity, metadata, made } = line
  return {
    id,
    object: 'item',
    adjustable_quantity: null,
    ...sums,
    currency,
    description: line.name,
    metadata,
    price: made ?? price,
    quantity,
  }
}

type Created = number | { gt?: number; gte?: number; lt?: number; lte?: number }
export type Page = {
  created?: unknown
  limit?: number | undefined
  starting_after?: string | undefined
  ending_before?: string | undefined
}

/** A page of objects of this account, newest first. `where` compares top-level properties; a list of values means any. */
export async function listOf(
  world: World,
  kind: Kind,
  url: string,
  page: Page,
  where: Record<string, string | string[] | undefined> = {},
): Promise<{ object: 'list'; url: string; has_more: boolean; data: Kept[Kind][] }> {
  const limit = page.limit ?? 10
  const conditions = ['type = $1', 'account = $2']
  const values: unknown[] = [kind, kind === 'account' ? 'platform' : world.account]
  const add = (condition: string, value: unknown) =>
    conditions.push(condition.replace('?', `$${values.push(value)}`))
  for (const [key, value] of Object.entries(where))
    if (value !== undefined) add(`body->>'${key}' = any(?)`, [value].flat())
  if (kind === 'event') add("(body->>'created')::bigint >= ?", Math.floor(world.now / 1000) - THIRTY_DAYS)
  const created = page.created as Created | undefined
  if (typeof created === 'number') add("(body->>'created')::bigint = ?", created)
  else if (created)
    for (const [name, sign] of [
      ['gt', '>'],
      ['gte', '>='],
      ['lt', '<'],
      ['lte', '<='],
    ] as const)
      if (created[name] !== undefined) add(`(body->>'created')::bigint ${sign} ?`, created[name])
  const before = page.ending_before
  const cursor = before ?? page.starting_after
  if (cursor)
    add(
      `seq ${before ? '>' : '<'} ?`,
      await position(world, kind, cursor, before ? 'ending_before' : 'starting_after'),
    )
  const { rows } = await world.client.query<{ body: Kept[Kind] }>(
    `select body from sandbox.stripe_object where ${conditions.join(' and ')}
     order by seq ${before ? 'asc' : 'desc'} limit ${limit + 1}`,
    values,
  )
  const data = rows.slice(0, limit).map(({ body }) => body)
  return { object: 'list', url, has_more: rows.length > limit, data: before ? data.reverse() : data }
}

async function position(world: World, kind: Kind, id: string, param: string): Promise<string> {
  const { rows } = await world.client.query<{ seq: string }>(
    'select seq from sandbox.stripe_object where id = $1 and type = $2',
    [id, kind],
  )
  if (!rows[0]) throw missing(kind, id, param)
  return rows[0].seq
}
