/** A process of its own that releases what is due until nothing is, and tells what memory it took; it may be killed at any moment. */
import { processPayouts } from '#graphql/usecases/payout/process-payouts.ts'
import { createPool, createPrisma } from '../../server/database/pool.ts'
import { houseOn } from '../furnish.ts'

const [, , url = '', now = ''] = process.argv
const pool = createPool(url, 4, () => {})
const { deps, clock } = houseOn({ db: createPrisma(pool) })
clock.set(now)
await deps.db.$queryRaw`select 1`
process.send?.('ready')
while ((await processPayouts(deps)).released > 0);
const peakMegabytes = process.resourceUsage().maxRSS / 1024
process.send?.(peakMegabytes, () => process.exit(0))
