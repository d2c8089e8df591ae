import type { IncomingMessage, ServerResponse } from 'node:http'
import { RequestRefused } from './adapter.ts'

const largeBytes = 1 << 20
/** All that is being read at the same time: a body is held in memory until its answer. */
const mostBytes = 128 << 20

let held = 0

/**
 * Counts a large body until its request is answered.
 * @throws RequestRefused while there is no room for it
 */
export function holdLarge({ headers }: IncomingMessage, res: ServerResponse): void {
  const bytes = Number(headers['content-length'] ?? 0)
  if (!(bytes > largeBytes)) return
  if (held + bytes > mostBytes) {
    res.setHeader('retry-after', '10')
    throw new RequestRefused(503, 'Many files arrive at this moment. Please try again in some seconds.')
  }
  held += bytes
  res.once('close', () => {
    held -= bytes
  })
}
