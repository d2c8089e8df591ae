import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { alive } from '../server/database/cluster-lock.ts'
import { migrate } from '../server/database/migrate.ts'
import { testCluster } from './cluster.ts'

declare module 'vitest' {
  // Vitest reads this by declaration merging, which only an interface can do.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  export interface ProvidedContext {
    cluster: { url: string; template: string }
  }
}

/** Keeps two runs from making the same template at once. */
const templateLock = 4710

/** Before all tests: a database with everything migrated, from which each test file gets its copy. */
export default async function prepareTemplate(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await testCluster()
  const admin = new pg.Client({ connectionString: cluster.url })
  await admin.connect()
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [templateLock])
    await dropLeftovers(admin)
    const template = `template_${fingerprint()}`
    if (!(await names(admin, template)).length) await makeTemplate(admin, cluster.url, template)
    project.provide('cluster', { url: cluster.url, template })
  } finally {
    await admin.end()
  }
  return cluster.release
}

async function makeTemplate(admin: pg.Client, clusterUrl: string, template: string): Promise<void> {
  for (const old of await names(admin, 'template\\_%')) await drop(admin, old)
  const half = 'template_half'
  await admin.query(`CREATE DATABASE ${half} TEMPLATE template0`)
  const url = Object.assign(new URL(clusterUrl), { pathname: `/${half}` }).href
  await migrate(url)
  await runMigrations({ connectionString: url })
  await admin.query(`ALTER DATABASE ${half} RENAME TO ${template}`)
}

/** Databases of test processes that were killed; a living process's are let be. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  for (const name of await names(admin, 'test\\_%')) {
    const pid = Number(name.split('_')[1])
    if (!alive(pid)) await drop(admin, name)
  }
}

async function names(admin: pg.Client, pattern: string): Promise<string[]> {
  const { rows } = await admin.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE datname LIKE $1',
    [pattern],
  )
  return rows.map(({ datname }) => datname)
}

async function drop(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
}

/** Changes with every migration and with the queue's own, which come with its version. */
function fingerprint(): string {
  const hash = createHash('sha256')
  hash.update(fs.readFileSync('node_modules/graphile-worker/package.json'))
  for (const name of fs.readdirSync('prisma/migrations').sort()) {
    const file = path.join('prisma/migrations', name, 'migration.sql')
    if (fs.existsSync(file)) hash.update(name).update(fs.readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}
