/**
 * `npm run reconcile`: follows what happened at the provider since the last look, tells it of prices that it does not know,
 * holds the ledger against everything that moved the provider's balance and against that balance, and the database against
 * everything that must always hold. Every difference of money opens a case. Ends with 1 when anything differs. It can run
 * beside a server.
 */
import type { Difference } from '#graphql/domain/ledger/difference.ts'
import { reconcileMovements } from '#graphql/usecases/ledger/reconcile-movements.ts'
import { checkBalance } from '#graphql/usecases/operations/check-balance.ts'
import { checkInvariants } from '#graphql/usecases/operations/invariants.ts'
import { reconcile } from '#graphql/usecases/payment/reconcile.ts'
import { tellForgotten } from '#graphql/usecases/session-type/tell-company.ts'
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
  const tell = (line: string) => console.log(line)
  tell(`${await reconcile(deps)} events of ${deps.payments.name} followed.`)
  tell(`Prices of ${await tellForgotten(deps)} session types told.`)
  const movements = await reconcileMovements(deps, { graceMs: 0, tell })
  const balance = await checkBalance(deps, { atOnce: true })
  tell(`${movements.opened + balance.opened} cases opened, ${movements.closed + balance.closed} closed.`)
  const differences = [
    ...(await checkInvariants(deps.db, deps.now())),
    ...[...movements.standing, ...balance.standing].map(inWords),
  ]
  for (const difference of differences) console.log(`✗ ${difference}`)
  console.log(differences.length > 0 ? `${differences.length} differences.` : 'Everything agrees.')
  process.exitCode = differences.length > 0 ? 1 : 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await stopper.run()
}

/** Amounts in minor units, as both sides keep them. */
function inWords({ kind, subject, currency, here, there, detail }: Difference): string {
  const [ours, theirs] = [here, there].map((minor) => (minor === null ? 'nothing' : `${minor} ${currency}`))
  return `${kind} ${subject} (${detail}): in the ledger ${ours}, at the provider ${theirs}`
}
