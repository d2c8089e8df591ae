import { type Endpoint, endpointOf } from '../frame/json-api.ts'
import { Refusal } from '../frame/refusal.ts'
import { removeObject } from '../frame/world.ts'
import { book, cancel, meeting, wrong } from './bookings.ts'
import { type Client, introspect, revoke, tokens } from './oauth.ts'
import { pageOf } from './paging.ts'
import {
  cancellation,
  eventsQuery,
  inviteesQuery,
  inviteeWish,
  linkWish,
  nothing,
  subscriptionsQuery,
  subscriptionWish,
  timesQuery,
  tokenQuestion,
  tokenWish,
  typesQuery,
} from './parameters.ts'
import { settingsOf } from './people.ts'
import { subscribe } from './subscriptions.ts'
import { startsOf } from './times.ts'
import { all, idFor, idIn, iso, missing, need, save, type World } from './world.ts'

type Loose = Record<string, unknown>

const door = <Query extends Loose, Sent extends Loose>(
  ...[method, path, takes, serve]: Parameters<typeof endpointOf<World, Query, Sent>>
) => endpointOf<World, Query, Sent>(method, path, takes, serve)

const LONGEST = 31 * 86_400_000
const read = (query: typeof nothing = nothing) => ({ query, body: nothing })
const resource = <T>(of: T) => ({ resource: of })
const forbidden = () => new Refusal(403, 'You do not have permission')

/** Lists are of oneself alone, whether asked for by person or by organization. */
async function ofOneself(
  world: World,
  { user, organization }: { user?: string | undefined; organization?: string | undefined },
) {
  const { body: me } = await need(world, 'user', world.account)
  if (!user && !organization) throw wrong('user', 'one of user and organization is needed')
  if ((user ?? me.uri) !== me.uri || (organization ?? me.current_organization) !== me.current_organization)
    throw forbidden()
}

const people = [
  door('GET', '/users/me', read(), async ({ world }) =>
    resource((await need(world, 'user', world.account)).body),
  ),
  door(
    'GET',
    '/event_types',
    { query: typesQuery, body: nothing, unmodelled: 'admin_managed' },
    async ({ world, query, asked }) => {
      await ofOneself(world, query)
      const types = (await all(world, 'event_type', world.account)).map(({ body }) => body)
      const wanted = types.filter(({ active }) => query.active === undefined || active === query.active)
      return pageOf(asked, wanted, query)
    },
  ),
  door('GET', '/event_types/{uuid}', read(), async ({ world, ids: [id = ''] }) =>
    resource((await need(world, 'event_type', id)).body),
  ),
  door(
    'GET',
    '/event_type_available_times',
    { query: timesQuery, body: nothing },
    async ({ world, query }) => {
      const [from, to] = [Date.parse(query.start_time), Date.parse(query.end_time)]
      if (from <= world.now) throw wrong('start_time', 'must be in the future')
      if (to <= from) throw wrong('end_time', 'must be after start_time')
      if (to - from > LONGEST) throw wrong('end_time', 'must be within 31 days of start_time')
      const { body: type } = await need(world, 'event_type', idIn(query.event_type))
      const collection = (await startsOf(world, type, from, to)).map((at) => ({
        ...{ status: 'available', invitees_remaining: 1, start_time: iso(at) },
        scheduling_url: `${type.scheduling_url}?at=${encodeURIComponent(iso(at))}`,
      }))
      return { collection }
    },
  ),
]

const meetings = [
  door('POST', '/invitees', { query: nothing, body: inviteeWish, status: 201 }, async ({ world, sent }) => {
    const { plan } = await settingsOf(world, world.account)
    if (plan === 'free')
      throw new Refusal(403, 'Your plan does not include scheduling by API. Please upgrade.')
    const { body: type } = await need(world, 'event_type', idIn(sent.event_type))
    const places = type.locations ?? []
    if (places.length > 0 && !places.some(({ kind }) => kind === sent.location?.kind))
      throw wrong('location', 'must be one of the event type')
    return resource({ ...(await book(world, type, sent)), scheduling_method: null })
  }),
  door(
    'POST',
    '/scheduling_links',
    { query: nothing, body: linkWish, status: 201 },
    async ({ world, sent }) => {
      const { body: type } = await need(world, 'event_type', idIn(sent.owner))
      const id = await idFor(world)
      await save(world, 'scheduling_link', id, { event_type: type.uri, used: false })
      const { owner, owner_type } = sent
      return resource({ booking_url: `${world.publicUrl}/d/${id}`, owner, owner_type })
    },
  ),
  door('GET', '/scheduled_events', { query: eventsQuery, body: nothing }, async ({ world, query, asked }) => {
    await ofOneself(world, query)
    const { invitee_email: email, status, min_start_time: min, max_start_time: max } = query
    const invitees = await all(world, 'invitee', world.account)
    const comes = (event: string) => invitees.some(({ body }) => body.event === event && body.email === email)
    const events = (await all(world, 'scheduled_event', world.account))
      .map(({ body }) => body)
      .filter((event) => !status || event.status === status)
      .filter(({ start_time }) => !min || Date.parse(start_time) >= Date.parse(min))
      .filter(({ start_time }) => !max || Date.parse(start_time) <= Date.parse(max))
      .filter(({ uri }) => !email || comes(uri))
      .sort((a, b) => a.start_time.localeCompare(b.start_time))
    return pageOf(asked, query.sort === 'start_time:desc' ? events.reverse() : events, query)
  }),
  door('GET', '/scheduled_events/{uuid}', read(), async ({ world, ids: [id = ''] }) =>
    resource((await need(world, 'scheduled_event', id)).body),
  ),
  door(
    'POST',
    '/scheduled_events/{uuid}/cancellation',
    { query: nothing, body: cancellation, status: 201 },
    async ({ world, ids: [id = ''], sent }) => resource(await cancel(world, id, 'host', sent.reason ?? null)),
  ),
  door(
    'GET',
    '/scheduled_events/{uuid}/invitees',
    { query: inviteesQuery, body: nothing },
    async ({ world, ids: [id = ''], query, asked }) => {
      const { invitees } = await meeting(world, id)
      const wanted = invitees.filter(({ email, status }) => {
        return (!query.email || email === query.email) && (!query.status || status === query.status)
      })
      return pageOf(asked, wanted, query)
    },
  ),
  door('GET', '/scheduled_events/{event_uuid}/invitees/{invitee_uuid}', read(), async ({ world, ids }) => {
    const { body } = await need(world, 'invitee', ids[1] ?? '')
    if (idIn(body.event) !== ids[0]) throw missing()
    return resource(body)
  }),
]

const webhooks = [
  door(
    'POST',
    '/webhook_subscriptions',
    { query: nothing, body: subscriptionWish, status: 201 },
    async ({ world, sent }) => resource(await subscribe(world, sent)),
  ),
  door(
    'GET',
    '/webhook_subscriptions',
    { query: subscriptionsQuery, body: nothing },
    async ({ world, query, asked }) => {
      await ofOneself(world, query)
      const known = (await all(world, 'webhook_subscription', world.account)).map(({ body }) => body)
      const wanted = known.filter(({ scope }) => scope === query.scope)
      return pageOf(asked, wanted, query)
    },
  ),
  door('GET', '/webhook_subscriptions/{webhook_uuid}', read(), async ({ world, ids: [id = ''] }) =>
    resource((await need(world, 'webhook_subscription', id)).body),
  ),
  door(
    'DELETE',
    '/webhook_subscriptions/{webhook_uuid}',
    { ...read(), status: 204 },
    async ({ world, ids: [id = ''] }) => {
      await need(world, 'webhook_subscription', id)
      await removeObject(world, 'webhook_subscription', id)
    },
  ),
]

/** The table that the sandbox serves; anything else is 404. */
export function endpointsFor(client: Client): Endpoint<World>[] {
  const question = { query: nothing, body: tokenQuestion }
  return [
    ...people,
    ...meetings,
    ...webhooks,
    door('POST', '/oauth/token', { query: nothing, body: tokenWish }, ({ world, sent, asked }) =>
      tokens(world, client, sent, asked),
    ),
    door('POST', '/oauth/revoke', question, ({ world, sent, asked }) => revoke(world, client, sent, asked)),
    door('POST', '/oauth/introspect', question, ({ world, sent, asked }) =>
      introspect(world, client, sent, asked),
    ),
  ]
}
