import type pg from 'pg'

/** One advisory lock serialises every request and every deadline: the sandbox is small, and right before it is quick. */
const LOCK = 7_384_911

const schema = `
create schema if not exists sandbox;
create sequence if not exists sandbox.stripe_number;
create table if not exists sandbox.stripe_object (
  id text primary key, type text not null, account text not null, seq bigint not null,
  due_at bigint, body jsonb not null, hidden jsonb not null default '{}');
create index if not exists stripe_object_list on sandbox.stripe_object (type, account, seq desc);
create index if not exists stripe_object_due on sandbox.stripe_object (due_at) where due_at is not null;
create index if not exists stripe_object_waits on sandbox.stripe_object (seq)
  where type = 'refund' and hidden->>'waits' = 'funds';
create index if not exists stripe_object_source on sandbox.stripe_object ((body->>'source_transaction'))
  where type = 'transfer';
create index if not exists stripe_object_dispute on sandbox.stripe_object ((body->>'charge'))
  where type = 'dispute';
create table if not exists sandbox.stripe_idempotency (
  scope text primary key, fingerprint text not null, status int not null, body text not null, at bigint not null);
create table if not exists sandbox.stripe_delivery (
  position bigint primary key, event text not null, attempt int not null default 0, due_at bigint not null,
  state text not null default 'pending', fault text, answer text);
create index if not exists stripe_delivery_due on sandbox.stripe_delivery (due_at, position) where state in ('pending', 'held');
create table if not exists sandbox.stripe_posting (
  entry text not null, account text not null, currency text not null, amount bigint not null);
create table if not exists sandbox.stripe_balance (
  account text not null, currency text not null, amount bigint not null default 0, primary key (account, currency));
create table if not exists sandbox.stripe_fault (
  position bigint primary key, rule jsonb not null, remaining int not null);`

const tables = ['object', 'idempotency', 'delivery', 'posting', 'balance', 'fault'].map(
  (name) => `sandbox.stripe_${name}`,
)

/** Makes the sandbox's own tables where they are missing. */
export async function createStore(pool: pg.Pool): Promise<void> {
  await locked(pool, (client) => client.query(schema))
}

/** Empties the store; numbering starts again, so that the same story gets the same ids. */
export async function emptyStore(pool: pg.Pool): Promise<void> {
  await locked(pool, (client) =>
    client.query(`${schema} truncate ${tables.join(', ')}; alter sequence sandbox.stripe_number restart;`),
  )
}

/** The end of the queue of each pool: whoever waits holds no connection that the rest of the program may need. */
const queues = new WeakMap<pg.Pool, Promise<unknown>>()

/** Runs `work` in one transaction, alone: a crash or a throw leaves nothing behind. */
export function locked<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const turn = (queues.get(pool) ?? Promise.resolve()).then(() => transact(pool, work))
  queues.set(
    pool,
    turn.catch(() => {}),
  )
  return turn
}

async function transact<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
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
