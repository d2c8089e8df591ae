import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, test as plain } from 'vitest'
import type { PrismaClient } from '#prisma/generated/client/client.ts'
import { boundWaits } from '../server/database/migrate.ts'
import { createPool, createPrisma } from '../server/database/pool.ts'

export type TestDatabase = {
  url: string
  pool: pg.Pool
  db: PrismaClient
  /** Closes the connections and removes the database. */
  drop(): Promise<void>
}

/** PostgreSQL copies one template at a time when it copies files. */
const cloneLock = 4711

/** A migrated, empty database of the caller's own. */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  const url = Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href
  await asAdmin(cluster.url, async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [cloneLock])
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${cluster.template} STRATEGY file_copy`)
  })
  // A copy does not inherit the settings of its template.
  await asAdmin(url, boundWaits)
  const pool = createPool(url, 20, () => {})
  const db = createPrisma(pool)
  const drop = async () => {
    await db.$disconnect()
    await pool.end()
    await asAdmin(cluster.url, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`))
  }
  return { url, pool, db, drop }
}

/** Vitest's `test` with a `database` that all tests of a file share; made on first use. */
export const test = plain.extend<{ $file: { database: TestDatabase } }>({
  database: [
    async ({}, use) => {
      const database = await testDatabase()
      await use(database)
      await database.drop()
    },
    { scope: 'file' },
  ],
})

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await work(admin).finally(() => admin.end())
}
