import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** A request, as far as it can be read without knowing what is asked. */
export type Asked = {
  method: string
  path: string
  query: Record<string, unknown>
  sent: Record<string, unknown>
  header: (name: string) => string | null
}

const LARGEST_BODY = 1_000_000

/** The request's body as text; beyond a megabyte it is refused. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > LARGEST_BODY) throw new Refusal(413, 'The request is too large.')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Reads a request whose body is JSON or a form. Throws a Refusal for another. */
export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://sandbox')
  const header = (name: string) => request.headers[name.toLowerCase()]?.toString() ?? null
  const { method = 'GET' } = request
  const asked = { method, path: url.pathname, query: listed(url.searchParams), sent: {}, header }
  return { ...asked, sent: bodyOf(await readBody(request), header('content-type') ?? '') }
}

function bodyOf(text: string, type: string): Record<string, unknown> {
  if (text === '') return {}
  if (type.startsWith('application/x-www-form-urlencoded')) return listed(new URLSearchParams(text))
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'object' && read !== null && !Array.isArray(read))
      return read as Record<string, unknown>
  } catch {}
  throw new Refusal(400, 'The body is not a JSON object.')
}

/** A name that comes several times, or ends with `[]`, is a list. */
function listed(params: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(params.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const all = params.getAll(name)
      return [name.replace(/\[\]$/, ''), all.length > 1 || name.endsWith('[]') ? all : all[0]]
    }),
  )
}
