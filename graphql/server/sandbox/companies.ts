import type { Env } from '../env.ts'
import { calcomRoutes } from './calcom.ts'
import { calendlyRoutes } from './calendly.ts'
import type { Handle } from './guard.ts'
import type { Sandboxes } from './sandboxes.ts'
import { stripeRoutes } from './stripe.ts'

/** What can be seen and done at the companies that are played here. */
export function companyRoutes(env: Env, sandboxes: Sandboxes): Record<string, Handle> {
  return {
    ...stripeRoutes(env, sandboxes),
    ...calcomRoutes(env, sandboxes),
    ...calendlyRoutes(env, sandboxes),
  }
}
