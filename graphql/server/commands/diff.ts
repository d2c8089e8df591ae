/** Compares prisma/migrations with prisma/schema; `--write NAME` saves the difference as a migration. Exit 2: drift. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { testCluster } from '#graphql/testing/cluster.ts'
import { machineNow } from '../clock.ts'
import { schemaDifference } from './schema-engine.ts'

const migrations = path.resolve('prisma/migrations')
const { values } = parseArgs({ options: { write: { type: 'string' } } })

const cluster = await testCluster()
const difference = await schemaDifference(cluster.url, path.resolve('prisma/schema'), migrations).finally(
  cluster.release,
)

if (!difference) {
  console.log('prisma/migrations and prisma/schema agree.')
} else if (values.write) {
  const stamp = machineNow().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(migrations, `${stamp}_${values.write}`)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'migration.sql'), difference)
  console.log(`Wrote ${path.relative('.', folder)}/migration.sql. Read it, finish it by hand, commit it.`)
} else {
  console.log(difference)
  console.error('prisma/schema says more than prisma/migrations make. Run npm run db:diff -- --write NAME.')
  process.exitCode = 2
}
