import { Logger, runOnce } from 'graphile-worker'
import type pg from 'pg'
import { relayBatch } from '#graphql/jobs/relay.ts'
import { sweep } from '#graphql/jobs/sweep.ts'
import { taskList } from '#graphql/jobs/worker.ts'
import type { Deps } from '#graphql/usecases/deps.ts'

/** Somebody who does things by themselves when their time has come. */
type Company = { runDue: () => Promise<number> }

const rounds = 60

/** A job that waits for its next try, or for its first, does not wait in a test. */
const hurry = `
  update graphile_worker._private_jobs set run_at = now()
  where run_at > now() and attempts < least(max_attempts, $1) and locked_at is null`

const ready = `
  select count(*)::int as count from graphile_worker._private_jobs
  where attempts < max_attempts and run_at <= now() and locked_at is null`

const silent = new Logger(() => () => {})

/** Answers how many events it published and jobs it ran. */
export async function workOff(deps: Deps, pool: pg.Pool): Promise<number> {
  let done = 0
  for (let round = 0; round < rounds; round++) {
    for (let count = await relayBatch(pool); count > 0; count = await relayBatch(pool)) done += count
    const { rows } = await pool.query<{ count: number }>(ready)
    if (!rows[0]?.count) return done
    done += rows[0].count
    await runOnce({
      pgPool: pool,
      taskList: taskList(deps),
      concurrency: 3,
      noHandleSignals: true,
      logger: silent,
    })
  }
  throw new Error('the jobs do not come to rest')
}

/** Deadlines, relay, jobs and webhooks until quiet. */
export async function settle(
  deps: Deps,
  pool: pg.Pool,
  companies: readonly Company[],
  work: () => Promise<number>,
) {
  await pool.query(hurry, [1_000])
  for (let round = 0; round < rounds; round++) {
    await sweep(deps, pool)
    const worked = await work()
    let delivered = 0
    for (const company of companies) delivered += await company.runDue()
    const { rowCount: first } = await pool.query(hurry, [1])
    if (delivered === 0 && worked === 0 && first === 0) return
  }
  throw new Error('the house does not come to rest')
}
