import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Download, openFile } from '#graphql/usecases/file/download.ts'
import { readNodeId } from '#graphql/usecases/node-id.ts'
import { type Door, visit } from './context.ts'
import { originOf, RequestRefused } from './http/adapter.ts'
import type { Part } from './part.ts'
import { CredentialsRefused } from './viewer.ts'

/** Files that are attached, for those who may see them; for everybody else there is nothing. */
export function filesPart(door: Door, trustedProxies: number): Part {
  return { name: 'files', routes: [{ path: '/files/', handle: send }] }

  async function send(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'GET' && req.method !== 'HEAD') throw new RequestRefused(405, 'Only GET.')
    const { url, address } = originOf(req, trustedProxies)
    const id = readNodeId(url.pathname.slice('/files/'.length))
    const { authorization = null, cookie: cookies = '' } = req.headers
    const file = id?.typename === 'File' && (await found({ authorization, cookies, address }, id.id))
    if (!file) throw new RequestRefused(404, 'There is nothing here.')
    res.writeHead(200, headersOf(file))
    if (req.method === 'HEAD') res.end()
    else await pipeline(Readable.from(file.parts), res).catch(unlessGone(req))
  }

  async function found(visitor: Parameters<typeof visit>[1], id: string): Promise<Download | null> {
    try {
      const { context } = await visit(door, visitor)
      return await openFile(door.deps, context.viewer, id)
    } catch (error) {
      if (error instanceof CredentialsRefused) throw new RequestRefused(401, error.message)
      throw error
    }
  }
}

/** Saved, never shown: whatever is in it, it is no page of ours. */
const headersOf = ({ name, mediaType, size }: Download) => ({
  'content-type': mediaType,
  'content-length': size,
  'content-disposition': `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${extendedOf(name)}`,
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
})

const asciiOf = (name: string) => name.replace(/[^\x20-\x7e]|["\\%]/g, '_')

/** RFC 8187 leaves fewer characters alone than encodeURIComponent does. */
const extendedOf = (name: string) =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const unlessGone = (req: IncomingMessage) => (error: unknown) => {
  if (!req.destroyed) throw error
}
