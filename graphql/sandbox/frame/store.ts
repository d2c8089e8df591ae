import type pg from 'pg'

/** Where a sandbox keeps what it knows: tables `sandbox.<name>_…` of the database that it is given. */
export type Store = {
  name: string
  /** One advisory lock serialises every request and every deadline: a sandbox is small, and right before it is quick. */
  lock: number
  /** What it keeps beside objects, deliveries and faults. */
  own?: { schema: string; tables: readonly string[] }
}

export type Stored = { store: Store; pool: pg.Pool }

const schemaOf = ({ name, own }: Store) => `
create schema if not exists sandbox;
create sequence if not exists sandbox.${name}_number;
create table if not exists sandbox.${name}_object (
  id text primary key, type text not null, account text not null, seq bigint not null,
  due_at bigint, body jsonb not null, hidden jsonb not null default '{}');
create index if not exists ${name}_object_list on sandbox.${name}_object (type, account, seq desc);
create index if not exists ${name}_object_due on sandbox.${name}_object (due_at) where due_at is not null;
create table if not exists sandbox.${name}_delivery (
  position bigint primary key, event text not null, attempt int not null default 0, due_at bigint not null,
  state text not null default 'pending', fault text, answer text);
alter table sandbox.${name}_delivery add column if not exists target text not null default '';
create index if not exists ${name}_delivery_due on sandbox.${name}_delivery (due_at, position)
  where state in ('pending', 'held');
create table if not exists sandbox.${name}_fault (
  position bigint primary key, rule jsonb not null, remaining int not null);
${own?.schema ?? ''}`

/** Makes the sandbox's own tables where they are missing. */
export async function createStore(stored: Stored): Promise<void> {
  await locked(stored, (client) => client.query(schemaOf(stored.store)))
}

/** Empties the store; numbering starts again, so that the same story gets the same ids. */
export async function emptyStore(stored: Stored): Promise<void> {
  const { name, own } = stored.store
  const tables = ['object', 'delivery', 'fault', ...(own?.tables ?? [])].map(
    (table) => `sandbox.${name}_${table}`,
  )
  const anew = `truncate ${tables.join(', ')}; alter sequence sandbox.${name}_number restart;`
  await locked(stored, (client) => client.query(`${schemaOf(stored.store)} ${anew}`))
}

/** The end of the queue of each pool: whoever waits holds no connection that the rest of the program may need. */
const queues = new WeakMap<pg.Pool, Promise<unknown>>()

/** Runs `work` in one transaction, alone: a crash or a throw leaves nothing behind. */
export function locked<T>(stored: Stored, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const { pool } = stored
  const turn = (queues.get(pool) ?? Promise.resolve()).then(() => transact(stored, work))
  queues.set(
    pool,
    turn.catch(() => {}),
  )
  return turn
}

async function transact<T>({ pool, store }: Stored, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [store.lock])
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // A connection whose rollback fails is of no use to the next caller.
    const broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    client.release(broken)
    throw error
  }
}
