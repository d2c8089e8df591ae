import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import serveStatic from 'serve-static'

type Next = (req: IncomingMessage, res: ServerResponse, next: () => void) => void

/**
 * Serves the built files of the web site; those under /assets/ are named by their content and never change. A file that
 * vanishes while it is served, because somebody builds anew, is not there: nothing else happens.
 */
export function staticFiles(dir: string): Next {
  const assets = path.join(dir, 'assets') + path.sep
  return serveStatic(dir, {
    index: false,
    redirect: false,
    setHeaders: (res, file) => {
      const forever = file.startsWith(assets)
      res.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    },
  })
}
