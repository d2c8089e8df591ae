import type { IncomingMessage } from 'node:http'
import { RequestRefused } from './adapter.ts'

/**
 * The body as it came, for signatures over its bytes.
 * @param limit in bytes; one more and the request is refused with 413, without reading on
 * @throws RequestRefused
 */
export async function rawBody(req: IncomingMessage, limit = 1 << 20): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit)
    throw new RequestRefused(413, 'The body is too large.')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new RequestRefused(413, 'The body is too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
