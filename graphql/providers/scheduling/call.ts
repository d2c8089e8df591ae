import { z } from 'zod'
import type { Reaction } from '#graphql/domain/reaction.ts'

/** Codes of a connection that was never made: the request did not leave us. */
const unconnected = 'ECONNREFUSED ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH UND_ERR_CONNECT_TIMEOUT'.split(
  ' ',
)
/** Codes of whoever lets calls leave, and did not let this one. */
const heldBack = ['PROVIDER_RESTING', 'PROVIDER_BUSY']

type No = Exclude<Reaction<never>, { status: 'done' }>
type Answer = { status: number; body: unknown }

export type Question<Facts> = {
  url: string
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  headers: Record<string, string>
  body?: object
  /** The body as a form instead. */
  form?: Record<string, string>
  /** What of the answer we go by. */
  facts: z.ZodType<Facts>
  /** How the company says no, 429 and its own failures apart. */
  refusal: (answer: Answer) => No
}

/**
 * Makes one call and says how to react to what came of it. Of a call that changes something, silence and failures leave
 * unknown whether it happened; of one that only reads they are no more than a reason to ask again.
 */
export async function ask<Facts>(send: typeof fetch, question: Question<Facts>): Promise<Reaction<Facts>> {
  const { method } = question
  const lost = (reason: string): No =>
    method === 'GET' ? { status: 'retryLater', reason } : { status: 'unknown', reason }
  const answer = await sent(send, question).catch((error: unknown) => failureOf(error))
  if ('error' in answer) {
    const { code, reason } = answer
    if (heldBack.includes(code)) return { status: 'retryLater', reason: code, heldBack: true }
    return unconnected.includes(code) ? { status: 'retryLater', reason } : lost(reason)
  }
  const { status, body } = answer
  const where = `${method} ${new URL(question.url).pathname}`
  if (status === 429) return { status: 'retryLater', reason: `${where}: too many calls` }
  if (status >= 500) return lost(`${where}: HTTP ${status}`)
  if (status >= 300) return question.refusal(answer)
  const { data, success, error } = question.facts.safeParse(body)
  return success ? { status: 'done', facts: data } : lost(`${where}: ${z.prettifyError(error)}`)
}

async function sent(
  send: typeof fetch,
  { url, method, headers, body, form }: Question<unknown>,
): Promise<Answer> {
  const answer = await send(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    redirect: 'manual',
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
  const text = await answer.text()
  return { status: answer.status, body: json(text) }
}

/** A company's failure need not be JSON. */
function json(text: string): unknown {
  try {
    return JSON.parse(text || '{}')
  } catch {
    return null
  }
}

type Below = { code?: unknown; cause?: Below; errors?: Below[]; message?: string }

/** The error of the network below; several addresses may have been tried. */
function failureOf(error: unknown): { error: true; code: string; reason: string } {
  const codeOf = (below: Below | undefined): string => {
    if (typeof below !== 'object' || below === null) return ''
    return typeof below.code === 'string' ? below.code : codeOf(below.cause ?? below.errors?.[0])
  }
  const { message = 'no answer' } = error as Below
  const code = codeOf(error as Below)
  return { error: true, code, reason: code || message }
}

/** What a definite yes leads to; any no stays what it is. */
export function onYes<From, To>(reaction: Reaction<From>, made: (facts: From) => To): Reaction<To> {
  return reaction.status === 'done' ? { status: 'done', facts: made(reaction.facts) } : reaction
}
