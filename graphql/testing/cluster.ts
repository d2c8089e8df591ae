import path from 'node:path'
import { startEmbeddedPostgres } from '../server/database/embedded-postgres.ts'

/** The PostgreSQL that tests and checks use: TEST_DATABASE_URL's, else an embedded one of their own. Never the app's. */
export async function testCluster(): Promise<{ url: string; release(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { url, release: async () => {} }
  const home = path.resolve('.data/test/postgres')
  return await startEmbeddedPostgres({ home, port: 54339, database: 'postgres', careless: true })
}

/** One that keeps what it commits, as a production's does: what is measured on it means something. */
export async function benchCluster(): Promise<{ url: string; release(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { url, release: async () => {} }
  return await startEmbeddedPostgres({
    home: path.resolve('.data/bench/postgres'),
    port: 54338,
    database: 'postgres',
  })
}
