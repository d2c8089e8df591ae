import path from 'node:path'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

export type DatabaseSettings = {
  /** A PostgreSQL of the operator's; unset: the embedded one in `dataDir`. */
  databaseUrl?: string | undefined
  /** Bypasses a pooler, for LISTEN, migrations and the queue; unset: `databaseUrl`. */
  directUrl?: string | undefined
  dataDir: string
}

export type DatabaseAddress = {
  url: string
  directUrl: string
  embedded: boolean
  /** Lets go of the embedded cluster, which stops with its last user. */
  release(): Promise<void>
}

/** Where the database is; starts the embedded one when no other is named. */
export async function databaseAddress(settings: DatabaseSettings): Promise<DatabaseAddress> {
  const { databaseUrl: url, directUrl, dataDir } = settings
  if (url) return { url, directUrl: directUrl ?? url, embedded: false, release: async () => {} }
  const home = path.join(dataDir, 'postgres')
  const cluster = await startEmbeddedPostgres({ home, port: 54329, database: 'sundial' })
  return { url: cluster.url, directUrl: cluster.url, embedded: true, release: cluster.release }
}
