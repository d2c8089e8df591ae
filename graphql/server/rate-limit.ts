import { GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Context } from '#graphql/schema/context.ts'

/** Mutations per minute and viewer: far above what a person or a partner's herd needs, far below what hurts. */
const mutationsPerMinute = 600

/** A token bucket per viewer on mutations; a viewer that nobody knows is counted by its address. */
export function limitsMutations(): Plugin<Context> {
  const limiter = new RateLimiterMemory({ points: mutationsPerMinute, duration: 60 })
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      if (getOperationAST(args.document, args.operationName ?? undefined)?.operation !== 'mutation') return
      const waitMs = await limiter.consume(bucketOf(args.contextValue as Context)).then(
        () => 0,
        (refused: unknown) => {
          if (refused instanceof RateLimiterRes) return refused.msBeforeNext
          throw refused
        },
      )
      if (waitMs > 0) setResultAndStopExecution({ errors: [tooMany(Math.ceil(waitMs / 1000))] })
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
