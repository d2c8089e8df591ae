import type pg from 'pg'
import type { Deps } from '#graphql/usecases/deps.ts'
import { sweep } from './sweep.ts'

const everyMs = 1_000

/** Looks for passed deadlines every second; a look that is under way is not joined by another. */
export function startSweeper(deps: Deps, pool: pg.Pool) {
  let running: Promise<unknown> | null = null
  const look = () => {
    running ??= sweep(deps, pool)
      .catch((error: unknown) => deps.log.warn({ err: error }, 'sweep put off'))
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(look, everyMs).unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
