import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import { lineUp, type Post } from '../frame/delivery.ts'
import { Refusal } from '../frame/refusal.ts'
import { saveObject } from '../frame/world.ts'
import type { subscriptionWish } from './parameters.ts'
import type { CalendlyEvent, Invitee, Subscription } from './wire.ts'
import { API, all, idFor, idIn, iso, need, save, type World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Twenty-four hours of tries, on the business clock. */
const backoff = [1, 4, 15, 40]
  .map((minutes) => minutes * MINUTE)
  .concat([1, 2, 4, 8, 8].map((hours) => hours * HOUR))

export async function subscribe(
  world: World,
  wish: z.output<typeof subscriptionWish>,
): Promise<Subscription> {
  const { body: user } = await need(world, 'user', world.account)
  const foreign = wish.organization !== user.current_organization || (wish.user ?? user.uri) !== user.uri
  if (foreign) throw new Refusal(403, 'You do not have permission')
  const known = await all(world, 'webhook_subscription', world.account)
  if (known.some(({ body }) => body.callback_url === wish.url))
    throw new Refusal(409, 'Hook with this url already exists')
  const id = await idFor(world)
  const subscription: Subscription = {
    uri: `${API}/webhook_subscriptions/${id}`,
    callback_url: wish.url,
    ...{ created_at: iso(world.now), updated_at: iso(world.now), retry_started_at: null, state: 'active' },
    ...{ events: wish.events, scope: wish.scope, organization: wish.organization },
    ...{ user: wish.scope === 'user' ? user.uri : null, creator: user.uri },
  }
  return save(world, 'webhook_subscription', id, subscription, { hidden: { key: wish.signing_key ?? null } })
}

export async function disable(world: World, id: string): Promise<void> {
  const { body } = await need(world, 'webhook_subscription', id)
  await save(world, 'webhook_subscription', id, { ...body, state: 'disabled', updated_at: iso(world.now) })
}

/** Tells everybody who listens what happened to an invitee. */
export async function tell(
  world: World,
  type: 'invitee.created' | 'invitee.canceled',
  invitee: Invitee,
  event: CalendlyEvent,
): Promise<void> {
  for (const { id: target, body } of await all(world, 'webhook_subscription', world.account)) {
    if (body.state !== 'active' || !body.events.includes(type)) continue
    const id = await idFor(world)
    const payload = { ...invitee, scheduled_event: event }
    const told = { event: type, created_at: iso(world.now), created_by: body.creator, payload }
    await saveObject(world, 'event', id, told)
    await lineUp(world, { id, type, target })
  }
}

/** Calendly's webhooks, to each who listens, signed with the key that they gave. */
export const calendlyPost: Post = {
  async targetOf(client, target) {
    const { rows } = await client.query<{ body: Subscription; hidden: { key: string | null } }>(
      "select body, hidden from sandbox.calendly_object where id = $1 and type = 'webhook_subscription'",
      [idIn(target)],
    )
    const [row] = rows
    return row && row.body.state === 'active' ? { url: row.body.callback_url, secret: row.hidden.key } : null
  },
  write: (body) => JSON.stringify(body),
  headers: (text, secret, t) => ({
    'content-type': 'application/json',
    ...(secret && { 'calendly-webhook-signature': signature(text, secret, t) }),
  }),
  backoff,
  async givenUp(client, target) {
    await client.query(
      `update sandbox.calendly_object set body = jsonb_set(body, '{state}', '"disabled"') where id = $1`,
      [target],
    )
  },
}

export function signature(text: string, key: string, t: number): string {
  return `t=${t},v1=${createHmac('sha256', key).update(`${t}.${text}`).digest('hex')}`
}
