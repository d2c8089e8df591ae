import type { EventType, User } from './wire.ts'
import { API, all, find, idFor, idIn, iso, save, type World } from './world.ts'

/** `free`: no bookings by the API. Hours in minutes of the person's own day, on the days given (1 is Monday). */
export type Settings = { plan: 'paid' | 'free'; from: number; to: number; days: number[] }
export type Person = { name: string; email: string; timezone: string }

const usual: Settings = { plan: 'paid', from: 9 * 60, to: 17 * 60, days: [1, 2, 3, 4, 5] }

/** Who has this address there; made, with two kinds of meeting, when nobody has. */
export async function personNamed(world: World, person: Person): Promise<string> {
  const known = (await all(world, 'user', null)).find(({ body }) => body.email === person.email)
  return known ? known.id : join(world, person)
}

async function join(world: World, { name, email, timezone }: Person): Promise<string> {
  const id = await idFor(world)
  const slug = `${
    email
      .split('@')[0]
      ?.replaceAll(/[^a-z0-9]+/gi, '-')
      .toLowerCase() ?? ''
  }-${id.slice(0, 4).toLowerCase()}`
  const at = { created_at: iso(world.now), updated_at: iso(world.now) }
  const user: User = {
    ...{ uri: `${API}/users/${id}`, name, slug, email, timezone, ...at },
    scheduling_url: `${world.publicUrl}/${slug}`,
    avatar_url: null,
    current_organization: `${API}/organizations/${await idFor(world)}`,
    ...{ resource_type: 'User', locale: 'en' },
  }
  await save(world, 'user', id, user, { account: id, hidden: usual })
  for (const minutes of [30, 60]) await addType(world, user, `${minutes} Minute Meeting`, minutes)
  return id
}

async function addType(world: World, user: User, name: string, duration: number): Promise<void> {
  const id = await idFor(world)
  const type: EventType = {
    uri: `${API}/event_types/${id}`,
    ...{ name, active: true, slug: name.toLowerCase().replaceAll(' ', '-'), duration },
    scheduling_url: `${world.publicUrl}/d/${id}`,
    ...{ kind: 'solo', pooling_type: null, type: 'StandardEventType', color: '#0069ff' },
    ...{ created_at: iso(world.now), updated_at: iso(world.now) },
    ...{
      internal_note: null,
      description_plain: 'A talk between two.',
      description_html: '<p>A talk between two.</p>',
    },
    profile: { type: 'User', name: user.name, owner: user.uri },
    ...{ secret: false, booking_method: 'instant', custom_questions: [], deleted_at: null },
    ...{ kind_description: 'One-on-One', admin_managed: false },
    locations: [{ kind: 'google_conference' }],
  }
  await save(world, 'event_type', id, type, { account: idIn(user.uri) })
}

export async function settingsOf(world: World, user: string): Promise<Settings> {
  const row = await find(world, 'user', user)
  return { ...usual, ...(row?.hidden as Partial<Settings> | undefined) }
}

export async function changeSettings(world: World, user: string, change: Partial<Settings>): Promise<void> {
  const row = await find(world, 'user', user)
  if (row) await save(world, 'user', user, row.body, { hidden: { ...usual, ...row.hidden, ...change } })
}
