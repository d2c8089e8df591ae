import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { type CallFault, milliseconds, takeCallFault } from '../frame/faults.ts'
import { locked } from '../frame/store.ts'
import type { Sandboxed } from '../frame/world.ts'
import { expandAll } from './answer.ts'
import { settleDue } from './due.ts'
import { decode, encodedIn, read } from './form.ts'
import { memory, type Remembered, remember } from './idempotency.ts'
import { checkBooks } from './ledger.ts'
import { startWaitingRefunds } from './refund.ts'
import {
  Declined,
  errorBody,
  invalid,
  keyInUse,
  noAccess,
  noKey,
  Refusal,
  rateLimited,
  unknownUrl,
  wrongKey,
} from './refusal.ts'
import { route } from './route.ts'
import { API_VERSION, find, PLATFORM, type World, worldAt } from './world.ts'

/** What all requests of one sandbox share. */
export type Frame = Sandboxed & {
  /** Idempotency keys whose first request is still running; a restart forgets them, as it ended them. */
  inFlight: Set<string>
  /** Keys whose answer was lost a moment ago, and until when their repetition is lost too (machine time). */
  cut: Map<string, number>
  onCall: (call: Call) => void
}

/** One call and its answer, for tests that hold both against the contract. */
export type Call = {
  method: string
  path: string
  template: string | null
  params: Record<string, unknown>
  idempotencyKey: string | null
  status: number
  body: unknown
}

type Asked = {
  method: string
  path: string
  raw: string
  params: Record<string, unknown>
  key: string | null
  account: string
  apiKey: string
  requestId: string
}
type Endpoint = NonNullable<ReturnType<typeof route>>['endpoint']
type Reply = { status: number; text: string; fault?: CallFault | null; replayed?: boolean }

const SDK_REPEATS_WITHIN = 3000

/** Serves one call of the API: every way out carries Stripe's envelope, for the SDK sees failure nowhere else. */
export async function serveCall(
  frame: Frame,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = await readRequest(request)
  const found = route(asked.method, asked.path)
  const reply = await replyTo(frame, request, asked, found)
  const { fault } = reply
  frame.onCall({
    method: asked.method,
    path: asked.path,
    template: found?.endpoint.path ?? null,
    params: asked.params,
    idempotencyKey: asked.key,
    status: reply.status,
    body: JSON.parse(reply.text),
  })
  if (lost(frame, asked, reply)) {
    request.socket.destroy()
    return
  }
  if (fault?.do === 'delay' && fault.by) await setTimeout(milliseconds(fault.by))
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'request-id': asked.requestId,
    'stripe-version': API_VERSION,
    ...(asked.key ? { 'idempotency-key': asked.key } : {}),
    ...(reply.replayed ? { 'idempotent-replayed': 'true' } : {}),
    ...(reply.status === 429 ? { 'stripe-rate-limited-reason': 'global-rate' } : {}),
  })
  response.end(reply.text)
}

/** The SDK repeats a call by itself when its connection breaks, even with retries off: that one is lost as well. */
function lost({ cut }: Frame, asked: Asked, { fault, replayed }: Reply): boolean {
  const scope = scopeOf(asked)
  const until = cut.get(scope) ?? 0
  cut.delete(scope)
  if (fault?.do !== 'timeoutAfterEffect') return replayed === true && performance.now() < until
  cut.set(scope, performance.now() + SDK_REPEATS_WITHIN)
  return true
}

function scopeOf({ apiKey, account, key }: Asked): string {
  return `${apiKey} ${account} ${key}`
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://sandbox')
  const method = request.method ?? 'GET'
  const raw = await encodedIn(request)
  const header = (name: string) => request.headers[name]?.toString() ?? null
  const authorization = header('authorization') ?? ''
  const basic = /^Basic (.+)$/i.exec(authorization)?.[1]
  const apiKey = basic
    ? (Buffer.from(basic, 'base64').toString().split(':')[0] ?? '')
    : (/^Bearer (.+)$/i.exec(authorization)?.[1] ?? '')
  return {
    method,
    path: url.pathname,
    raw,
    params: decode(raw),
    key: method === 'POST' ? header('idempotency-key') : null,
    account: header('stripe-account') ?? header('stripe-context') ?? PLATFORM,
    apiKey,
    requestId: `req_${randomBytes(7).toString('hex')}`,
  }
}

async function replyTo(
  frame: Frame,
  request: IncomingMessage,
  asked: Asked,
  found: ReturnType<typeof route>,
): Promise<Reply> {
  const scope = scopeOf(asked)
  try {
    checkCaller(asked, request.headers['stripe-version']?.toString())
    if (!found) throw unknownUrl(asked.method, asked.path)
    if (!asked.key) return await perform(frame, asked, found.endpoint, found.ids, null)
    if (frame.inFlight.has(scope)) throw keyInUse(asked.key)
    frame.inFlight.add(scope)
    try {
      return await perform(frame, asked, found.endpoint, found.ids, scope)
    } finally {
      frame.inFlight.delete(scope)
    }
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    throw error
  }
}

function checkCaller({ apiKey, key, params }: Asked, version: string | undefined): void {
  if (!apiKey) throw noKey()
  if (!/^(sk|rk)_test_\w+$/.test(apiKey)) throw wrongKey(apiKey)
  if (version && version !== API_VERSION)
    throw invalid(`Invalid Stripe API version: ${version}. The sandbox serves ${API_VERSION} only.`)
  if (key && key.length > 255) throw invalid('Idempotency-Key must be at most 255 characters.')
  if (params.expand !== undefined && !Array.isArray(params.expand))
    throw invalid('Invalid array', { param: 'expand' })
}

/** Everything in one transaction: the effect, its events, its ledger entries and what a repeated key will be told. */
function perform(
  frame: Frame,
  asked: Asked,
  endpoint: Endpoint,
  ids: string[],
  scope: string | null,
): Promise<Reply> {
  return locked(frame, async (client) => {
    const world = worldAt(client, frame)
    await settleDue(world)
    await checkBooks(world)
    world.entries.clear()
    const fingerprint = createHash('sha256')
      .update(`${asked.method} ${asked.path} ${asked.raw}`)
      .digest('hex')
    const known = scope ? await memory(world, scope, fingerprint, asked.key ?? '') : null
    if (known) return { ...known, replayed: true }
    const fault = await takeCallFault(world, { ...asked, template: endpoint.path })
    const reply =
      fault?.do === 'error' ? failure(fault.status ?? 500) : await attempt(world, asked, endpoint, ids)
    if (scope) await remember(world, scope, fingerprint, reply)
    await checkBooks(world)
    return { ...reply, fault }
  })
}

async function attempt(world: World, asked: Asked, endpoint: Endpoint, ids: string[]): Promise<Remembered> {
  await world.client.query('savepoint before_effect')
  try {
    if (asked.account !== PLATFORM && !(await find(world, 'account', asked.account)))
      throw noAccess(asked.account)
    const params = read(endpoint.params, asked.params, endpoint.unmodelled)
    world.account = asked.account
    world.request = { id: asked.requestId, idempotency_key: asked.key }
    const body = await endpoint.serve(world, ids, params)
    if (endpoint.method === 'POST') await startWaitingRefunds(world)
    const answer = await expandAll(world, body, (params.expand as string[] | undefined) ?? [])
    return { status: 200, text: JSON.stringify(answer, null, 2) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error instanceof Declined) return refused(error)
    await world.client.query('rollback to savepoint before_effect')
    world.entries.clear()
    return refused(error)
  }
}

function failure(status: number): Remembered {
  if (status === 429) return refused(rateLimited())
  const type = status >= 500 ? 'api_error' : 'invalid_request_error'
  return refused(
    new Refusal(status, errorBody(type, 'An unknown error occurred, because the sandbox was told so.')),
  )
}

function refused(refusal: Refusal): Remembered {
  return { status: refusal.status, text: JSON.stringify({ error: refusal.body }, null, 2) }
}
