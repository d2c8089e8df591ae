import type pg from 'pg'
import type Stripe from 'stripe'
import {
  type World as Base,
  baseAt,
  type Extra,
  findObject,
  type Sandboxed,
  type Row as Stored,
  saveObject,
} from '../frame/world.ts'
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
  bank_account: Stripe.BankAccount
  account_link: Stripe.AccountLink & { id: string }
  transfer: Stripe.Transfer
  transfer_reversal: Stripe.TransferReversal
  balance_transaction: Stripe.BalanceTransaction
  payout: Stripe.Payout
  dispute: Stripe.Dispute
  event: Stripe.Event
}
export type Kind = keyof Kept

export type Row<K extends Kind> = Stored<Kept[K]>

export const PLATFORM = 'platform'
export const API_VERSION = '2026-10-28.endive'

/** One transaction on the sandbox's store; `account` is the platform or a connected account. */
export type World = Base & {
  request: { id: string; idempotency_key: string | null } | null
  /** Sums of this transaction's ledger entries, checked before commit. */
  entries: Map<string, bigint>
}

export function seconds(world: World): number {
  return Math.floor(world.now / 1000)
}

export function find<K extends Kind>(world: World, kind: K, id: string): Promise<Row<K> | null> {
  return findObject<Kept[K]>(world, kind, id)
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

/** Makes or replaces an object. */
export function save<K extends Kind>(
  world: World,
  kind: K,
  body: Kept[K] & { id: string },
  extra: Extra = {},
): Promise<Kept[K]> {
  return saveObject<Kept[K]>(world, kind, body.id, body, extra)
}

/** The id of a reference that may be expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'object' ? (reference?.id ?? null) : (reference ?? null)
}

/** A world at the present instant, on the platform's own account. */
export function worldAt(client: pg.PoolClient, sandbox: Sandboxed): World {
  return { ...baseAt(client, sandbox, PLATFORM), request: null, entries: new Map() }
}
