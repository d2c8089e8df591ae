import type pg from 'pg'
import { Refusal } from '../frame/refusal.ts'
import type { Store } from '../frame/store.ts'
import {
  type World as Base,
  baseAt,
  findObject,
  listObjects,
  type Sandboxed,
  saveObject,
} from '../frame/world.ts'
import type { Kept, Kind } from './kept.ts'

export const calcomStore: Store = { name: 'calcom', lock: 7_384_912 }

/** What all requests of this sandbox share: the one platform client that it knows. */
export type Calcom = Sandboxed & {
  clientId: string
  clientSecret: string
  /** By which tokens live. */
  machineNow: () => Date
}

/** Who calls: the platform, a managed user, or anybody. */
export type Caller = { kind: 'client' } | { kind: 'user'; id: number } | { kind: 'nobody' }

export type World = Base & {
  clientId: string
  clientSecret: string
  /** Milliseconds since 1970 on the machine's clock. */
  machineNow: number
  caller: Caller
}

/** What everything is asked of that belongs to the platform and no user. */
const PLATFORM = 'platform'

export function worldAt(client: pg.PoolClient, calcom: Calcom): World {
  const { clientId, clientSecret, machineNow } = calcom
  const base = baseAt(client, calcom, PLATFORM)
  return { ...base, clientId, clientSecret, machineNow: machineNow().getTime(), caller: { kind: 'nobody' } }
}

/** Numbers are those of a kind: a booking may have the number of a user. */
export const keyOf = (kind: Kind, id: string | number) => `${kind}:${id}`

export function find<K extends Kind>(world: World, kind: K, id: string | number) {
  return findObject<Kept[K]>(world, kind, keyOf(kind, id))
}

export async function all<K extends Kind>(
  world: World,
  kind: K,
  account: string | null = null,
): Promise<Kept[K][]> {
  return (await listObjects<Kept[K]>(world, kind, account)).map(({ body }) => body)
}

export function save<K extends Kind>(
  world: World,
  kind: K,
  id: string | number,
  body: Kept[K],
  extra: { dueAt?: number | null; account?: string } = {},
): Promise<Kept[K]> {
  return saveObject<Kept[K]>(world, kind, keyOf(kind, id), body, extra)
}

export const iso = (at: number) => new Date(at).toISOString()

export const notFound = (message: string) => new Refusal(404, message)
export const badRequest = (message: string) => new Refusal(400, message)
export const unauthorized = (message: string) => new Refusal(401, message)

/** The managed user who calls. Throws a Refusal for everybody else. */
export function callingUser({ caller }: World): number {
  if (caller.kind === 'user') return caller.id
  throw unauthorized('No authentication method provided.')
}

/** Throws a Refusal unless the platform calls. */
export function needClient({ caller }: World): void {
  if (caller.kind !== 'client') throw unauthorized('Invalid client secret')
}
