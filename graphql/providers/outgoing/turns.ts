import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible'
import { HeldBack } from './held-back.ts'

export type Turns = {
  /** Waits until the endpoint may be called. Throws HeldBack when it asked to be left alone, or too many wait. */
  take: (endpoint: string) => Promise<void>
  /** The endpoint has asked not to be called for so long. */
  spare: (endpoint: string, ms: number) => void
  waiting: () => number
}

type TurnRules = {
  provider: string
  /** Calls a second to each endpoint. */
  perSecond: number
  /** How long one that waits for its turn waits at most. */
  patienceSeconds: number
}

/** A bucket of tokens for each endpoint: who finds it empty waits, in a line that is never longer than the patience. */
export function turnsOf({ provider, perSecond, patienceSeconds }: TurnRules): Turns {
  const buckets = new RateLimiterMemory({ keyPrefix: provider, points: perSecond, duration: 1 })
  const line = new RateLimiterQueue(buckets, { maxQueueSize: Math.ceil(perSecond * patienceSeconds) })
  const sparedUntil = new Map<string, number>()
  let waiting = 0
  return {
    async take(endpoint) {
      if ((sparedUntil.get(endpoint) ?? 0) > performance.now())
        throw new HeldBack('PROVIDER_RESTING', provider)
      sparedUntil.delete(endpoint)
      waiting += 1
      try {
        await line.removeTokens(1, endpoint)
      } catch {
        throw new HeldBack('PROVIDER_BUSY', provider)
      } finally {
        waiting -= 1
      }
    },
    spare: (endpoint, ms) => void sparedUntil.set(endpoint, performance.now() + ms),
    waiting: () => waiting,
  }
}
