import { type RelayLoop, startRelay } from '#graphql/jobs/relay-loop.ts'
import { startSweeper } from '#graphql/jobs/sweeper.ts'
import { startWorker } from '#graphql/jobs/worker.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { notePlatformFee } from '#graphql/usecases/fee/changed.ts'
import type { Feed } from '#graphql/usecases/feed.ts'
import { type Finder, keepDirectory } from '#graphql/usecases/mentor/keep-directory.ts'
import { type Outside, wire } from './deps.ts'
import { createFeed } from './feed.ts'
import type { Foundation } from './foundation.ts'

const lookMs = 1_000

/** The running business: use cases with all they need, and everything that works behind them. */
export type House = {
  foundation: Foundation
  deps: Deps
  relay: RelayLoop
  feed: Feed
  finder: Finder
  /** Lets nothing happen behind the scenes until it is resumed: for whoever takes the database apart. */
  pause: () => Promise<() => Promise<void>>
  stop: () => Promise<void>
}

/** Starts relay, feed, sweeps and jobs on the foundation. */
export async function openHouse(foundation: Foundation, outside: Outside): Promise<House> {
  const { pool, directPool, listener, log } = foundation
  const relay = startRelay(directPool, log)
  const deps = wire(foundation, outside, relay.poke)
  const { feed, look, begin } = await createFeed(pool)
  const lookNow = () => void look().catch((error: unknown) => log.warn({ err: error }, 'feed put off'))
  await listener.on('feed', lookNow)
  const timer = setInterval(lookNow, lookMs).unref()
  await notePlatformFee(deps)
  let finder = keepDirectory(deps, feed)
  let staff = await hire(deps, directPool)
  return {
    foundation,
    deps,
    relay,
    feed,
    finder: { directory: () => finder.directory() },
    async pause() {
      await staff.goHome()
      await finder.stop()
      const release = await relay.pause()
      return async () => {
        await begin()
        release()
        finder = keepDirectory(deps, feed)
        staff = await hire(deps, directPool)
      }
    },
    async stop() {
      clearInterval(timer)
      await finder.stop()
      await staff.goHome()
      await relay.stop()
    },
  }
}

/** Whoever works in the background. */
async function hire(deps: Deps, pool: Foundation['pool']) {
  const worker = await startWorker(deps, pool)
  const sweeper = startSweeper(deps, pool)
  return {
    async goHome() {
      await sweeper.stop()
      await worker.stop()
    },
  }
}
