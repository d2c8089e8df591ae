import { GraphQLError } from 'graphql'
import { costOfPage } from '../page.ts'

type Placed = { at: Date; key: string }

/** Of lists that go by when an entry was posted. */
export const entryPageCost = costOfPage(/^\d{4}-\S+Z \S+$/)

export const toCursor = ({ at, key }: Placed) =>
  Buffer.from(`${at.toISOString()} ${key}`).toString('base64url')

/** Throws CURSOR_INVALID for what is none. */
export function placeOf(cursor: string): Placed {
  const [time = '', key] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const at = new Date(time)
  if (key && !Number.isNaN(at.getTime())) return { at, key }
  throw new GraphQLError('This is not a cursor.', { extensions: { code: 'CURSOR_INVALID' } })
}
