import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import { correlated } from '#graphql/usecases/correlation.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { NotYet } from '#graphql/usecases/reaction.ts'
import { arrive } from './lost-jobs.ts'
import { type JobPayload, type Task, tasks } from './tasks.ts'

const concurrency = 5

/** A difference of the balances is looked at twice before it is believed: within fifteen minutes it is a case. */
const crontab = `
*/10 * * * * reconcile ?max=3&fill=10m
*/5 * * * * reconcile-balance ?max=3
20 * * * * reconcile-movements ?max=3&fill=1h
40 * * * * reconcile-prices ?max=3&fill=1h
50 4 * * * reconcile-open ?max=3&fill=1d`

/** The task list for Graphile Worker; failures are logged with their cause and left to its retries. */
export function taskList(deps: Deps): TaskList {
  const entries = Object.entries<Task>(tasks).map(([name, task]) => [
    name,
    async (payload: unknown, { job }: { job: { id: string; attempts: number; max_attempts: number } }) => {
      const final = job.attempts >= job.max_attempts
      try {
        await correlated(`job-${job.id}`, () => task(deps, payload as JobPayload, final))
      } catch (error) {
        const facts = {
          ...{ task: name, payload, attempt: job.attempts, final },
          correlationId: `job-${job.id}`,
        }
        if (error instanceof NotYet && !final)
          deps.log.info({ ...facts, reason: error.message }, 'job put off')
        else deps.log.warn({ ...facts, err: error }, 'job put off')
        throw error
      }
    },
  ])
  return Object.fromEntries(entries) as TaskList
}

/** Runs jobs until stopped; stopping lets what is under way finish and gives the rest back. */
export async function startWorker(deps: Deps, pool: pg.Pool): Promise<Pick<Runner, 'stop'>> {
  await runMigrations({ pgPool: pool })
  const leave = await arrive(pool)
  const runner = await run({
    pgPool: pool,
    taskList: taskList(deps),
    concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    crontab,
    logger: workerLogger(deps),
  })
  return {
    async stop() {
      await runner.stop()
      leave()
    },
  }
}

/** What the queue says of itself. Each job's outcome is told above, with its cause, and not once more here. */
function workerLogger({ log }: Deps): Logger {
  return new Logger(() => (level, message, meta) => {
    const ofJob = meta !== undefined && 'job' in meta
    log[ofJob ? 'debug' : level === 'warning' ? 'warn' : level](message)
  })
}
