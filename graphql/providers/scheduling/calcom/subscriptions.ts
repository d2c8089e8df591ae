import { z } from 'zod'
import { onYes } from '../call.ts'
import type { Scheduling, Subscription } from '../port.ts'
import type { Client } from './client.ts'

type Subscriptions = Pick<Scheduling, 'subscribe' | 'fetchSubscription' | 'unsubscribe'>

const triggers = [
  'BOOKING_CREATED',
  'BOOKING_REQUESTED',
  'BOOKING_REJECTED',
  'BOOKING_RESCHEDULED',
  'BOOKING_CANCELLED',
]

const webhook = z
  .looseObject({ id: z.union([z.int(), z.string()]), active: z.boolean(), subscriberUrl: z.string() })
  .transform(({ id, active, subscriberUrl }) => ({ url: subscriberUrl, facts: { id: String(id), active } }))

/** One webhook serves all mentors: it belongs to the platform, and is made once. */
export function subscriptionsOf(client: Client, secret: string): Subscriptions {
  const path = `/oauth-clients/${client.clientId}/webhooks`
  return {
    async subscribe(_access, url) {
      const known = await client.asPlatform({ method: 'GET', path, facts: z.array(webhook) })
      if (known.status !== 'done') return known
      const own = known.facts.find((each) => each.url === url)
      const body = { subscriberUrl: url, triggers, active: true, secret }
      const saved = await client.asPlatform(
        own
          ? { method: 'PATCH', path: `${path}/${own.facts.id}`, body, facts: webhook }
          : { method: 'POST', path, body, facts: webhook },
      )
      return onYes(saved, ({ facts }) => facts)
    },
    // The others' bookings are told by it too.
    unsubscribe: async () => ({ status: 'done', facts: null }),
    async fetchSubscription(_access, id) {
      const found = await client.asPlatform({ method: 'GET', path: `${path}/${id}`, facts: webhook })
      if (found.status === 'refused' && found.code === 'NOT_FOUND') return { status: 'done', facts: null }
      return onYes<{ facts: Subscription }, Subscription | null>(found, ({ facts }) => facts)
    },
  }
}
