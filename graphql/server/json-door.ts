import type { IncomingMessage, ServerResponse } from 'node:http'
import { type DocumentNode, type ExecutionResult, getOperationAST, parse } from 'graphql'
import { createLRUCache, processRegularResult } from 'graphql-yoga'
import { type Door, visit } from './context.ts'
import { rawBody } from './http/body.ts'
import { CredentialsRefused } from './viewer.ts'
import type { Api } from './yoga.ts'

/** A media type of its own in the answer; whoever accepts anything gets what the general way gives. */
const answers = new Map([
  ['application/json', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['*/*', 'application/json'],
])

type Params = { query: string; variables?: Record<string, unknown> | null; operationName?: string | null }

/**
 * The API for what nearly every program sends, one document as JSON that wants one answer as JSON, without the web's
 * requests and streams around it: a third of the work. The document, the viewer and the limits are judged by the same
 * code; whatever is unusual or wrong about a request goes the general way, with its body as it came.
 */
export function createJsonDoor(api: Api, door: Door) {
  const documents = createLRUCache<DocumentNode>()
  return async (req: IncomingMessage, res: ServerResponse, { address }: { address: string }) => {
    const mediaType = isPlain(req) ? answers.get(req.headers.accept ?? '*/*') : undefined
    if (!mediaType) return api(req, res, { address })
    const body = (await rawBody(req)).toString()
    const run = prepared(api, documents, body)
    const visited = run && (await admitted(door, req, address))
    // What was read already is given on in the place where the general way looks for it.
    if (!visited) return api(Object.assign(req, { body }), res, { address })
    const result = await run(visited.context)
    for (const cookie of visited.setCookies) res.appendHeader('set-cookie', cookie)
    if (!result.errors) {
      res.setHeader('content-type', `${mediaType}; charset=utf-8`)
      return res.end(JSON.stringify(result))
    }
    const answer = processRegularResult(result, api.fetchAPI, mediaType)
    res.statusCode = answer.status
    res.setHeaders(answer.headers)
    res.end(await answer.text())
  }
}

/** A browser's own requests name their origin: these must be judged, and answered with what other origins may see. */
function isPlain({ method, url, headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? ''
  return (
    method === 'POST' &&
    url === '/graphql' &&
    headers.origin === undefined &&
    headers['content-encoding'] === undefined &&
    /^application\/json(; ?charset=utf-8)?$/i.test(type)
  )
}

type Run = (context: Awaited<ReturnType<typeof visit>>['context']) => Promise<ExecutionResult>

/** How to run a body that is a valid query or mutation; null for every other. */
function prepared(api: Api, documents: Documents, body: string): Run | null {
  const params = paramsOf(body)
  const { validate, execute, schema } = api.getEnveloped({})
  const sound = (document: DocumentNode) => validate(schema, document).length === 0
  const document = params && soundDocument(documents, params.query, sound)
  if (!document) return null
  const operation = getOperationAST(document, params.operationName)?.operation
  if (operation === undefined || operation === 'subscription') return null
  const { variables: variableValues, operationName } = params
  return async (contextValue) =>
    (await execute({ schema, document, variableValues, operationName, contextValue })) as ExecutionResult
}

type Documents = ReturnType<typeof createLRUCache<DocumentNode>>

/** Parsed by nobody else's cache: the general way answers what is no document in its own words. */
function soundDocument(documents: Documents, query: string, sound: (document: DocumentNode) => boolean) {
  const known = documents.get(query)
  if (known) return known
  const document = valid(() => parse(query))
  if (!document || !sound(document)) return null
  documents.set(query, document)
  return document
}

function valid<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}

const known = new Set(['query', 'variables', 'operationName'])
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

function paramsOf(body: string): Params | null {
  const params = valid(() => JSON.parse(body))
  if (!isRecord(params) || !Object.keys(params).every((key) => known.has(key))) return null
  const { query, variables, operationName } = params
  const named = operationName == null || typeof operationName === 'string'
  return typeof query === 'string' && named && (variables == null || isRecord(variables)) ? params : null
}

async function admitted(door: Door, { headers }: IncomingMessage, address: string) {
  try {
    return await visit(door, {
      authorization: headers.authorization ?? null,
      cookies: headers.cookie ?? '',
      address,
    })
  } catch (error) {
    if (error instanceof CredentialsRefused) return null
    throw error
  }
}
