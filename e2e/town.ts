import { copyFile, mkdir, rm } from 'node:fs/promises'
import pg from 'pg'
import { testCluster } from '#graphql/testing/cluster.ts'
import { freePorts, startServer } from '#graphql/testing/server-process.ts'

const home = '.data/test/town'
const name = 'e2e_town'

/**
 * Before all journeys: a demo town, built once as a server builds it at its first start. Each worker gets a database of
 * its own that is a copy of it, which takes a second instead of most of a minute.
 */
export default async function buildTown(): Promise<() => Promise<void>> {
  const cluster = await testCluster()
  // How Playwright hands something from here to its workers.
  process.env.E2E_CLUSTER = cluster.url
  const env = { DATABASE_URL: await emptyDatabase(name) }
  await rm(home, { recursive: true, force: true })
  const town = await startServer({ port: await freePorts(), dataDir: home, env })
  await town.stop()
  return cluster.release
}

/** A database of this name with the town in it, and a data directory with the town's keys; answers the database's address. */
export async function copyTown(database: string, dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  await copyFile(`${home}/secrets.json`, `${dataDir}/secrets.json`)
  return await emptyDatabase(database, name)
}

/** A database of this name, made anew. */
export async function emptyDatabase(database: string, template = 'template0'): Promise<string> {
  const cluster = process.env.E2E_CLUSTER ?? ''
  const admin = new pg.Client({ connectionString: cluster })
  await admin.connect()
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${database} TEMPLATE ${template}`)
  } finally {
    await admin.end()
  }
  return Object.assign(new URL(cluster), { pathname: `/${database}` }).href
}
