/** `npm run db:migrate`: applies what waits in prisma/migrations, for deployments that start with SKIP_DB_MIGRATIONS=1. */

import { migrate } from '../database/migrate.ts'
import { databaseAddress } from '../database/url.ts'
import { environment, readEnv } from '../env.ts'

const { directUrl, release } = await databaseAddress(readEnv(environment()))
try {
  const applied = await migrate(directUrl)
  for (const name of applied) console.log(`Applied ${name}.`)
  console.log(applied.length ? 'The database is up to date.' : 'The database was up to date.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await release()
}
