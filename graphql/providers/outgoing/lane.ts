import type { Logger } from 'pino'
import { breakerOf } from './breaker.ts'
import { HeldBack } from './held-back.ts'
import type { ProviderHealth } from './port.ts'
import { tallyOf } from './tally.ts'
import { type Turns, turnsOf } from './turns.ts'

export type LaneRules = {
  name: string
  /** Calls a second to each endpoint. */
  perSecond: number
  /** How long one attempt may take. */
  timeoutMs: number
  /** So many failures in a row, and the company is left alone. */
  failures: number
  /** For about how long it is then left alone. */
  restMs: number
  /** How long a call waits for its turn at most; ten seconds unless given. */
  patienceSeconds?: number
  now: () => Date
  log: Logger
  /** How loud it is told that a call was answered; a failure is always a warning. */
  level: 'info' | 'debug'
  /** Of the job or request on whose behalf is called. */
  correlationId: () => string | undefined
}

/** What came of an attempt: an answer or an error, and what it says against the company. */
export type Tried<T> = ({ answer: T } | { error: unknown }) & {
  /** Why this speaks against the company; null for an answer, a no about the call included. */
  failure: string | null
  refused?: boolean
  status?: number
}

/** The only way out to one company. */
export type Lane = {
  rules: LaneRules
  turns: Turns
  /** Waits for its turn and tries once. Throws HeldBack when nothing was sent; what came of it is answered, not thrown. */
  attempt: <T>(what: { endpoint: string; method: string }, go: () => Promise<Tried<T>>) => Promise<Tried<T>>
  health: () => ProviderHealth
}

export function openLane(rules: LaneRules): Lane {
  const { name, perSecond, failures, restMs, patienceSeconds = 10, now, log, level, correlationId } = rules
  const turns = turnsOf({ provider: name, perSecond, patienceSeconds })
  const breaker = breakerOf({ provider: name, failures, restMs, now, log })
  const tally = tallyOf(now)
  let asked = false
  const attempt: Lane['attempt'] = async (what, go) => {
    const facts = { provider: name, ...what, correlationId: correlationId() }
    try {
      await turns.take(what.endpoint)
      return await breaker.run(async () => {
        const began = performance.now()
        const tried = await go()
        asked = true
        note(what.endpoint, tried)
        const ms = Math.round(performance.now() - began)
        const { status, failure } = tried
        log[failure === null ? level : 'warn']({ ...facts, status, ms, failure }, 'outgoing call')
        return tried
      })
    } catch (error) {
      if (!(error instanceof HeldBack)) throw error
      tally.count('heldBack')
      log.warn({ ...facts, reason: error.code }, 'outgoing call held back')
      throw error
    }
  }
  function note(endpoint: string, { failure, refused }: Tried<unknown>) {
    if (failure !== null) {
      tally.count('calls', 'failed')
      return tally.failed(endpoint, failure)
    }
    tally.count('calls', ...(refused ? (['refused'] as const) : []))
    tally.succeeded()
  }
  return {
    rules,
    turns,
    attempt,
    health: () => ({
      name,
      state: asked ? breaker.state() : 'UNASKED',
      restsUntil: breaker.restsUntil(),
      perSecond,
      waiting: turns.waiting(),
      ...tally.told(),
    }),
  }
}

/** Sends what is no HTTP through a lane: `failureOf` says what of an error speaks against the company. */
export async function passThrough<T>(
  lane: Lane,
  what: { endpoint: string; method: string },
  go: () => Promise<T>,
  failureOf: (error: unknown) => string | null,
): Promise<T> {
  const tried = await lane.attempt<T>(what, () =>
    go().then(
      (answer) => ({ answer, failure: null }),
      (error: unknown) => {
        const failure = failureOf(error)
        return { error, failure, refused: failure === null }
      },
    ),
  )
  if ('error' in tried) throw tried.error
  return tried.answer
}
