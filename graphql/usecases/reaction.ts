import type { Reaction } from '#graphql/domain/reaction.ts'

/** Nothing was decided: the same again, later. Whoever runs it as a job repeats it. */
export class NotYet extends Error {}

/** The company is left alone for now: whoever waits for an answer need not. */
export class LeftAlone extends NotYet {}

/** Nothing that a repeat could change: whatever led here is put aside with this reason. */
export class Unprocessable extends Error {}

/** The facts of a call that only asks. Throws NotYet when nobody answered, Unprocessable for a definite no. */
export function answered<Facts>(reaction: Reaction<Facts>): Facts {
  if (reaction.status === 'done') return reaction.facts
  if (reaction.status === 'refused') throw new Unprocessable(`${reaction.code}: ${reaction.message}`)
  throw new NotYet(reaction.reason)
}
