import { z } from 'zod'
import type { Reaction } from '#graphql/domain/reaction.ts'

type Method = 'GET' | 'POST' | 'DELETE'
type Failure = Exclude<Reaction<never>, { status: 'done' }>
export type Asking<Facts> = {
  method: Method
  path: string
  query?: Record<string, string | undefined>
  /** As JSON. */
  body?: object
  /** As a form. */
  form?: Record<string, string>
  token: string | null
  answer: z.ZodType<Facts>
}
export type Call = <Facts>(asking: Asking<Facts>) => Promise<Reaction<Facts>>

/** Codes of a connection that was never made: the request did not leave us. */
const unconnected = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]
/** Codes of whoever lets calls leave, and did not let this one. */
const heldBack = ['PROVIDER_RESTING', 'PROVIDER_BUSY']

/** Calls one of Calendly's two addresses and says how to react to what came of it. */
export function callerOf(base: string, fetch: typeof globalThis.fetch): Call {
  return async ({ method, path, query = {}, body, form, token, answer }) => {
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
    const search = given.length > 0 ? `?${new URLSearchParams(given)}` : ''
    const sent = form ? new URLSearchParams(form) : body && JSON.stringify(body)
    const writes = method !== 'GET'
    try {
      const response = await fetch(`${base}${path}${search}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
          ...(token && { authorization: `Bearer ${token}` }),
        },
        ...(sent && { body: sent }),
        redirect: 'error',
      })
      const text = await response.text()
      if (!response.ok) return harmless(writes, reactionTo(response.status, text))
      const { data, error } = answer.safeParse(json(text))
      if (data !== undefined) return { status: 'done', facts: data }
      return harmless(writes, {
        status: 'unknown',
        reason: `Not as described: ${z.prettifyError(error as z.ZodError)}`,
      })
    } catch (error) {
      return harmless(writes, unanswered(error))
    }
  }
}

/** A call that changes nothing can simply be made again. */
function harmless(writes: boolean, reaction: Failure): Failure {
  return !writes && reaction.status === 'unknown'
    ? { status: 'retryLater', reason: reaction.reason }
    : reaction
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const complaint = z.looseObject({
  title: z.string().optional(),
  message: z.string().optional(),
  details: z.array(z.looseObject({ parameter: z.string().optional(), message: z.string() })).optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
})

const codes: Record<number, string> = {
  401: 'ACCESS_REVOKED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
}

function reactionTo(status: number, text: string): Failure {
  const { message, details = [], error, error_description } = complaint.safeParse(json(text)).data ?? {}
  const wrong = details.map(({ parameter, message }) => `${parameter ?? 'body'} ${message}`)
  const reason = wrong.join('; ') || message || error_description || `HTTP ${status}`
  if (error === 'invalid_client' || error === 'unauthorized_client')
    return { status: 'misconfigured', reason }
  // Spent or taken back: the mentor has to say yes anew.
  if (error === 'invalid_grant') return { status: 'refused', code: 'ACCESS_REVOKED', message: reason }
  if (status === 429) return { status: 'retryLater', reason }
  if (status >= 500) return { status: 'unknown', reason: `HTTP ${status}: ${reason}` }
  const taken = details.some(({ parameter }) => parameter === 'start_time')
  return { status: 'refused', code: taken ? 'TIME_GONE' : (codes[status] ?? 'REFUSED'), message: reason }
}

function unanswered(error: unknown): Failure {
  const code = codeOf(error as Below)
  const reason = code || (error instanceof Error ? error.message : 'no answer')
  if (heldBack.includes(code)) return { status: 'retryLater', reason, heldBack: true }
  return { status: unconnected.includes(code) ? 'retryLater' : 'unknown', reason }
}

type Below = { code?: unknown; cause?: Below; errors?: Below[] } | undefined

/** `fetch` hides the network's error in the cause; several addresses may have been tried. */
function codeOf(error: Below): string {
  if (typeof error?.code === 'string') return error.code
  const below = error?.cause ?? error?.errors?.[0]
  return below ? codeOf(below) : ''
}

/** Goes on with what was done; any other reaction is the answer. */
export async function after<A, B>(
  first: Reaction<A>,
  then: (facts: A) => Promise<Reaction<B>>,
): Promise<Reaction<B>> {
  return first.status === 'done' ? then(first.facts) : first
}

export function mapped<A, B>(reaction: Reaction<A>, to: (facts: A) => B): Reaction<B> {
  return reaction.status === 'done' ? { status: 'done', facts: to(reaction.facts) } : reaction
}

/** Of what follows a change: the change stands, so that "nothing happened" is no longer true. */
export function sinceChanged<Facts>(reaction: Reaction<Facts>): Reaction<Facts> {
  if (reaction.status === 'done' || reaction.status === 'unknown') return reaction
  return { status: 'unknown', reason: 'reason' in reaction ? reaction.reason : reaction.message }
}
