import { GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Context } from '#graphql/schema/context.ts'

/** Mutations per minute and viewer: far above what a person or a partner's herd needs, far below what hurts. */
const mutationsPerMinute = 600

/** Counts by key; how many seconds this one has to wait, 0 when it may go on. */
export function limiter(perMinute: number): (key: string) => Promise<number> {
  const counts = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return (key) =>
    counts.consume(key).then(
      () => 0,
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000)
        throw refused
      },
    )
}

/** A token bucket per viewer on mutations; a viewer that nobody knows is counted by its address. */
export function limitsMutations(): Plugin<Context> {
  const ask = limiter(mutationsPerMinute)
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      if (getOperationAST(args.document, args.operationName ?? undefined)?.operation !== 'mutation') return
      const waitSeconds = await ask(bucketOf(args.contextValue as Context))
      if (waitSeconds > 0) setResultAndStopExecution({ errors: [tooMany(waitSeconds)] })
    },
  }
}

function bucketOf({ viewer, source }: Context): string {
  if (viewer.kind === 'person') return `person:${viewer.personId}`
  return viewer.kind === 'partner' ? `program:${viewer.programId}` : `source:${source}`
}

const tooMany = (seconds: number) =>
  new GraphQLError(`Too many requests. Try again in ${seconds} seconds.`, {
    extensions: {
      code: 'RATE_LIMITED',
      http: { status: 429, headers: { 'Retry-After': String(seconds) } },
    },
  })
