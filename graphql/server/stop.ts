import type { Logger } from 'pino'

type Step = { name: string; stop: () => Promise<void> | void }

export type Stopper = {
  /** Notes how something that has just started is stopped. Stops run last to first. */
  add(name: string, stop: Step['stop']): void
  /** Stops everything once; later calls wait for the first. A step that fails does not keep the others from theirs. */
  run(): Promise<void>
}

/** Remembers what was started, so that it can be stopped in the opposite order. */
export function createStopper(log: Logger): Stopper {
  const steps: Step[] = []
  let running: Promise<void> | undefined
  async function stopAll(): Promise<void> {
    for (const { name, stop } of steps.reverse()) {
      try {
        await stop()
        log.debug({ name }, 'stopped')
      } catch (error) {
        log.error({ err: error, name }, 'did not stop cleanly')
      }
    }
  }
  return {
    add: (name, stop) => void steps.push({ name, stop }),
    run: () => {
      running ??= stopAll()
      return running
    },
  }
}

/**
 * On SIGINT or SIGTERM stops everything and ends with 0; a second, different wish to end is granted at once with 1.
 * npm passes a terminal's Ctrl-C on although the terminal sent it already, so that twins within a second count as one.
 */
export function stopOnSignals(stopper: Stopper): void {
  let first: number | undefined
  const heed = () => {
    if (first !== undefined && performance.now() - first > 1_000) process.exit(1)
    if (first !== undefined) return
    first = performance.now()
    void stopper.run().finally(() => process.exit(0))
  }
  // Libraries that end the process by themselves would not wait for us.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal).on(signal, heed)
}
