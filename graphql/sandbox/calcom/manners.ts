import { randomUUID } from 'node:crypto'
import { fallDue } from '../frame/due.ts'
import type { Manners } from '../frame/json-api.ts'
import { Refusal } from '../frame/refusal.ts'
import type { Asked } from '../frame/request.ts'
import { removeObject } from '../frame/world.ts'
import { endpoints } from './endpoints.ts'
import { badRequest, type Calcom, type Caller, find, unauthorized, type World, worldAt } from './world.ts'

const versions: [path: string, version: string][] = [
  ['/v2/bookings', '2024-08-13'],
  ['/v2/slots', '2024-09-04'],
  ['/v2/event-types', '2024-06-14'],
]

/** As the framework that Cal.com uses names them. */
const names: Record<number, string> = {
  400: 'BadRequestException',
  401: 'UnauthorizedException',
  403: 'ForbiddenException',
  404: 'NotFoundException',
  409: 'ConflictException',
  422: 'UnprocessableEntityException',
  429: 'ThrottlerException',
  498: 'TokenExpiredException',
}

export function mannersOf(calcom: Calcom, perMinute: { anyone: number; platform: number }): Manners<World> {
  return {
    endpoints,
    worldAt: (client) => worldAt(client, calcom),
    settle,
    async admit(world, asked) {
      checkVersion(asked)
      world.caller = await callerOf(world, asked)
    },
    limitOf({ header }) {
      const known = header('authorization') ?? header('x-cal-secret-key')
      return known ? { key: known, perMinute: perMinute.platform } : { key: '', perMinute: perMinute.anyone }
    },
    headers: ({ perMinute: limit, left, seconds }) => ({
      'x-ratelimit-limit-default': String(limit),
      'x-ratelimit-remaining-default': String(Math.max(left, 0)),
      'x-ratelimit-reset-default': String(seconds),
      'x-request-id': randomUUID(),
      ...(left < 0 ? { 'retry-after-default': String(seconds) } : {}),
    }),
    envelope: ({ status, code, message }, path) => {
      const named = code ?? names[status] ?? 'InternalServerErrorException'
      const details = { message, error: named.replace('Exception', ''), statusCode: status }
      const timestamp = calcom.now().toISOString()
      return { status: 'error', timestamp, path, error: { code: named, message, details } }
    },
  }
}

/** Reservations end when their time has come. */
export function settle(world: World): Promise<number> {
  return fallDue(world, ({ id, type }) => removeObject(world, type, id))
}

/** Without the right version Cal.com answers in an older shape, which nobody here should meet. */
function checkVersion({ path, header }: Asked): void {
  const wanted = versions.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1]
  const given = header('cal-api-version')
  if (wanted && given !== wanted)
    throw badRequest(`The sandbox serves cal-api-version ${wanted} here only, not ${given ?? 'none'}.`)
}

async function callerOf(world: World, { path, header }: Asked): Promise<Caller> {
  const secret = header('x-cal-secret-key')
  if (secret !== null) {
    const named = path.startsWith('/v2/oauth') || header('x-cal-client-id') === world.clientId
    if (secret !== world.clientSecret || !named) throw unauthorized('Invalid client secret')
    return { kind: 'client' }
  }
  const bearer = /^Bearer (.+)$/i.exec(header('authorization') ?? '')?.[1]
  if (!bearer) return { kind: 'nobody' }
  const token = (await find(world, 'token', bearer))?.body
  if (token?.kind !== 'access') throw unauthorized('Invalid Access Token.')
  if (token.expiresAt < world.machineNow) throw new Refusal(498, 'ACCESS_TOKEN_IS_EXPIRED')
  return { kind: 'user', id: token.userId }
}
