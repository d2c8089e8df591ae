import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { correlated } from '#graphql/usecases/correlation.ts'
import { RequestRefused } from './http/adapter.ts'
import { type HeaderRules, secure } from './http/headers.ts'
import type { Pages } from './http/pages.ts'

/** A place outside the web site. A path that ends with a slash stands for everything below it. */
export type Route = {
  path: string
  handle: (req: IncomingMessage, res: ServerResponse) => Promise<void> | void
}

/** Who takes over the connections that leave HTTP at a path. */
export type Upgrade = {
  path: string
  handle: (req: IncomingMessage, socket: Duplex, head: Buffer) => void
}

export type AppOptions = { routes: Route[]; upgrades: Upgrade[]; headers: HeaderRules; log: Logger }

export type App = {
  server: Server
  /** Everything that no route claims. Set once, before listening; apart because in development it needs the server. */
  serve(pages: Pages): void
  /** Listens, or says which variable to change when the port is taken. */
  listen(port: number, host: string): Promise<void>
  /**
   * Takes no more connections and lets the requests under way finish, for at most `graceMs`.
   * @param graceMs milliseconds; connections that are still open then are cut
   */
  close(graceMs: number): Promise<void>
}

/** The one HTTP server: routes by path, then the web site. */
export function createApp({ routes, upgrades, headers, log }: AppOptions): App {
  let pages: Pages | undefined
  let closing = false
  const server = createServer((req, res) => {
    void correlated(`request-${randomUUID()}`, () => answer(req, res))
  })
  // A client that never finishes its head or body must not hold a connection for ever.
  server.headersTimeout = 15_000
  server.requestTimeout = 60_000
  // Longer than proxies and clients keep an idle connection, a minute at most: whoever closes one first may
  // cut off a request that is just on its way on it.
  server.keepAliveTimeout = 75_000

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = pathOf(req)
    if (closing) res.setHeader('connection', 'close')
    // A connection that is kept alive for a next request would hold up the end.
    res.on('close', () => closing && server.closeIdleConnections())
    const nonce = secure(res, path, headers)
    try {
      const route = routes.find(({ path: claimed }) => matches(claimed, path))
      if (route) await route.handle(req, res)
      else if (pages) await pages.handle(req, res, nonce)
      else throw new RequestRefused(404, 'There is nothing here.')
    } catch (error) {
      if (error instanceof RequestRefused && error.status === 413) await runOut(req)
      refuse(res, error, log)
    }
  }

  server.on('upgrade', (req, socket, head) => {
    const upgrade = upgrades.find(({ path }) => path === pathOf(req))
    if (upgrade && !closing) upgrade.handle(req, socket, head)
    else if (!headers.dev || pathOf(req) !== '/__vite_hmr') socket.destroy()
  })

  return {
    server,
    serve: (site) => {
      pages = site
    },
    listen: (port, host) => listen(server, port, host),
    close: async (graceMs) => {
      closing = true
      const closed = new Promise((resolve) => server.close(resolve))
      const impatience = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearTimeout(impatience)
      await pages?.close()
    },
  }
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? '/').split('?', 1)[0] ?? '/'
}

function matches(claimed: string, path: string): boolean {
  return claimed.endsWith('/') ? path.startsWith(claimed) : path === claimed
}

const patienceMs = 5_000

/** Who is still sending reads no answer, so a body that is too large is let run out for a moment, unread. */
async function runOut(req: IncomingMessage): Promise<void> {
  const over = new AbortController()
  const { signal } = over
  req.resume()
  await Promise.race([
    once(req, 'end', { signal }),
    once(req, 'close', { signal }),
    pause(patienceMs, undefined, { signal }),
  ]).catch(() => {})
  over.abort()
}

function refuse(res: ServerResponse, error: unknown, log: Logger): void {
  const refused = error instanceof RequestRefused ? error : undefined
  const left = res.destroyed && (error as NodeJS.ErrnoException).code === 'ECONNRESET'
  if (!refused && !left) log.error({ err: error }, 'request failed')
  if (res.headersSent) return void res.destroy()
  res.writeHead(refused?.status ?? 500, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
  res.end(refused?.message ?? 'Something went wrong on our side. Please try again.')
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      const why = error.code === 'EACCES' ? 'not allowed to this user' : 'already taken'
      reject(taken ? new Error(`PORT: ${port} on ${host} is ${why}. Set PORT to another one.`) : error)
    })
    server.listen(port, host, resolve)
  })
}
