import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Store, Stored } from './store.ts'

/** One transaction on a sandbox's store, at one instant of the business clock. */
export type World = {
  store: Store
  client: pg.PoolClient
  /** Milliseconds since 1970 on the business clock. */
  now: number
  /** Whose objects are read and made. */
  account: string
  publicUrl: string
  seed: string
}

/** What all requests of one sandbox share. */
export type Sandboxed = Stored & { now: () => Date; publicUrl: string; seed: string }

/** A world at the present instant. */
export function baseAt(client: pg.PoolClient, sandbox: Sandboxed, account: string): World {
  const { store, now, publicUrl, seed } = sandbox
  return { store, client, now: now().getTime(), account, publicUrl, seed }
}

/** What a company knows of an object and does not send. */
export type Hidden = Record<string, unknown>
export type Row<Body> = { body: Body; hidden: Hidden; account: string }
/** `dueAt` (milliseconds) is its next deadline, null ends it; what is not given stays. */
export type Extra = { hidden?: Hidden; dueAt?: number | null; account?: string }

export async function nextNumber({ client, store }: Pick<World, 'client' | 'store'>): Promise<bigint> {
  const { rows } = await client.query<{ n: string }>(`select nextval('sandbox.${store.name}_number') n`)
  return BigInt(rows[0]?.n ?? 0)
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Ids follow from seed and number: the same story gets the same ids. */
export async function newId(world: World, prefix: string, length = 24): Promise<string> {
  const digest = createHash('sha512')
    .update(`${world.seed}:${await nextNumber(world)}`)
    .digest()
  return prefix + [...digest.subarray(0, length)].map((byte) => alphabet[byte % 62]).join('')
}

export async function findObject<Body>(world: World, type: string, id: string): Promise<Row<Body> | null> {
  const { rows } = await world.client.query<Row<Body>>(
    `select body, hidden, account from sandbox.${world.store.name}_object where id = $1 and type = $2`,
    [id, type],
  )
  return rows[0] ?? null
}

/** Makes or replaces an object. */
export async function saveObject<Body extends object>(
  world: World,
  type: string,
  id: string,
  body: Body,
  { account, hidden, dueAt }: Extra = {},
): Promise<Body> {
  const table = `sandbox.${world.store.name}_object`
  const seq = await nextNumber(world)
  await world.client.query(
    `insert into ${table} (id, type, account, seq, due_at, body, hidden)
     values ($1, $2, $3, $4, $5, $6, coalesce($7, '{}'::jsonb))
     on conflict (id) do update set body = excluded.body, due_at = case when $8 then excluded.due_at
         else ${table}.due_at end,
       hidden = coalesce($7, ${table}.hidden)`,
    [
      id,
      type,
      account ?? world.account,
      seq.toString(),
      dueAt ?? null,
      JSON.stringify(body),
      hidden ? JSON.stringify(hidden) : null,
      dueAt !== undefined,
    ],
  )
  return body
}

/** All objects of a kind, in the order in which they were made; of one account where it is given. */
export async function listObjects<Body>(
  { client, store }: World,
  type: string,
  account: string | null = null,
): Promise<Row<Body>[]> {
  const { rows } = await client.query<Row<Body>>(
    `select body, hidden, account from sandbox.${store.name}_object
     where type = $1 and ($2::text is null or account = $2) order by seq`,
    [type, account],
  )
  return rows
}

export async function removeObject({ client, store }: World, type: string, id: string): Promise<void> {
  await client.query(`delete from sandbox.${store.name}_object where type = $1 and id = $2`, [type, id])
}
