import { newId, nextNumber, removeObject } from '../frame/world.ts'
import type { User } from './kept.ts'
import type * as take from './takes.ts'
import {
  all,
  badRequest,
  find,
  iso,
  keyOf,
  needClient,
  notFound,
  save,
  unauthorized,
  type World,
} from './world.ts'

const HOUR = 3_600_000
const YEAR = 365 * 24 * HOUR

type Pair = {
  accessToken: string
  accessTokenExpiresAt: number
  refreshToken: string
  refreshTokenExpiresAt: number
}

/** Only the one client is known. */
export function checkClient(world: World, clientId: string | undefined): void {
  if (clientId !== world.clientId) throw unauthorized(`Client with ID ${clientId} not found`)
  needClient(world)
}

/** The client's name goes into the address, so that nobody meets an account of theirs. */
const addressOf = ({ clientId }: World, email: string) => email.replace('@', `+${clientId}@`)

/** The address as the platform gave it. */
export const displayEmail = ({ clientId }: World, email: string) => email.replace(`+${clientId}@`, '@')

export async function createUser(world: World, sent: typeof take.newUser._output) {
  const email = addressOf(world, sent.email)
  const known = await all(world, 'user')
  if (known.some((user) => user.email === email))
    throw badRequest(
      `User with the provided e-mail already exists. Existing user ID=${known.find((user) => user.email === email)?.id}`,
    )
  const id = Number(await nextNumber(world))
  const user: User = {
    id,
    email,
    username: email
      .replace(/@.*$/, '')
      .replaceAll(/[^a-z0-9]+/gi, '-')
      .toLowerCase(),
    name: sent.name,
    bio: sent.bio ?? null,
    timeZone: sent.timeZone ?? 'Europe/London',
    weekStart: sent.weekStart ?? 'Sunday',
    createdDate: iso(world.now),
    timeFormat: sent.timeFormat ?? 12,
    defaultScheduleId: Number(await nextNumber(world)),
    locale: sent.locale ?? 'en',
    avatarUrl: sent.avatarUrl ?? null,
    metadata: sent.metadata ?? {},
  }
  await save(world, 'user', id, user, { account: String(id) })
  return { user, ...(await issue(world, id)) }
}

/** The user of this number, or Cal.com's 404. */
export async function needUser(world: World, id: string | number): Promise<User> {
  const row = await find(world, 'user', id)
  if (!row) throw notFound(`User with ID ${id} does not exist`)
  return row.body
}

export async function listUsers(world: World, query: typeof take.userList._output): Promise<User[]> {
  const { limit = 50, offset = 0, emails } = query
  const wanted = emails?.map((email) => addressOf(world, email))
  const users = await all(world, 'user')
  const found = users.filter(({ email }) => !wanted || wanted.includes(email))
  return found.slice(offset, offset + limit)
}

export async function updateUser(world: World, id: string, sent: typeof take.userChanges._output) {
  const user = await needUser(world, id)
  const given = Object.entries(sent).filter(([, value]) => value !== undefined)
  const email = sent.email ? { email: addressOf(world, sent.email) } : {}
  return save(world, 'user', user.id, { ...user, ...Object.fromEntries(given), ...email })
}

/** With the user goes all that is theirs. */
export async function deleteUser(world: World, id: string): Promise<User> {
  const user = await needUser(world, id)
  await world.client.query('delete from sandbox.calcom_object where account = $1', [String(user.id)])
  return user
}

async function issue(world: World, userId: number): Promise<Pair> {
  const make = async (kind: 'access' | 'refresh', lives: number) => {
    const secret = await newId(world, `${kind}_`, 40)
    const expiresAt = world.machineNow + lives
    const account = String(userId)
    await save(world, 'token', secret, { secret, kind, userId, expiresAt }, { account })
    return { secret, expiresAt }
  }
  const [access, refresh] = [await make('access', HOUR), await make('refresh', YEAR)]
  return {
    accessToken: access.secret,
    accessTokenExpiresAt: access.expiresAt,
    refreshToken: refresh.secret,
    refreshTokenExpiresAt: refresh.expiresAt,
  }
}

/** A refresh token works once; the access token that it came with lives on to its end. */
export async function refreshTokens(world: World, clientId: string, secret: string): Promise<Pair> {
  if (clientId !== world.clientId) throw badRequest('Invalid OAuthClient credentials.')
  const token = (await find(world, 'token', secret))?.body
  if (token?.kind !== 'refresh' || token.expiresAt <= world.machineNow)
    throw badRequest('Invalid refresh token')
  await removeObject(world, 'token', keyOf('token', secret))
  return issue(world, token.userId)
}

/** New tokens without the old: those are worth nothing from here on. */
export async function forceRefresh(world: World, id: string): Promise<Pair> {
  const { id: userId } = await needUser(world, id)
  await revokeTokens(world, userId)
  return issue(world, userId)
}

export async function revokeTokens(world: World, userId: number): Promise<void> {
  for (const { secret } of await all(world, 'token', String(userId)))
    await removeObject(world, 'token', keyOf('token', secret))
}
