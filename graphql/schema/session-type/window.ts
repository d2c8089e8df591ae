import { GraphQLError } from 'graphql'
import { WindowTooWide } from '#graphql/domain/availability/slots.ts'

/** A window that is too wide is the caller's mistake, and told with its code. */
export async function inWindow<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof WindowTooWide)) throw error
    throw new GraphQLError(error.message, { extensions: { code: error.code } })
  }
}
