import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@remix-run/node'

/** The request makes no sense as HTTP; answered with `status`. */
export class RequestRefused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * What a request says of its origin, and the address it came from. Forwarding headers count only behind proxies that
 * we know: anybody can send them.
 * @param trustedProxies how many proxies stand before us, 0 for none
 */
export function originOf(req: IncomingMessage, trustedProxies: number): { url: URL; address: string } {
  const trusted = (name: string) =>
    trustedProxies > 0 ? nthFromRight(req.headers[name], trustedProxies) : undefined
  const protocol = trusted('x-forwarded-proto') === 'https' ? 'https' : 'http'
  const host = trusted('x-forwarded-host') ?? req.headers.host ?? 'localhost'
  const path = req.url?.startsWith('/') ? req.url : '/'
  // Two slashes at the start would name another host.
  const url = URL.canParse(`${protocol}://${host}`) ? new URL(`${protocol}://${host}`) : undefined
  if (url?.pathname !== '/' || url.username) throw new RequestRefused(400, 'The Host header is malformed.')
  const [pathname = '/', ...query] = path.split('?')
  if (!decodes(pathname)) throw new RequestRefused(400, 'The address is malformed.')
  url.pathname = pathname
  url.search = query.join('?')
  return { url, address: trusted('x-forwarded-for') ?? req.socket.remoteAddress ?? '' }
}

function decodes(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

/** Each proxy appends what it saw, so the outermost one that we trust wrote the nth entry from the right. */
function nthFromRight(header: string | string[] | undefined, n: number): string | undefined {
  const entries = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((each) => each.trim())
  return (entries.at(-n) ?? entries[0]) || undefined
}

/** A node:http request as a Fetch Request; its signal aborts when the client goes away before the answer is sent. */
export function toRequest(req: IncomingMessage, res: ServerResponse, url: URL): Request {
  const headers = new Headers()
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i] ?? ''
    if (!name.startsWith(':')) headers.append(name, req.rawHeaders[i + 1] ?? '')
  }
  const aborter = new AbortController()
  res.on('close', () => res.writableFinished || aborter.abort())
  const method = req.method ?? 'GET'
  if (!methods.includes(method)) throw new RequestRefused(405, `${method} is not understood here.`)
  const withoutBody = { method, headers, signal: aborter.signal }
  if (method === 'GET' || method === 'HEAD') return new Request(url, withoutBody)
  const body = createReadableStreamFromReadable(req as Readable)
  return new Request(url, { ...withoutBody, body, duplex: 'half' } as RequestInit)
}

/** Sends a Fetch Response; headers that were set before stay unless the response sets them too. */
export async function send(res: ServerResponse, response: Response): Promise<void> {
  res.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') res.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length) res.setHeader('set-cookie', cookies)
  if (response.body) await writeReadableStreamToWritable(response.body, res)
  else res.end()
}
