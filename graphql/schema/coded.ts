import { GraphQLError } from 'graphql'
import { DomainError, InputInvalid } from '#graphql/domain/errors.ts'
import { pathText } from './errors.ts'

/** What a query cannot answer is the caller's mistake: told by its code, and with all that is wrong with the input. */
export async function coded<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const issues =
      error instanceof InputInvalid
        ? { issues: error.issues.map(({ path, message }) => ({ path: pathText(path), message })) }
        : {}
    throw new GraphQLError(error.message, { extensions: { code: error.code, ...issues } })
  }
}
