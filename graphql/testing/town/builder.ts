import type { Deps } from '#graphql/usecases/deps.ts'

/** What building the town needs of the world around it. */
export type Builder = {
  deps: Deps
  demo: { password: string; apiKey: string }
  /** Moves business time forward, everything that falls due on the way included. */
  advanceTo: (at: Date) => Promise<void>
  /** Lets the payment company ask a mentor's account for more. */
  restrict: (accountId: string) => Promise<void>
}
