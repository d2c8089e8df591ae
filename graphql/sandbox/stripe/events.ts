import type Stripe from 'stripe'
import { milliseconds, takeWebhookFault } from './faults.ts'
import { API_VERSION, newId, nextNumber, PLATFORM, save, seconds, type World } from './world.ts'

/** How long, on the business clock, a reordered event waits for a later one before it goes alone. */
const REORDER_PATIENCE = 60_000

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
  await plan(world, id, type)
}

async function plan(world: World, event: string, type: string): Promise<void> {
  const fault = await takeWebhookFault(world.client, type)
  const by = fault?.do === 'delay' && fault.by ? milliseconds(fault.by) : 0
  const state = fault?.do === 'drop' ? 'dropped' : fault?.do === 'reorder' ? 'held' : 'pending'
  const dueAt = world.now + (fault?.do === 'reorder' ? REORDER_PATIENCE : by)
  for (let copies = fault?.do === 'duplicate' ? 2 : 1; copies > 0; copies -= 1)
    await world.client.query(
      'insert into sandbox.stripe_delivery (position, event, due_at, state, fault) values ($1, $2, $3, $4, $5)',
      [(await nextNumber(world.client)).toString(), event, dueAt, state, fault?.do ?? null],
    )
  if (state === 'pending' && by === 0) await releaseHeld(world)
}

/** What was held back for reordering goes right after the event that overtook it. */
async function releaseHeld(world: World): Promise<void> {
  await world.client.query(
    `update sandbox.stripe_delivery set state = 'pending', due_at = $1, position = nextval('sandbox.stripe_number')
     where state = 'held'`,
    [world.now],
  )
}
