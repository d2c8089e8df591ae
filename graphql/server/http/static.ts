import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

type Next = (req: IncomingMessage, res: ServerResponse, next: () => void) => void

/** Serves the built files of the web site; those under /assets/ are named by their content and never change. */
export function staticFiles(dir: string): Next {
  const serve = sirv(dir, {
    etag: true,
    setHeaders: (res, file) => {
      const forever = file.startsWith('/assets/')
      res.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    },
  })
  return (req, res, next) => (req.method === 'GET' || req.method === 'HEAD' ? serve(req, res, next) : next())
}
