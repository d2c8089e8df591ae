import { GraphQLError } from 'graphql'

/** The opaque form of a position in the stream of events. */
export const cursorOf = (position: bigint) => Buffer.from(`event:${position}`).toString('base64url')

/** Reads a cursor back; anything else is a coded refusal. */
export function positionOf(cursor: string): bigint {
  const match = /^event:(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!match?.[1]) throw new GraphQLError('This is not a cursor.', { extensions: { code: 'CURSOR_INVALID' } })
  return BigInt(match[1])
}
