import { z } from 'zod'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { ask, type Question } from '../call.ts'

export type Asking<Facts> = Pick<Question<Facts>, 'method' | 'body' | 'form'> & {
  path: string
  query?: Record<string, string | undefined>
  token: string | null
  answer: z.ZodType<Facts>
}
export type Call = <Facts>(asking: Asking<Facts>) => Promise<Reaction<Facts>>

/** Calls one of Calendly's two addresses. */
export function callerOf(base: string, send: typeof fetch): Call {
  return ({ path, query = {}, token, answer: facts, ...asking }) => {
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
    const search = given.length > 0 ? `?${new URLSearchParams(given)}` : ''
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    return ask(send, { ...asking, url: `${base}${path}${search}`, headers, facts, refusal })
  }
}

const complaint = z.looseObject({
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

const refusal: Question<unknown>['refusal'] = ({ status, body }) => {
  const { message, details = [], error, error_description } = complaint.safeParse(body).data ?? {}
  const wrong = details.map(({ parameter, message }) => `${parameter ?? 'body'} ${message}`)
  const reason = wrong.join('; ') || message || error_description || `HTTP ${status}`
  if (error === 'invalid_client' || error === 'unauthorized_client')
    return { status: 'misconfigured', reason }
  // Spent or taken back: the mentor has to say yes anew.
  if (error === 'invalid_grant') return { status: 'refused', code: 'ACCESS_REVOKED', message: reason }
  const taken = details.some(({ parameter }) => parameter === 'start_time')
  return {
    status: 'refused',
    code: taken ? 'TIME_TAKEN' : (codes[status] ?? `HTTP_${status}`),
    message: reason,
  }
}

/** Goes on with what was done; any other reaction is the answer. */
export async function after<A, B>(
  first: Reaction<A>,
  then: (facts: A) => Promise<Reaction<B>>,
): Promise<Reaction<B>> {
  return first.status === 'done' ? then(first.facts) : first
}

/** Of what follows a change: the change stands, so that "nothing happened" is no longer true. */
export function sinceChanged<Facts>(reaction: Reaction<Facts>): Reaction<Facts> {
  if (reaction.status === 'done' || reaction.status === 'unknown') return reaction
  return { status: 'unknown', reason: 'reason' in reaction ? reaction.reason : reaction.message }
}
