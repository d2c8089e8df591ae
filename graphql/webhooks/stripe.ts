import type { Deps } from '#graphql/usecases/deps.ts'
import { receiveEvent } from '#graphql/usecases/inbox.ts'

/** How a delivery is answered. Only 2xx ends the provider's retries. */
export type WebhookAnswer = { status: number; body: string }

/** Verify, store, answer; nothing else. What is stored is worked off by a job. Throws when it could not be stored. */
export async function stripeWebhook(deps: Deps, rawBody: Buffer, signature: string): Promise<WebhookAnswer> {
  const reading = deps.payments.readWebhook(rawBody, signature)
  if (!reading.ok) {
    deps.log.warn({ reason: reading.reason }, 'webhook refused')
    return { status: 400, body: 'The signature does not fit.' }
  }
  const { id: eventId, type, objectId } = reading.event
  await receiveEvent(deps, { provider: deps.payments.name, eventId, type, objectId, payload: rawBody })
  return { status: 200, body: 'stored' }
}
