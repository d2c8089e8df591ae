/**
 * `npm run reconcile`: follows what happened at the provider since the last look, then holds the database against
 * everything that must always hold, and the ledger against the provider's balance. Ends with 1 when anything differs.
 * It can run beside a server.
 */
import { balanceGaps } from '#graphql/usecases/operations/balance.ts'
import { checkInvariants } from '#graphql/usecases/operations/invariants.ts'
import { reconcile } from '#graphql/usecases/payment/reconcile.ts'
import { wire } from '../deps.ts'
import { environment, readEnv } from '../env.ts'
import { layFoundation } from '../foundation.ts'
import { createLog } from '../log.ts'
import { openOutside } from '../outside.ts'
import { createStopper } from '../stop.ts'

const env = readEnv(environment())
const log = createLog('warn')
const stopper = createStopper(log)
// A server's sandboxes keep their ports; on any other port the same database plays the same provider.
const anyPort = { stripe: 0, calcom: 0, calendly: 0, smtp: 0 }

try {
  const foundation = await layFoundation(
    { ...env, skipMigrations: true, sandboxPorts: anyPort },
    log,
    stopper,
  )
  const { outside } = await openOutside(foundation, stopper)
  const deps = wire(foundation, outside, () => {})
  const followed = await reconcile(deps)
  const broken = await checkInvariants(deps.db, deps.now())
  const gaps = await balanceGaps(deps)
  const differences = [
    ...broken,
    ...gaps.map(
      ({ currency, there, here }) => `${currency} at the provider: ${there}, in the ledger: ${here}`,
    ),
  ]
  console.log(`${followed} events of ${deps.payments.name} followed.`)
  for (const difference of differences) console.log(`✗ ${difference}`)
  console.log(differences.length > 0 ? `${differences.length} differences.` : 'Everything agrees.')
  process.exitCode = differences.length > 0 ? 1 : 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await stopper.run()
}
