import { type RelayLoop, startRelay } from '#graphql/jobs/relay-loop.ts'
import { startSweeper } from '#graphql/jobs/sweeper.ts'
import { startWorker } from '#graphql/jobs/worker.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { type Outside, wire } from './deps.ts'
import { createFeed } from './feed.ts'
import type { Foundation } from './foundation.ts'

const lookMs = 1_000

/** The running business: use cases with all they need, and everything that works behind them. */
export type House = {
  foundation: Foundation
  deps: Deps
  relay: RelayLoop
  feed: Awaited<ReturnType<typeof createFeed>>['feed']
  /** Reads what was published and tells the subscribers, now. */
  lookAtFeed: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts relay, feed, sweeps and jobs on the foundation. */
export async function openHouse(foundation: Foundation, outside: Outside): Promise<House> {
  const { pool, directPool, listener, log } = foundation
  const relay = startRelay(directPool, log)
  const deps = wire(foundation, outside, relay.poke)
  const { feed, look } = await createFeed(pool)
  const lookNow = () => void look().catch((error: unknown) => log.warn({ err: error }, 'feed put off'))
  await listener.on('feed', lookNow)
  const timer = setInterval(lookNow, lookMs).unref()
  const worker = await startWorker(deps, directPool)
  const sweeper = startSweeper(deps, directPool)
  return {
    foundation,
    deps,
    relay,
    feed,
    lookAtFeed: look,
    async stop() {
      clearInterval(timer)
      await sweeper.stop()
      await worker.stop()
      await relay.stop()
    },
  }
}
