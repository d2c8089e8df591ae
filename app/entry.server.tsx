import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { Document } from './document.ts'

export const streamTimeout = 5_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const entry = remix.manifest.entry.module
  const whole = isbot(request.headers.get('user-agent')) || isPlain(remix)
  return new Promise((resolve, reject) => {
    let code = status
    const ready = () => {
      const body = new PassThrough()
      headers.set('content-type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }))
      pipe(body)
    }
    const page = (
      <Document.Provider value={{ nonce, entry }}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </Document.Provider>
    )
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      [whole ? 'onAllReady' : 'onShellReady']: ready,
      onShellError: reject,
      onError: (error: unknown) => {
        code = 500
        if (!request.signal.aborted) complain(error)
      },
    })
    setTimeout(abort, streamTimeout + 1_000)
  })
}

/** A plain page comes whole: with JavaScript off a placeholder would stay for ever. */
function isPlain({ routeModules, staticHandlerContext }: EntryContext): boolean {
  return staticHandlerContext.matches.some(({ route }) => {
    const handle = routeModules[route.id]?.handle as { plain?: boolean } | undefined
    return handle?.plain
  })
}

/** Refusals thrown as responses are answers, and a reader who left is no failure. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) complain(error)
}

function complain(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the web site has no other way to the log
  console.error(error)
}
