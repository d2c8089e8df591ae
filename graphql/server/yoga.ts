import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { type ExecutionResult, GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql'
import { createYoga, type Plugin, useExecutionCancellation } from 'graphql-yoga'
import type { Context } from '#graphql/schema/context.ts'
import { schema } from '#graphql/schema/schema.ts'
import { type Door, visit } from './context.ts'
import { crossSite } from './cross-site.ts'
import { limitsMutations } from './rate-limit.ts'
import { refusesUnreadableText } from './readable-text.ts'
import { CredentialsRefused } from './viewer.ts'

type ServerContext = { address: string }

const refused = (message: string, code: string, status: number) =>
  new GraphQLError(message, { extensions: { code, http: { status } } })

/** The one door of the API, over HTTP and server-sent events; the web site and the sockets go through it as well. */
export function createApi(door: Door, { appUrl, production }: { appUrl: string; production: boolean }) {
  const cookies = new WeakMap<Request, string[]>()
  const setsCookies: Plugin = {
    onResponse({ request, response }) {
      for (const cookie of cookies.get(request) ?? []) response.headers.append('set-cookie', cookie)
    },
  }
  const hidesSchema: Plugin = {
    onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule),
  }
  const guardsForms: Plugin = {
    onRequest({ request, endResponse, fetchAPI }) {
      const reason = crossSite(request, appUrl)
      if (reason)
        endResponse(
          fetchAPI.Response.json(
            { errors: [{ message: reason, extensions: { code: 'CROSS_SITE' } }] },
            { status: 403 },
          ),
        )
    },
  }
  return createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    renderGraphiQL,
    graphiql: production ? false : { subscriptionsProtocol: 'WS', title: 'Sundial API' },
    batching: false,
    multipart: true,
    logging: false,
    maskedErrors: { maskError: maskError(door) },
    plugins: [
      useExecutionCancellation(),
      guardsForms,
      setsCookies,
      limitsMutations(),
      refusesUnreadableText(),
      ...(production ? [hidesSchema] : []),
    ],
    async context({ request, address }) {
      try {
        const visited = await visit(door, {
          authorization: request.headers.get('authorization'),
          cookies: request.headers.get('cookie') ?? '',
          address,
        })
        cookies.set(request, visited.setCookies)
        return visited.context
      } catch (error) {
        if (!(error instanceof CredentialsRefused)) throw error
        throw refused(error.message, 'UNAUTHENTICATED', 401)
      }
    },
  })
}

/** Refusals that carry a code are for the caller; whatever else went wrong is ours, and goes to the log alone. */
function maskError({ deps }: Door) {
  return (error: unknown): Error => {
    if (error instanceof GraphQLError && (error.originalError === undefined || error.extensions.code))
      return error
    const original = error instanceof GraphQLError ? error.originalError : error
    if (original instanceof GraphQLError && original.extensions.code) return original
    deps.log.error(
      { err: original, path: error instanceof GraphQLError ? error.path : undefined },
      'request failed',
    )
    return new GraphQLError('Something went wrong on our side. Please try again.', {
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    })
  }
}

export type Api = ReturnType<typeof createApi>

/** Runs a document in this process, through the same plugins and limits. Throws the first error. */
export async function runInProcess<R, V>(
  api: Api,
  context: Context,
  document: TypedDocumentNode<R, V>,
  variables: V,
): Promise<R> {
  const { execute, schema: enveloped, validate } = api.getEnveloped(context)
  const errors = validate(enveloped, document)
  if (errors.length > 0) throw errors[0]
  // What is reckoned once per context, the cost of a document first of all, must not outlive its document.
  const contextValue: Context = Object.create(context)
  const result = (await execute({
    schema: enveloped,
    document,
    variableValues: variables,
    contextValue,
  })) as ExecutionResult<R>
  if (result.errors?.[0] || !result.data) throw result.errors?.[0] ?? new Error('no data')
  return result.data
}
