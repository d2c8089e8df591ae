import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhenResult,
} from 'cockatiel'
import type { Logger } from 'pino'
import { HeldBack } from './held-back.ts'

type Attempt = { failure: string | null }

export type Breaker = {
  /** Runs the attempt, which never throws. Throws HeldBack, without running it, while the company is left alone. */
  run: <T extends Attempt>(attempt: () => Promise<T>) => Promise<T>
  state: () => 'ANSWERING' | 'RESTING' | 'TRYING'
  restsUntil: () => Date | null
}

type BreakerRules = {
  provider: string
  /** So many failures in a row, and it is left alone. */
  failures: number
  /** For how long, about; longer each time it fails again. */
  restMs: number
  now: () => Date
  log: Logger
}

const longestFactor = 8

/** Leaves a company alone that fails time after time; then one call asks whether it answers again. */
export function breakerOf({ provider, failures, restMs, now, log }: BreakerRules): Breaker {
  let until: Date | null = null
  const rest = ({ attempt }: { attempt: number }) => {
    // Processes that saw the same failure must not all come back at the same instant.
    const ms = restMs * Math.min(2 ** (attempt - 1), longestFactor) * (0.5 + Math.random())
    until = new Date(now().getTime() + ms)
    return ms
  }
  const circuit = circuitBreaker(
    handleWhenResult((result) => (result as Attempt).failure !== null),
    { breaker: new ConsecutiveBreaker(failures), halfOpenAfter: new DelegateBackoff(rest) },
  )
  circuit.onBreak(() => log.error({ provider, restsUntil: until }, 'provider left alone'))
  circuit.onHalfOpen(() => log.info({ provider }, 'provider asked again'))
  circuit.onReset(() => {
    until = null
    log.info({ provider }, 'provider answers again')
  })
  return {
    run: (attempt) =>
      circuit.execute(attempt).catch((error: unknown) => {
        throw error instanceof BrokenCircuitError ? new HeldBack('PROVIDER_RESTING', provider) : error
      }),
    state() {
      if (circuit.state === CircuitState.HalfOpen) return 'TRYING'
      return circuit.state === CircuitState.Closed ? 'ANSWERING' : 'RESTING'
    },
    restsUntil: () => (circuit.state === CircuitState.Open ? until : null),
  }
}
