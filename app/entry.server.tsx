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
      <Document.Provider value={{ nonce, entry, reference: referenceOf(nonce) }}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </Document.Provider>
    )
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      [whole ? 'onAllReady' : 'onShellReady']: ready,
      onShellError: reject,
      onError: (error: unknown) => {
        code = 500
        if (!request.signal.aborted) complain(error, nonce)
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
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) complain(error, context.nonce)
}

/** What a reader can quote to find their broken page in the log. */
const referenceOf = (nonce: string) => nonce.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8)

function complain(error: unknown, nonce: string): void {
  // biome-ignore lint/suspicious/noConsole: the web site has no other way to the log
  console.error(`page ${referenceOf(nonce)} broke`, error)
}
