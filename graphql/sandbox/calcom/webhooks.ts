import { createHmac } from 'node:crypto'
import type { Post } from '../frame/delivery.ts'
import { Refusal } from '../frame/refusal.ts'
import { nextNumber, removeObject } from '../frame/world.ts'
import type { Webhook } from './kept.ts'
import type * as take from './takes.ts'
import { all, find, keyOf, notFound, save, type World } from './world.ts'

/** Bare hex of HMAC-SHA256 over the body. Whoever has no secret gets these words in its place. */
export function signature(body: string, secret: string | null): string {
  return secret ? createHmac('sha256', secret).update(body).digest('hex') : 'no-secret-provided'
}

/** Cal.com's webhooks, each to its subscriber. What is not taken is not sent again. */
export const calcomPost: Post = {
  async targetOf(client, target) {
    const { rows } = await client.query<{ body: Webhook }>(
      "select body from sandbox.calcom_object where id = $1 and type = 'webhook'",
      [keyOf('webhook', target)],
    )
    const hook = rows[0]?.body
    return hook?.active ? { url: hook.subscriberUrl, secret: hook.secret } : null
  },
  write: (body) => JSON.stringify(body),
  headers: (text, secret) => ({
    'content-type': 'application/json',
    'x-cal-signature-256': signature(text, secret),
    'x-cal-webhook-version': '2021-10-20',
  }),
  backoff: [],
}

export async function createWebhook(world: World, sent: typeof take.newWebhook._output): Promise<Webhook> {
  const known = await all(world, 'webhook')
  if (known.some(({ subscriberUrl }) => subscriberUrl === sent.subscriberUrl))
    throw new Refusal(409, 'Webhook with this subscriber url already exists for this oAuth client')
  const id = Number(await nextNumber(world))
  const { subscriberUrl, triggers, active, secret = null } = sent
  const hook = {
    id,
    oAuthClientId: world.clientId,
    subscriberUrl,
    triggers,
    active,
    payloadTemplate: null,
    secret,
  }
  return save(world, 'webhook', id, hook)
}

export async function needWebhook(world: World, id: string): Promise<Webhook> {
  const row = await find(world, 'webhook', id)
  if (!row) throw notFound(`Webhook with id (${id}) not found`)
  return row.body
}

export async function updateWebhook(
  world: World,
  id: string,
  sent: typeof take.webhookChanges._output,
): Promise<Webhook> {
  const hook = await needWebhook(world, id)
  const { version: _one, ...given } = sent
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return save(world, 'webhook', hook.id, { ...hook, ...changes })
}

export async function deleteWebhook(world: World, id: string): Promise<Webhook> {
  const hook = await needWebhook(world, id)
  await removeObject(world, 'webhook', keyOf('webhook', hook.id))
  return hook
}
