import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { nodeId } from '#graphql/usecases/node-id.ts'
import { type Door, visit } from './context.ts'
import { graphqlRoute } from './graphql-route.ts'
import type { House } from './house.ts'
import type { Visit } from './http/pages.ts'
import { rememberLink } from './link-cookie.ts'
import type { Part } from './part.ts'
import { keyFor } from './secrets.ts'
import { createSignIns } from './sign-in.ts'
import { createSockets } from './sockets.ts'
import { linkedBooking } from './viewer.ts'
import { type Api, createApi, runInProcess } from './yoga.ts'

/** Revocations are announced like events; what they admitted is judged anew. */
const revocations = new Set(['apiKey.revoked', 'signIn.ended'])

/** The API: over HTTP, over sockets, and in this process for the web site. */
export function apiPart({ foundation, deps, feed, finder }: House): { part: Part; door: Door } {
  const { env } = foundation
  const secure = env.appUrl.startsWith('https:')
  const signIns = createSignIns(deps.db, secure)
  const door: Door = { deps, feed, finder, signIns, sourceKey: keyFor('source', env.appSecret) }
  const api = createApi(door, { appUrl: env.appUrl, production: env.production })
  const sockets = createSockets(api, door, env.appUrl)
  const stopWatching = new AbortController()
  void watch(feed.subscribe(feed.position(), stopWatching.signal), sockets.recheck)
  const part: Part = {
    name: 'api',
    routes: [graphqlRoute(api, door, env)],
    upgrades: [{ path: '/graphql', handle: sockets.upgrade }],
    formTargets: [
      ...(env.stripe.secretKey ? paysAndOnboards : []),
      ...(env.calendly.client ? [env.calendly.authBase ?? 'https://auth.calendly.com'] : []),
    ],
    loadContext: (page) => pageApi(api, door, page, secure),
    async hangUp() {
      stopWatching.abort()
      await sockets.close()
    },
  }
  return { part, door }
}

/** A form of ours is answered with the way to a page of Stripe's; browsers follow it only where that is said before. */
const paysAndOnboards = ['https://checkout.stripe.com', 'https://connect.stripe.com']

async function watch(events: AsyncIterable<{ type: string }>, recheck: () => Promise<unknown>) {
  for await (const { type } of events) if (revocations.has(type)) await recheck()
}

/** What the pages get of the API. Every call is made by whoever sent the request; cookies go out with the answer. */
async function pageApi(api: Api, door: Door, page: Visit, secure: boolean) {
  const { headers } = page.request
  const cookies = headers.get('cookie') ?? ''
  const { context, setCookies } = await visit(door, { authorization: null, cookies, address: page.address })
  page.setCookies = setCookies
  return {
    api: {
      run: <R, V>(document: TypedDocumentNode<R, V>, variables: V): Promise<R> =>
        runInProcess<R, V>(api, context, document, variables),
      rememberBooking: async (accessToken: string) => {
        const bookingId = await linkedBooking(door, accessToken)
        if (bookingId) setCookies.push(rememberLink(cookies, accessToken, secure))
        return bookingId && nodeId('Booking', bookingId)
      },
    },
  }
}
