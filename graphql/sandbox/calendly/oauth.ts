import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { Refusal } from '../frame/refusal.ts'
import type { Asked } from '../frame/request.ts'
import { newId } from '../frame/world.ts'
import type { tokenQuestion, tokenWish } from './parameters.ts'
import type { Token } from './wire.ts'
import { all, find, save, type World } from './world.ts'

/** The application that Calendly knows. */
export type Client = { id: string; secret: string }

const CODE_MINUTES = 10
const ACCESS_SECONDS = 7200
const SCOPE = 'users:read event_types:read availability:read scheduled_events:write webhooks:write'

const refused = (code: string, message: string, status = 400, keeps = false) =>
  new Refusal(status, message, { code, keeps })

async function issue(world: World, token: Omit<Token, 'state' | 'scope'>, prefix = ''): Promise<string> {
  const id = await newId(world, prefix, 40)
  await save(world, 'token', id, { ...token, state: 'live', scope: SCOPE }, { account: token.user })
  return id
}

/** What the application gets when somebody said yes. */
export async function grantCode(
  world: World,
  { user, redirectUri, challenge }: Pick<Token, 'user' | 'redirectUri' | 'challenge'>,
): Promise<string> {
  const grant = await newId(world, 'grant_')
  const expiresAt = world.machineNow + CODE_MINUTES * 60_000
  return issue(world, { kind: 'code', user, grant, expiresAt, redirectUri, challenge })
}

/** A token that a person makes for themselves on their page. */
export async function personalToken(world: World, user: string): Promise<string> {
  const grant = await newId(world, 'grant_')
  const token = { kind: 'personal', user, grant, expiresAt: null, redirectUri: '', challenge: '' } as const
  return issue(world, token, 'pat_')
}

/** Gives tokens for a code or for a refresh token. Each is good once: whoever brings one again ends all that came of it. */
export async function tokens(
  world: World,
  client: Client,
  wish: z.output<typeof tokenWish>,
  asked: Asked,
): Promise<object> {
  if (!isClient(client, wish, asked)) throw refused('invalid_client', 'Client authentication failed.', 401)
  const wanted = wish.grant_type === 'authorization_code' ? 'code' : 'refresh'
  const id = (wanted === 'code' ? wish.code : wish.refresh_token) ?? ''
  const row = await find(world, 'token', id)
  const { body: token } = row ?? {}
  if (token?.kind !== wanted || token.state === 'revoked') throw invalidGrant()
  if (token.state === 'used') {
    await revokeGrant(world, token.grant)
    throw invalidGrant(true)
  }
  if (token.expiresAt !== null && token.expiresAt <= world.machineNow) throw invalidGrant()
  if (wanted === 'code' && !isProven(token, wish)) throw invalidGrant()
  await save(world, 'token', id, { ...token, state: 'used' })
  return tokenPair(world, token)
}

const invalidGrant = (keeps = false) =>
  refused('invalid_grant', 'The provided authorization grant is invalid, expired or revoked.', 400, keeps)

async function tokenPair(world: World, { user, grant }: Token): Promise<object> {
  const shared = { user, grant, redirectUri: '', challenge: '' }
  const expiresAt = world.machineNow + ACCESS_SECONDS * 1000
  const access = await issue(world, { ...shared, kind: 'access', expiresAt })
  const refresh = await issue(world, { ...shared, kind: 'refresh', expiresAt: null })
  const { body: owner } = (await find(world, 'user', user)) ?? {}
  return {
    ...{ token_type: 'Bearer', access_token: access, refresh_token: refresh, scope: SCOPE },
    ...{ created_at: Math.floor(world.machineNow / 1000), expires_in: ACCESS_SECONDS },
    ...{ owner: owner?.uri, organization: owner?.current_organization },
  }
}

/** PKCE of S256, to the address that the code was given to. */
function isProven({ redirectUri, challenge }: Token, wish: z.output<typeof tokenWish>): boolean {
  const proof = createHash('sha256')
    .update(wish.code_verifier ?? '')
    .digest('base64url')
  return proof === challenge && wish.redirect_uri === redirectUri
}

/** By Basic or in the body. */
function isClient(
  { id, secret }: Client,
  sent: { client_id?: string | undefined; client_secret?: string | undefined },
  asked: Asked,
) {
  const basic = /^Basic (.+)$/.exec(asked.header('authorization') ?? '')?.[1]
  if (basic) return Buffer.from(basic, 'base64').toString() === `${id}:${secret}`
  return sent.client_id === id && sent.client_secret === secret
}

export async function revokeGrant(world: World, grant: string): Promise<void> {
  for (const { id, body } of await all(world, 'token', null))
    if (body.grant === grant) await save(world, 'token', id, { ...body, state: 'revoked' })
}

/** Says yes to a token that it does not know: it is as good as revoked. */
export async function revoke(
  world: World,
  client: Client,
  sent: z.output<typeof tokenQuestion>,
  asked: Asked,
) {
  if (!isClient(client, sent, asked)) throw refused('invalid_client', 'Client authentication failed.', 401)
  const row = await find(world, 'token', sent.token)
  if (row) await revokeGrant(world, row.body.grant)
  return {}
}

export async function introspect(
  world: World,
  client: Client,
  sent: z.output<typeof tokenQuestion>,
  asked: Asked,
) {
  if (!isClient(client, sent, asked)) throw refused('invalid_client', 'Client authentication failed.', 401)
  const { body: token } = (await find(world, 'token', sent.token)) ?? {}
  if (token?.state !== 'live' || isOver(world, token)) return { active: false }
  const { body: owner } = (await find(world, 'user', token.user)) ?? {}
  return {
    ...{ active: true, scope: token.scope, client_id: client.id, token_type: 'Bearer' },
    ...(token.expiresAt !== null && { exp: Math.floor(token.expiresAt / 1000) }),
    ...{ owner: owner?.uri, organization: owner?.current_organization },
  }
}

const isOver = (world: World, { expiresAt }: Token) => expiresAt !== null && expiresAt <= world.machineNow

/** Whose token a call carries. Throws Calendly's 401. */
export async function bearer(world: World, asked: Asked): Promise<string> {
  const refuse = (what: string) => new Refusal(401, `The access token ${what}`)
  const [, id] = /^Bearer (.+)$/.exec(asked.header('authorization') ?? '') ?? []
  if (!id) throw refuse('is missing')
  const { body: token } = (await find(world, 'token', id)) ?? {}
  if (token?.kind !== 'access' && token?.kind !== 'personal') throw refuse('is invalid')
  if (token.state !== 'live') throw refuse('was revoked')
  if (isOver(world, token)) throw refuse('expired')
  return token.user
}
