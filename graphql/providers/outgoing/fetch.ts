import { setTimeout as pause } from 'node:timers/promises'
import { HeldBack } from './held-back.ts'
import type { Lane, Tried } from './lane.ts'
import { isUnsent, reasonOf } from './network.ts'

const attemptsAtMost = 3
const firstPauseMs = 200
/** Who asks us to wait longer than this is not waited for, but left alone for as long. */
const longestPauseMs = 2_000
/** Nobody is believed who wants to be left alone for ever. */
const longestRestMs = 5 * 60_000
/** After that nothing is repeated: whoever called is a job that comes again, or a person who waits. */
const budgetMs = 15_000

/** A write's failure is kept under its key: the same again would only hear of it again. */
const passing = { read: [429, 500, 502, 503, 504], write: [429] }

/**
 * `fetch` for one company, through its lane. An attempt that takes too long is given up. What may be sent twice, a GET or
 * what carries an idempotency key, is repeated after a random pause, where a repeat can help; nobody else may repeat it
 * besides. A company that is left alone answers by HeldBack.
 */
export function fetchThrough(lane: Lane): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const body = request.body ? await request.arrayBuffer() : null
    const { correlationId, timeoutMs } = lane.rules
    const id = correlationId()
    if (id) request.headers.set('x-correlation-id', id)
    const what = { endpoint: endpointOf(request.url), method: request.method }
    const send = () => {
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)])
      return once(request.url, { method: request.method, headers: request.headers, body, signal })
    }
    return settled(await repeated(lane, what, send, mayRepeat(request)))
  }
}

type What = { endpoint: string; method: string }
type Sent = Tried<Response>

async function repeated(lane: Lane, what: What, send: () => Promise<Sent>, may: boolean): Promise<Sent> {
  const began = performance.now()
  let unknown: Sent | null = null
  for (let attempt = 1; ; attempt++) {
    const tried: Sent = await lane.attempt(what, send).catch((error: unknown) => {
      if (error instanceof HeldBack && unknown) return unknown
      throw error
    })
    if (tried === unknown) return unknown
    const ms = pauseAfter(lane, what, tried, attempt)
    const over = performance.now() - began + (ms ?? 0) > budgetMs
    // It may have happened the first time: that nothing was sent the last time must not hide it.
    if (!may || ms === null || over || attempt === attemptsAtMost)
      return unknown && isNothing(tried) ? unknown : tried
    if (!isNothing(tried)) unknown = tried
    await pause(ms)
  }
}

/** Whether nothing can have happened by it. */
const isNothing = (tried: Sent) => ('error' in tried ? isUnsent(tried.error) : tried.status === 429)

/** How long to wait before the same again; null where a repeat helps nobody. */
function pauseAfter(lane: Lane, { endpoint, method }: What, tried: Sent, attempt: number): number | null {
  if (tried.failure === null) return null
  const asked = 'answer' in tried ? retryAfterMs(tried.answer, lane.rules.now()) : null
  if (asked !== null && asked > longestPauseMs) {
    lane.turns.spare(endpoint, Math.min(asked, longestRestMs))
    return null
  }
  // Who was slow once is not kept busy at once.
  if ('error' in tried && isTimeOut(tried.error)) return null
  const passes = passing[isRead(method) ? 'read' : 'write']
  if (tried.status !== undefined && !passes.includes(tried.status)) return null
  return asked ?? Math.random() * Math.min(firstPauseMs * 2 ** attempt, longestPauseMs)
}

/** One attempt, its body included; what came of it is answered. */
async function once(url: string, init: RequestInit): Promise<Sent> {
  try {
    const response = await fetch(url, init)
    const bytes = await response.arrayBuffer()
    const { status, statusText, headers } = response
    const answer = new Response(bytes.byteLength ? bytes : null, { status, statusText, headers })
    // What is told once more of an earlier call says nothing of how the company is now.
    const replayed = headers.get('idempotent-replayed') === 'true'
    const failed = !replayed && (status >= 500 || status === 429)
    return { answer, status, failure: failed ? `HTTP ${status}` : null, refused: status >= 400 }
  } catch (error) {
    return { error, failure: reasonOf(error) }
  }
}

function settled(tried: Sent): Response {
  if ('error' in tried) throw tried.error
  return tried.answer
}

const isTimeOut = (error: unknown) => error instanceof DOMException

const isRead = (method: string) => method === 'GET' || method === 'HEAD'

const mayRepeat = ({ method, headers }: Request) => isRead(method) || headers.has('idempotency-key')

/** In seconds or as a date (RFC 9110 10.2.3). */
function retryAfterMs(response: Response, now: Date): number | null {
  const said = response.headers.get('retry-after')
  if (!said) return null
  const ms = /^\d+$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - now.getTime()
  return Number.isFinite(ms) ? Math.max(ms, 0) : null
}

/** The path without what names a single object: a part with a digit or a capital, but for the version of the API. */
export function endpointOf(url: string): string {
  const parts = new URL(url).pathname.split('/')
  return parts.map((part) => (/[\dA-Z]/.test(part) && !/^v\d+$/.test(part) ? ':id' : part)).join('/')
}
