import type { Deps } from '#graphql/usecases/deps.ts'
import { receiveEvent } from '#graphql/usecases/inbox.ts'

/** How a delivery is answered. Only 2xx ends the provider's retries. */
export type WebhookAnswer = { status: number; body: string }

/** Verify, store, answer; nothing else. What is stored is worked off by a job. Throws when it could not be stored. */
export async function stripeWebhook(
  deps: Deps,
  rawBody: Buffer,
  signature: string | null,
): Promise<WebhookAnswer> {
  const reading = deps.payments.readWebhook(rawBody, signature, deps.webhookSecrets, deps.machineNow())
  if (reading.status === 'refused') {
    deps.log.warn({ code: reading.code }, 'webhook refused')
    return { status: 400, body: reading.message }
  }
  const { id: eventId, type, objectId } = reading.event
  const provider = deps.payments.name
  await receiveEvent(deps, { provider, eventId, type, objectId: objectId ?? '', payload: rawBody })
  return { status: 200, body: 'stored' }
}
