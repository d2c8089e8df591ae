import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import { originOf, send, toRequest } from './adapter.ts'
import { guardForm } from './form-guard.ts'
import { holdLarge } from './large-bodies.ts'
import { staticFiles } from './static.ts'

/** One request to a page; `setCookies` go out with its answer. */
export type Visit = { request: Request; address: string; nonce: string; setCookies: string[] }

export type Pages = {
  handle(req: IncomingMessage, res: ServerResponse, nonce: string): Promise<void>
  close(): Promise<void>
}

export type PagesOptions = {
  dev: boolean
  trustedProxies: number
  /** What loaders and actions get. */
  loadContext: (visit: Visit) => Promise<AppLoadContext>
  /** Carries the development socket, which shares our port. */
  server: Server
}

/** The web site: its files, then its routes. */
export async function createPages(options: PagesOptions): Promise<Pages> {
  const vite = options.dev ? await createVite(options.server) : undefined
  const build = vite
    ? () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
    : ((await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild)
  const remix = createRequestHandler(build, options.dev ? 'development' : 'production')
  const files = vite ? vite.middlewares : staticFiles(path.resolve('build/client'))

  async function render(req: IncomingMessage, res: ServerResponse, nonce: string): Promise<void> {
    const { url, address } = originOf(req, options.trustedProxies)
    guardForm(req, url)
    holdLarge(req, res)
    const request = toRequest(req, res, url)
    const visit: Visit = { request, address, nonce, setCookies: [] }
    const context = await options.loadContext(visit)
    const response = await remix(request, context)
    for (const cookie of visit.setCookies) response.headers.append('set-cookie', cookie)
    await send(res, response)
  }

  return {
    handle: (req, res, nonce) =>
      new Promise((resolve, reject) => {
        res.on('close', resolve)
        files(req, res, () => void render(req, res, nonce).then(resolve, reject))
      }),
    close: async () => await vite?.close(),
  }
}

async function createVite(server: Server): Promise<ViteDevServer> {
  const { createServer } = await import('vite')
  const hmr = { server, path: '/__vite_hmr' }
  return await createServer({ server: { middlewareMode: true, hmr }, appType: 'custom' })
}
