import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Env } from '../env.ts'
import { RequestRefused } from '../http/adapter.ts'
import { rawBody } from '../http/body.ts'

export type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * Lets a control call through: by a name of this machine or our own address, from no page or one of ours, and with the
 * secret where one is set, so that no page somewhere on the web can turn our clock. Throws RequestRefused.
 */
export function guardControl({ headers }: IncomingMessage, { appUrl, sandboxSecret }: Env): void {
  const { host: ours, origin: ourOrigin } = new URL(appUrl)
  const { host = '', origin } = headers
  if (!loopback.test(host) && host !== ours) throw new RequestRefused(403, 'Not under this name.')
  if (origin !== undefined && origin !== ourOrigin) throw new RequestRefused(403, 'Not from another site.')
  if (sandboxSecret && !same(headers.authorization ?? '', `Bearer ${sandboxSecret}`)) {
    throw new RequestRefused(401, 'The sandbox asks for its secret: Authorization: Bearer …')
  }
}

function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

export const isForm = ({ headers }: IncomingMessage): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')

/**
 * The fields of a form on one of our own pages. Another site can send a form too, and some browsers leave out from where:
 * so here the origin must be named, and be ours. Throws RequestRefused.
 */
export async function formBody(req: IncomingMessage, { appUrl }: Env): Promise<Record<string, string>> {
  if (req.method !== 'POST') throw new RequestRefused(405, 'Only POST.')
  if (req.headers.origin !== new URL(appUrl).origin) throw new RequestRefused(403, 'Not from another site.')
  return Object.fromEntries(new URLSearchParams((await rawBody(req)).toString()))
}

/** The JSON body of a control call. Throws RequestRefused for anything else. */
export async function controlBody(req: IncomingMessage): Promise<unknown> {
  if (req.method !== 'POST') throw new RequestRefused(405, 'Only POST.')
  if (!/^application\/json\b/i.test(req.headers['content-type'] ?? '')) {
    throw new RequestRefused(415, 'Send application/json.')
  }
  const text = (await rawBody(req)).toString()
  try {
    return JSON.parse(text || '{}')
  } catch {
    throw new RequestRefused(400, 'The body is not JSON.')
  }
}
