import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { TooManyAttempts } from '#graphql/domain/account/errors.ts'

const quarterOfAnHour = 900

// By machine time, and by each process for itself: with several processes the limit is so many times as wide.
const guesses = new RateLimiterMemory({ keyPrefix: 'promotion', points: 20, duration: quarterOfAnHour })

/** Counts a code that was typed. Throws TooManyAttempts after twenty in a quarter of an hour that were none. */
export async function countGuess(source: string): Promise<void> {
  try {
    await guesses.consume(source)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    throw new TooManyAttempts(Math.ceil(refused.msBeforeNext / 1000))
  }
}

/** The code was one: it was not guessed at. */
export async function forgetGuess(source: string): Promise<void> {
  await guesses.reward(source)
}
