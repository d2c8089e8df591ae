import type Stripe from 'stripe'
import { lineUp } from '../frame/delivery.ts'
import { newId } from '../frame/world.ts'
import { API_VERSION, PLATFORM, save, seconds, type World } from './world.ts'

type Fact = { type: Stripe.Event['type']; object: object; previous?: object; account?: string }

/** Records what happened and lines it up for delivery, in the transaction that made it happen. */
export async function emit(world: World, { type, object, previous, account }: Fact): Promise<void> {
  const connected = account ?? (world.account === PLATFORM ? undefined : world.account)
  const id = await newId(world, 'evt_1')
  const event = {
    id,
    object: 'event',
    ...(connected ? { account: connected } : {}),
    api_version: API_VERSION,
    created: seconds(world),
    data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: 1,
    request: world.request,
    type,
  }
  // The SDK types an event by its type's literal; here the type is a variable.
  await save(world, 'event', event as unknown as Stripe.Event, { account: connected ?? PLATFORM })
  await lineUp(world, { id, type })
}
