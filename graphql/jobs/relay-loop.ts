import type pg from 'pg'
import type { Logger } from 'pino'
import { batchSize, relayBatch } from './relay.ts'

const pollMs = 1_000

export type RelayLoop = {
  /** Something was committed: publish now. */
  poke: () => void
  /** Publishes until nothing is left; answers how much it was. */
  drain: () => Promise<number>
  /** Publishes nothing until released. */
  pause: () => Promise<() => void>
  stop: () => Promise<void>
}

/** Publishes what this process appended at once, and what others appended within a second. */
export function startRelay(pool: pg.Pool, log: Logger): RelayLoop {
  let running: Promise<number> | null = null
  let again = false
  let stopped = false

  async function drainAll(): Promise<number> {
    let total = 0
    let count = 0
    do {
      again = false
      count = await relayBatch(pool)
      total += count
    } while ((again || count === batchSize) && !stopped)
    return total
  }

  function drain(): Promise<number> {
    if (stopped) return Promise.resolve(0)
    if (running) {
      again = true
      return running
    }
    running = drainAll().finally(() => {
      running = null
    })
    return running
  }

  const poke = () => {
    if (!stopped) drain().catch((error: unknown) => log.warn({ err: error }, 'relay put off'))
  }
  const timer = setInterval(poke, pollMs).unref()
  return {
    poke,
    drain,
    async pause() {
      stopped = true
      await running?.catch(() => undefined)
      return () => {
        stopped = false
      }
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => undefined)
    },
  }
}
