import { graphql } from 'graphql'
import { schema } from '#graphql/schema/schema.ts'
import { readDirectory } from '#graphql/usecases/mentor/read-directory.ts'
import type { Viewer } from '#graphql/usecases/viewer.ts'
import type { House } from './furnish.ts'

type Answer = {
  // What a document answers with is as the document says; tests compare it whole.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data: any
  errors: { message: string; code: unknown; issues?: { path: string; message: string }[] }[]
  /** Whose sign-in was started (an id) or ended (null) by it. */
  signIns: (string | null)[]
}

/** Asks the whole schema in process, as this viewer, without any transport. */
export async function ask(
  { deps }: Pick<House, 'deps'>,
  viewer: Viewer,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<Answer> {
  const signIns: (string | null)[] = []
  const start = async (personId: string) => void signIns.push(personId)
  const end = async () => void signIns.push(null)
  const feed = { position: () => 0n, subscribe: async function* () {} }
  const finder = { directory: () => readDirectory(deps) }
  const contextValue = { deps, viewer, feed, finder, signIns: { start, end }, source: 'test-source' }
  const { data, errors = [] } = await graphql({ schema, source, variableValues, contextValue })
  const said = errors.map(({ message, extensions }) => ({
    message,
    code: extensions.code,
    ...(extensions.issues ? { issues: extensions.issues as { path: string; message: string }[] } : {}),
  }))
  return { data: data && JSON.parse(JSON.stringify(data)), errors: said, signIns }
}
