import type { Deps } from '../deps.ts'
import { followEvent } from '../process-inbox.ts'
import { Unprocessable } from './fulfil-checkout.ts'

const day = 86_400_000

/** Looks back a little further than it must: an event may become visible after a later one. */
const overlapMinutes = 10

/**
 * Asks the provider for what changed since the last look and acts on it, so that the truth arrives with every webhook
 * lost. Answers how many events it followed.
 */
export async function reconcile(deps: Deps): Promise<number> {
  const provider = deps.payments.name
  const now = deps.now()
  const cursor = await deps.db.reconcilerCursor.findUnique({ where: { provider } })
  const since = new Date((cursor?.until.getTime() ?? now.getTime() - 30 * day) - overlapMinutes * 60_000)
  const events = await deps.payments.listEvents(since)
  for (const event of events) {
    try {
      await followEvent(deps, event)
    } catch (error) {
      if (!(error instanceof Unprocessable)) throw error
      deps.log.warn({ eventId: event.id, type: event.type, reason: error.message }, 'event not followed')
    }
  }
  await deps.db.reconcilerCursor.upsert({
    where: { provider },
    create: { provider, until: now },
    update: { until: now },
  })
  return events.length
}
