import { randomBytes } from 'node:crypto'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { migrate } from '../server/database/migrate.ts'
import { testCluster } from './cluster.ts'

/** A migrated, empty database for a command, in the tests' cluster or another; `drop` removes it and lets go of the cluster. */
export async function ownDatabase(open = testCluster): Promise<{ url: string; drop: () => Promise<void> }> {
  const cluster = await open()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asAdmin(cluster.url, `CREATE DATABASE ${name} TEMPLATE template0`)
  const url = Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href
  await migrate(url)
  await runMigrations({ connectionString: url })
  const drop = async () => {
    await asAdmin(cluster.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await cluster.release()
  }
  return { url, drop }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}
