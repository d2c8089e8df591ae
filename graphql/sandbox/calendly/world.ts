import type pg from 'pg'
import { Refusal } from '../frame/refusal.ts'
import type { Store } from '../frame/store.ts'
import {
  type Sandboxed as Base,
  type World as BaseWorld,
  baseAt,
  type Extra,
  findObject,
  newId,
  type Row,
  saveObject,
} from '../frame/world.ts'
import type { CalendlyEvent, EventType, Invitee, Link, Subscription, Token, User } from './wire.ts'

export type Kept = {
  user: User
  event_type: EventType
  scheduled_event: CalendlyEvent
  invitee: Invitee
  webhook_subscription: Subscription
  scheduling_link: Link
  token: Token
}
type Kind = keyof Kept

/** `machineNow`: sign-ins live by real time, here as there. */
export type World = BaseWorld & { machineNow: number }
export type Sandboxed = Base & { machineNow: () => Date }

export const calendlyStore: Store = { name: 'calendly', lock: 7_384_914 }

/** What is asked for another's behalf, or never was. */
export const missing = () => new Refusal(404, 'The server could not find the requested resource.')

export function worldAt(client: pg.PoolClient, sandboxed: Sandboxed): World {
  return { ...baseAt(client, sandboxed, ''), machineNow: sandboxed.machineNow().getTime() }
}

export const idFor = (world: World) => newId(world, '', 16)

export function find<K extends Kind>(world: World, kind: K, id: string): Promise<Row<Kept[K]> | null> {
  return findObject<Kept[K]>(world, kind, id)
}

/** The object of whoever asks, or Calendly's 404. */
export async function need<K extends Kind>(world: World, kind: K, id: string): Promise<Row<Kept[K]>> {
  const row = await find(world, kind, id)
  if (!row || row.account !== world.account) throw missing()
  return row
}

export function save<K extends Kind>(
  world: World,
  kind: K,
  id: string,
  body: Kept[K],
  extra: Extra = {},
): Promise<Kept[K]> {
  return saveObject<Kept[K]>(world, kind, id, body, extra)
}

/** All of one kind, of one person or of everybody, the oldest first. */
export async function all<K extends Kind>(
  { client, store }: World,
  kind: K,
  account: string | null,
): Promise<(Row<Kept[K]> & { id: string })[]> {
  const { rows } = await client.query<Row<Kept[K]> & { id: string }>(
    `select id, body, hidden, account from sandbox.${store.name}_object
     where type = $1 and ($2::text is null or account = $2) order by seq`,
    [kind, account],
  )
  return rows
}

export const API = 'https://api.calendly.com'

/** Ids are addresses, of the real company even here: only their last part tells one from another. */
export const idIn = (uri: string): string => uri.split('/').at(-1) ?? ''

export const iso = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z')
