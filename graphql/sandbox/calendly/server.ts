import type { IncomingMessage, ServerResponse } from 'node:http'
import { fallDue } from '../frame/due.ts'
import { faultPlanOf } from '../frame/faults.ts'
import { type JsonCall, jsonApi, type Manners } from '../frame/json-api.ts'
import { openSandbox, type Sandbox, type SandboxOptions, sandboxedOf } from '../frame/server.ts'
import { locked } from '../frame/store.ts'
import { type CalendlyWish, overview, wishDone } from './desk.ts'
import { endpointsFor } from './endpoints.ts'
import { bearer, type Client } from './oauth.ts'
import { calendlyPost } from './subscriptions.ts'
import { isPage, visit } from './visits.ts'
import { calendlyStore, type Sandboxed, type World, worldAt } from './world.ts'

export type CalendlySandboxOptions = SandboxOptions & {
  client: Client
  /** By which tokens live; the business clock is everything else's. */
  machineNow: () => Date
  onCall?: (call: JsonCall) => void
}

export type CalendlySandbox = Sandbox & {
  /** What people do there, or Calendly does. Throws a Refusal for what cannot be. */
  act(wish: CalendlyWish): Promise<string>
  overview(pressable?: boolean): Promise<string>
}

export const calendlyFaults = faultPlanOf({ path: '/', timed: true })

const PER_MINUTE = 500

const titles: Record<number, string> = {
  400: 'Invalid Argument',
  401: 'Unauthenticated',
  403: 'Permission Denied',
  404: 'Resource Not Found',
  409: 'Already Exists',
  429: 'Too Many Requests',
}

/** Starts our stand-in for Calendly: its API, its pages, its webhooks, on a port of its own. */
export async function startCalendlySandbox(options: CalendlySandboxOptions): Promise<CalendlySandbox> {
  const { client, onCall = () => {} } = options
  const base: Sandboxed = { ...sandboxedOf(options, calendlyStore), machineNow: options.machineNow }
  const api = jsonApi<World>(base, mannersOf(base, client), onCall)
  const inWorld = <T>(work: (world: World) => Promise<T>) =>
    locked(base, (connection) => work(worldAt(connection, base)))
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://sandbox')
    return isPage(pathname) ? visit(base, client, request, response) : api(request, response)
  }
  const { sandbox, poke } = await openSandbox(base, options, {
    post: calendlyPost,
    faultPlan: calendlyFaults,
    serve,
    settle: () => inWorld(settle),
    crashed: { title: 'Internal Server Error', message: 'The sandbox failed; its log says why.' },
  })
  return {
    ...sandbox,
    act: (wish) => inWorld((world) => wishDone(world, wish)).finally(poke),
    overview: (pressable = false) => inWorld((world) => overview(world, pressable)),
  }
}

/** Nothing here has a deadline of its own but deliveries. */
const settle = (world: World) => fallDue(world, async () => {})

function mannersOf(base: Sandboxed, client: Client): Manners<World> {
  return {
    endpoints: endpointsFor(client),
    worldAt: (connection) => worldAt(connection, base),
    settle,
    async admit(world, asked) {
      if (!asked.path.startsWith('/oauth/')) world.account = await bearer(world, asked)
    },
    limitOf: ({ header }) => ({
      key: header('authorization') ?? '',
      perMinute: PER_MINUTE,
    }),
    headers: ({ perMinute, left, seconds }) => ({
      'x-ratelimit-limit': String(perMinute),
      'x-ratelimit-remaining': String(Math.max(left, 0)),
      'x-ratelimit-reset': String(seconds),
    }),
    envelope: ({ status, code, message, issues }, path) =>
      path.startsWith('/oauth/')
        ? { error: code ?? 'invalid_request', error_description: message }
        : {
            title: titles[status] ?? 'Internal Server Error',
            message: issues.length ? 'The supplied parameters are invalid.' : message,
            ...(issues.length && { details: issues }),
          },
  }
}
