import { createHash, randomUUID } from 'node:crypto'
import type { Deps } from './deps.ts'
import { appendEvent } from './events.ts'
import { inTransaction } from './transaction.ts'

type Received = { provider: string; eventId: string; type: string; objectId: string; payload: Buffer }

/**
 * Stores an outside event whose signature was verified; a job works from it. An event that was processed is a no-op,
 * one whose processing failed is processed again. Throws when it could not be stored: the provider then repeats it.
 */
export async function receiveEvent(deps: Deps, { payload, ...event }: Received): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const { keyId, sealed } = deps.cipher.encrypt(payload)
    const id = randomUUID()
    const { count } = await tx.inboxEvent.createMany({
      data: { id, ...event, keyId, payload: new Uint8Array(sealed) },
      skipDuplicates: true,
    })
    if (count === 0 && !(await reopened(tx, event))) return
    const { provider, eventId } = event
    const stored = await tx.inboxEvent.findUniqueOrThrow({
      where: { provider_eventId: { provider, eventId } },
    })
    await appendEvent(tx, {
      type: 'inbox.received',
      subjectId: stored.id,
      version: stored.attempts,
      actor: 'PROVIDER',
    })
  })
}

/** Of what was signed and makes no sense. */
export const malformed = 'malformed'

/** Puts a delivery aside that was signed and makes no sense, once, with what is wrong with it. Throws when it could not. */
export async function keepMalformed(
  deps: Deps,
  { provider, payload, error }: { provider: string; payload: Buffer; error: string },
): Promise<void> {
  const { keyId, sealed } = deps.cipher.encrypt(payload)
  const eventId = `${malformed}:${createHash('sha256').update(payload).digest('hex')}`
  await deps.db.inboxEvent.createMany({
    data: {
      ...{ provider, eventId, type: malformed, objectId: '', keyId, payload: new Uint8Array(sealed) },
      ...{ error: error.slice(0, 500), deadAt: deps.now() },
    },
    skipDuplicates: true,
  })
}

type Inbox = { inboxEvent: Deps['db']['inboxEvent'] }

async function reopened(tx: Inbox, { provider, eventId }: Pick<Received, 'provider' | 'eventId'>) {
  const { count } = await tx.inboxEvent.updateMany({
    where: { provider, eventId, processedAt: null, error: { not: null } },
    data: { deadAt: null },
  })
  return count > 0
}
