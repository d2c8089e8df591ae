import type { ServerResponse } from 'node:http'
import type { Route } from './app.ts'
import { pendingMigrations } from './database/migrate.ts'
import type { Foundation } from './foundation.ts'
import type { Part } from './part.ts'

/** /healthz says that the process answers; /readyz that it can do its work, or why not. */
export function healthRoutes(
  { pool, env, log }: Foundation,
  parts: Part[],
  stopping: () => boolean,
): Route[] {
  async function unready(): Promise<string | undefined> {
    if (stopping()) return 'stopping'
    if (!env.skipMigrations && (await pendingMigrations(pool)).length) return 'migrations'
    for (const part of parts) {
      const reason = await part.unready?.()
      if (reason) return reason
    }
    return undefined
  }
  async function ready(res: ServerResponse): Promise<void> {
    const reason = await unready().catch((error: unknown) => {
      log.warn({ err: error }, 'not ready')
      return 'database'
    })
    say(res, reason ? 503 : 200, reason ? { ready: false, reason } : { ready: true })
  }
  return [
    { path: '/healthz', handle: (_req, res) => say(res, 200, { ok: true }) },
    { path: '/readyz', handle: (_req, res) => ready(res) },
  ]
}

function say(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify(body))
}
