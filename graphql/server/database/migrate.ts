import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** The key with which Prisma's own engine locks, so that both may run against one database. */
const prismaLock = 72707369

const bookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`

type Migration = { name: string; sql: string; checksum: string }
type Row = { migration_name: string; checksum: string; finished_at: Date | null }

/**
 * Applies prisma/migrations as `prisma migrate deploy` does, without its engine binary, under a lock that makes
 * several starting processes queue. Returns the names applied. Throws on a migration that failed or was edited after
 * it was applied. Migrations of a newer version are let be: during a roll-out old and new processes live together.
 * @param url a direct connection: the lock belongs to a session, which a transaction pooler would swap
 */
export async function migrate(url: string, dir = path.resolve('prisma/migrations')): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // The database's own lock_timeout would end the wait for a process that migrates for longer.
    await client.query('SET lock_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock])
    await client.query("SET lock_timeout = '10s'")
    await client.query(bookkeeping)
    const waiting = unapplied(readMigrations(dir), await appliedRows(client))
    for (const migration of waiting) await apply(client, migration)
    await boundWaits(client)
    return waiting.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** Names of migrations in the folder that the database does not have; for readiness. */
export async function pendingMigrations(db: pg.Pool | pg.Client, dir = path.resolve('prisma/migrations')) {
  return unapplied(readMigrations(dir), await appliedRows(db)).map(({ name }) => name)
}

function readMigrations(dir: string): Migration[] {
  const folders = fs.readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = folders.map(({ name }) => name).sort()
  return names.map((name) => {
    const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

async function appliedRows(db: pg.Pool | pg.Client): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return rows
}

function unapplied(migrations: Migration[], rows: Row[]): Migration[] {
  for (const { migration_name: name, finished_at } of rows) {
    if (!finished_at) throw new Error(`Migration ${name} failed before. Mend the database, then mark it.`)
  }
  const done = new Map(rows.map((row) => [row.migration_name, row.checksum]))
  for (const { name, checksum } of migrations) {
    if ((done.get(name) ?? checksum) !== checksum)
      throw new Error(`Migration ${name} was edited after it ran.`)
  }
  return migrations.filter(({ name }) => !done.has(name))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  // One simple-protocol message is one implicit transaction: a migration and its mark come together or not at all.
  const mark = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    VALUES ('${id}', '${checksum}', ${pg.escapeLiteral(name)}, now(), 1)`
  try {
    await client.query(`${sql}\n;\n${mark}`)
  } catch (error) {
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

/**
 * No transaction may idle or wait for a lock for long. Kept by the database, not sent by
 * sessions: a transaction pooler would refuse or leak session settings.
 */
export async function boundWaits(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name')
  const database = pg.escapeIdentifier(rows[0]?.name ?? '')
  await client.query(`ALTER DATABASE ${database} SET lock_timeout = '3s'`)
  await client.query(`ALTER DATABASE ${database} SET idle_in_transaction_session_timeout = '15s'`)
}
