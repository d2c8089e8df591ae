import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import type { z } from 'zod'
import { type CallFault, milliseconds, takeCallFault } from './faults.ts'
import { limiter } from './limit.ts'
import { Refusal } from './refusal.ts'
import { type Asked, type Method, readAsked } from './request.ts'
import { routeTo } from './route.ts'
import { locked } from './store.ts'
import type { Sandboxed, World } from './world.ts'

type Ask<W, Query, Sent> = { world: W; ids: string[]; query: Query; sent: Sent; asked: Asked }
type Serve<W, Query, Sent> = (ask: Ask<W, Query, Sent>) => Promise<unknown>
type Loose = Record<string, unknown>

export type Endpoint<W> = {
  method: Method
  path: string
  query: z.ZodType<Loose>
  body: z.ZodType<Loose>
  /** Parameters that the company takes here and the sandbox refuses by name. */
  unmodelled: readonly string[]
  /** Of what went well. */
  status: number
  serve: Serve<W, Loose, Loose>
}

/** One call and its answer, for tests that hold both against the contract. */
export type JsonCall = {
  method: string
  path: string
  template: string | null
  query: Loose
  sent: Loose
  status: number
  answer: unknown
}

/** How a company behaves at its door. */
export type Manners<W extends World> = {
  endpoints: readonly Endpoint<W>[]
  worldAt: (client: pg.PoolClient) => W
  /** What the business clock has passed happens before anything is asked. */
  settle: (world: W) => Promise<unknown>
  /** Who calls, and whether they may; throws a Refusal. */
  admit: (world: W, asked: Asked, endpoint: Endpoint<W>) => Promise<void>
  /** Whose calls are counted together, and how many there may be within a minute. */
  limitOf: (asked: Asked) => { key: string; perMinute: number }
  /** On every answer; `left` of the calls of this minute, which ends in `seconds`. */
  headers: (limit: { perMinute: number; left: number; seconds: number }) => Record<string, string>
  /** The company's envelope of a no. */
  envelope: (refusal: Refusal, path: string) => object
}

type Reply = { status: number; answer: unknown; fault?: CallFault | null }

/** One door: what it takes, what it refuses by name, and who serves it. */
export function endpointOf<W, Query extends Loose, Sent extends Loose>(
  method: Method,
  path: string,
  takes: { query: z.ZodType<Query>; body: z.ZodType<Sent>; status?: number; unmodelled?: string },
  serve: Serve<W, Query, Sent>,
): Endpoint<W> {
  const { query, body, status = 200, unmodelled = '' } = takes
  const names = unmodelled.split(' ').filter(Boolean)
  // The server hands over exactly what `query` and `body` made of the request.
  const served = serve as unknown as Serve<W, Loose, Loose>
  return { method, path, query, body, status, unmodelled: names, serve: served }
}

/** Serves the calls of a JSON API: every way out carries the company's envelope. */
export function jsonApi<W extends World>(
  sandboxed: Sandboxed,
  manners: Manners<W>,
  onCall: (call: JsonCall) => void,
) {
  const count = limiter()
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request
    const { pathname: path } = new URL(url, 'http://sandbox')
    const found = routeTo(manners.endpoints, method, path)
    const asked = await readAsked(request).catch((error: unknown) => refusalIn(error))
    const unread: Asked = { method, path, query: {}, sent: {}, header: () => null }
    const { header, query, sent } = asked instanceof Refusal ? unread : asked
    const { key, perMinute } = manners.limitOf({ ...unread, header })
    const limit = { perMinute, ...count(key, perMinute) }
    const reply = await answered()
    const { status, answer, fault } = reply
    onCall({ method, path, template: found?.endpoint.path ?? null, query, sent, status, answer })
    if (fault?.do === 'timeoutAfterEffect') return void request.socket.destroy()
    if (fault?.do === 'delay' && fault.by) await setTimeout(milliseconds(fault.by))
    const headers = { 'content-type': 'application/json', ...manners.headers(limit) }
    response.writeHead(status, headers)
    response.end(status === 204 ? undefined : JSON.stringify(answer))

    async function answered(): Promise<Reply> {
      try {
        if (asked instanceof Refusal) throw asked
        if (limit.left < 0) throw new Refusal(429, 'Too many requests.')
        if (!found) throw new Refusal(404, `Cannot ${method} ${path}`)
        return await perform(sandboxed, manners, asked, found)
      } catch (error) {
        return refused(refusalIn(error), manners, path)
      }
    }
  }
}

type Found<W> = { endpoint: Endpoint<W>; ids: string[] }

/** Everything in one transaction: the effect and what is told of it. */
function perform<W extends World>(
  sandboxed: Sandboxed,
  manners: Manners<W>,
  asked: Asked,
  { endpoint, ids }: Found<W>,
): Promise<Reply> {
  return locked(sandboxed, async (client) => {
    const world = manners.worldAt(client)
    await manners.settle(world)
    const fault = await takeCallFault(world, { ...asked, template: endpoint.path })
    await client.query('savepoint before_effect')
    try {
      if (fault?.do === 'error') throw new Refusal(fault.status ?? 500, 'The sandbox was told to fail.')
      await manners.admit(world, asked, endpoint)
      const query = read(endpoint.query, asked.query, endpoint.unmodelled)
      const sent = read(endpoint.body, asked.sent, endpoint.unmodelled)
      const answer = await endpoint.serve({ world, ids, query, sent, asked })
      return { status: endpoint.status, answer, fault }
    } catch (error) {
      const refusal = refusalIn(error)
      if (!refusal.keeps) await client.query('rollback to savepoint before_effect')
      return { ...refused(refusal, manners, asked.path), fault }
    }
  })
}

function refused<W extends World>(refusal: Refusal, { envelope }: Manners<W>, path: string): Reply {
  return { status: refusal.status, answer: envelope(refusal, path) }
}

/** What is no Refusal is a bug, and is thrown on. */
function refusalIn(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

/** What was asked, as the endpoint takes it; every wrong or unknown parameter is named. */
function read(schema: z.ZodType<Loose>, given: Loose, unmodelled: readonly string[]): Loose {
  const beyond = Object.keys(given).filter((name) => unmodelled.includes(name))
  const result = schema.safeParse(given)
  if (result.success && beyond.length === 0) return result.data
  const unserved = beyond.map((parameter) => ({ parameter, message: 'the sandbox does not model it' }))
  const issues = [...unserved, ...(result.error?.issues.flatMap(issuesOf) ?? [])]
  throw new Refusal(400, issues.map(({ parameter, message }) => `${parameter}: ${message}`).join('; '), {
    issues,
  })
}

function issuesOf(issue: z.core.$ZodIssue) {
  if (issue.code !== 'unrecognized_keys') return [{ parameter: issue.path.join('.'), message: issue.message }]
  return issue.keys.map((key) => ({
    parameter: [...issue.path, key].join('.'),
    message: `property ${key} should not exist`,
  }))
}
