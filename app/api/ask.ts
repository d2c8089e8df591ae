import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { issuesOf } from './issues.ts'
import { localPath } from './local-path.ts'

type Visit = Pick<LoaderFunctionArgs, 'context' | 'request'>

/** What no page of ours asks for: an address that was typed or a form that was forged. */
const malformed = new Set([
  'ID_INVALID',
  'CURSOR_INVALID',
  'INPUT_INVALID',
  'INPUT_MALFORMED',
  'TEXT_UNREADABLE',
])

/**
 * Runs a document as whoever sent the request. Who has to sign in first is sent there and comes back; an address that
 * cannot be is a 404, a form that cannot be a 400, what is not for this person a 403. Business refusals are members of the answer; what is wrong with a query's input is for its page to say.
 */
export async function ask<R, V>(
  { context, request }: Visit,
  document: TypedDocumentNode<R, V>,
  variables: V,
): Promise<R> {
  try {
    return await context.api.run(document, variables)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'UNAUTHENTICATED') throw redirectDocument(signInPath(request))
    if (code === 'FORBIDDEN') throw data(null, 403)
    if (malformed.has(code) && !issuesOf(error)?.length)
      throw data(null, request.method === 'GET' ? 404 : 400)
    throw error
  }
}

function codeOf(error: unknown): string {
  const { extensions } = error as { extensions?: { code?: unknown } }
  return typeof extensions?.code === 'string' ? extensions.code : ''
}

/** The sign-in page, which leads back to where the request wanted to go. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url)
  const to = localPath(`${pathname.replace(/\.data$/, '')}${search}`)
  return `/sign-in?${new URLSearchParams({ to })}`
}
