import { createHash } from 'node:crypto'
import type pg from 'pg'
import type Stripe from 'stripe'
import { missing } from './refusal.ts'

/** What is kept, by Stripe's own name of it. */
export type Kept = {
  'checkout.session': Stripe.Checkout.Session
  product: Stripe.Product
  price: Stripe.Price
  payment_intent: Stripe.PaymentIntent
  setup_intent: Stripe.SetupIntent
  customer: Stripe.Customer
  payment_method: Stripe.PaymentMethod
  charge: Stripe.Charge
  refund: Stripe.Refund
  account: Stripe.Account
  account_link: Stripe.AccountLink & { id: string }
  transfer: Stripe.Transfer
  transfer_reversal: Stripe.TransferReversal
  balance_transaction: Stripe.BalanceTransaction
  payout: Stripe.Payout
  dispute: Stripe.Dispute
  event: Stripe.Event
}
export type Kind = keyof Kept

/** What Stripe knows and does not send: card numbers' behaviour, line items, what a link leads to. */
export type Hidden = Record<string, unknown>
export type Row<K extends Kind> = { body: Kept[K]; hidden: Hidden; account: string }

export const PLATFORM = 'platform'
export const API_VERSION = '2026-10-28.endive'

/** One transaction on the sandbox's store, at one instant of the business clock. */
export type World = {
  client: pg.PoolClient
  /** Milliseconds since 1970 on the business clock. */
  now: number
  /** Whose objects are read and made: the platform or a connected account. */
  account: string
  publicUrl: string
  seed: string
  request: { id: string; idempotency_key: string | null } | null
  /** Sums of this transaction's ledger entries, checked before commit. */
  entries: Map<string, bigint>
}

export function seconds(world: World): number {
  return Math.floor(world.now / 1000)
}

export async function nextNumber(client: pg.PoolClient): Promise<bigint> {
  const { rows } = await client.query<{ n: string }>("select nextval('sandbox.stripe_number') n")
  return BigInt(rows[0]?.n ?? 0)
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Ids follow from seed and number: the same story gets the same ids. */
export async function newId(world: World, prefix: string, length = 24): Promise<string> {
  const digest = createHash('sha512')
    .update(`${world.seed}:${await nextNumber(world.client)}`)
    .digest()
  return prefix + [...digest.subarray(0, length)].map((byte) => alphabet[byte % 62]).join('')
}

export async function find<K extends Kind>(world: World, kind: K, id: string): Promise<Row<K> | null> {
  const { rows } = await world.client.query<Row<K>>(
    'select body, hidden, account from sandbox.stripe_object where id = $1 and type = $2',
    [id, kind],
  )
  return rows[0] ?? null
}

/** The object, or Stripe's 404 naming `param`. An object of another account does not exist. */
export async function need<K extends Kind>(
  world: World,
  kind: K,
  id: string,
  param: string,
): Promise<Row<K>> {
  const row = await find(world, kind, id)
  if (!row || (kind !== 'account' && row.account !== world.account))
    throw missing(kind.replace('.', ' '), id, param)
  return row
}

/** Makes or replaces an object. `dueAt` (milliseconds) is its next deadline, null ends it; what is not given stays. */
export async function save<K extends Kind>(
  world: World,
  kind: K,
  body: Kept[K] & { id: string },
  extra: { hidden?: Hidden; dueAt?: number | null; account?: string } = {},
): Promise<Kept[K]> {
  const seq = await nextNumber(world.client)
  await world.client.query(
    `insert into sandbox.stripe_object (id, type, account, seq, due_at, body, hidden)
     values ($1, $2, $3, $4, $5, $6, coalesce($7, '{}'::jsonb))
     on conflict (id) do update set body = excluded.body, due_at = case when $8 then excluded.due_at
         else sandbox.stripe_object.due_at end,
       hidden = coalesce($7, sandbox.stripe_object.hidden)`,
    [
      body.id,
      kind,
      extra.account ?? world.account,
      seq.toString(),
      extra.dueAt ?? null,
      JSON.stringify(body),
      extra.hidden ? JSON.stringify(extra.hidden) : null,
      extra.dueAt !== undefined,
    ],
  )
  return body
}

/** The id of a reference that may be expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'object' ? (reference?.id ?? null) : (reference ?? null)
}

/** A world at the present instant, on the platform's own account. */
export function worldAt(
  client: pg.PoolClient,
  { now, publicUrl, seed }: { now: () => Date; publicUrl: string; seed: string },
): World {
  const at = now().getTime()
  return { client, now: at, account: PLATFORM, publicUrl, seed, request: null, entries: new Map() }
}
