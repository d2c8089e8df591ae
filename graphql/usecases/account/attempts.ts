import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { TooManyAttempts } from '#graphql/domain/account/errors.ts'

const quarterOfAnHour = 900
const hour = 3_600

// By machine time, and by each process for itself: with several processes the limits are so many times as wide.
const signIns = new RateLimiterMemory({ keyPrefix: 'signIn', points: 10, duration: quarterOfAnHour })
const signUps = new RateLimiterMemory({ keyPrefix: 'signUp', points: 20, duration: hour })

/** Counts a try to sign in to an address from a source. Throws TooManyAttempts after ten in a quarter of an hour. */
export async function countSignIn(address: string, source: string | null): Promise<void> {
  await count(signIns, `${address}|${source ?? ''}`)
}

/** A sign-in that succeeded clears what was counted before it. */
export async function forgetSignIns(address: string, source: string | null): Promise<void> {
  await signIns.delete(`${address}|${source ?? ''}`)
}

/** Counts a new account from a source. Throws TooManyAttempts after twenty in an hour. */
export async function countSignUp(source: string): Promise<void> {
  await count(signUps, source)
}

async function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    throw new TooManyAttempts(Math.ceil(refused.msBeforeNext / 1000))
  }
}
