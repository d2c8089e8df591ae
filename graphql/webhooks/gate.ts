import type { WebhookReading } from '#graphql/domain/reaction.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { keepMalformed, receiveEvent } from '#graphql/usecases/inbox.ts'
import { openCaseOnce } from '#graphql/usecases/operations/open-case.ts'
import type { Sources } from './sources.ts'

/** One company's door. `read` verifies over the bytes as they came, and says what they tell. */
export type Gate = {
  provider: string
  sources: Sources
  read: (delivery: Delivery) => WebhookReading<Told>
}

/** What is kept of an event; `objectId` null where it is about nothing that could be fetched. */
type Told = { id: string; type: string; objectId: string | null }

/** `address`: where it came from. `header`: one of its headers, null when it has none of that name. */
export type Delivery = { body: Buffer; header: (name: string) => string | null; address: string }

/** How a delivery is answered. Only 2xx ends the provider's retries. */
export type WebhookAnswer = { status: number; body: string }

/**
 * Verify, store, answer; nothing else. What is stored is worked off by a job. A delivery that is signed and makes no
 * sense is put aside for the admins. Throws when it could not be stored: the provider then repeats it.
 */
export async function passGate(deps: Deps, gate: Gate, delivery: Delivery): Promise<WebhookAnswer> {
  const { provider } = gate
  const { body: payload, address } = delivery
  const reading = gate.read(delivery)
  const signed = reading.status === 'done' || reading.code === 'BODY_INVALID'
  if (!gate.sources(address)) {
    deps.log.warn({ provider, address, signed }, 'webhook from a strange address')
    // Anybody can knock; whoever can sign as well is a company with a new address, or has its secret.
    if (signed) await openCaseOnce(deps, { kind: 'WEBHOOK_SOURCE', subject: provider, detail: address })
    return { status: 403, body: 'Deliveries are not taken from this address.' }
  }
  if (reading.status === 'refused') {
    deps.log.warn({ provider, code: reading.code }, 'webhook refused')
    if (!signed) return { status: 401, body: reading.message }
    await keepMalformed(deps, { provider, payload, error: reading.message })
    return { status: 400, body: reading.message }
  }
  const { id: eventId, type, objectId } = reading.event
  await receiveEvent(deps, { provider, eventId, type, objectId: objectId ?? '', payload })
  return { status: 200, body: 'stored' }
}
