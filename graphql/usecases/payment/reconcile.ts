import type { Deps } from '../deps.ts'
import { receiveEvent } from '../inbox.ts'
import { syncAccount } from '../payout/sync-account.ts'
import { followEvent } from '../process-inbox.ts'
import { answered, NotYet } from '../reaction.ts'

const accountsAtOnce = 100
/** So often an account is asked about that needs nothing, as far as we were told. */
const accountMs = 24 * 3_600_000

/**
 * What is asked about as well: events of connected accounts are not in the platform's own list. Those whose mentor waits
 * for money, and every other one that nobody looked at for a day, whoever was looked at longest ago first.
 */
async function syncAccounts(deps: Deps): Promise<void> {
  const { db, log } = deps
  const before = new Date(deps.now().getTime() - accountMs)
  const blocked = { some: { blocks: { some: { endedAt: null, reason: 'TRANSFERS_OFF' } } } } as const
  const waiting = await db.connectedAccount.findMany({
    where: {
      accountId: { not: null },
      OR: [
        { transfers: { not: 'ACTIVE' } },
        { mentor: { payouts: blocked } },
        { fetchedAt: null },
        { fetchedAt: { lt: before } },
      ],
    },
    orderBy: { fetchedAt: { sort: 'asc', nulls: 'first' } },
    take: accountsAtOnce,
  })
  for (const { accountId } of waiting) {
    await syncAccount(deps, accountId ?? '').catch((error: unknown) => {
      if (error instanceof NotYet) throw error
      log.warn({ accountId, err: error }, 'account not fetched')
    })
  }
}

/**
 * Asks the provider for what happened since the last look and acts on it, so that the truth arrives with every webhook
 * lost. Each page is followed before its end is noted. Answers how many events it followed; throws NotYet when the
 * provider did not answer.
 */
export async function reconcile(deps: Deps): Promise<number> {
  const provider = deps.payments.name
  let followed = 0
  for (;;) {
    const cursor = await deps.db.reconcilerCursor.findUnique({ where: { provider } })
    const { events, more } = await eventsAfter(deps, cursor?.eventId ?? null)
    for (const event of events) await follow(deps, event)
    followed += events.length
    const eventId = events.at(-1)?.id
    if (eventId) {
      await deps.db.reconcilerCursor.upsert({
        where: { provider },
        create: { provider, eventId },
        update: { eventId },
      })
    }
    if (!more || !eventId) break
  }
  await syncAccounts(deps)
  return followed
}

/** An event that the provider has forgotten cannot be gone on from: the last 30 days are read anew. */
async function eventsAfter(deps: Deps, cursor: string | null) {
  const page = await deps.payments.listEvents(cursor)
  return answered(page.status === 'refused' && cursor ? await deps.payments.listEvents(null) : page)
}

async function follow(
  deps: Deps,
  { id, type, objectId }: { id: string; type: string; objectId: string | null },
) {
  try {
    if (objectId) await followEvent(deps, { type, objectId })
  } catch (error) {
    if (error instanceof NotYet) throw error
    // One event must not keep all later ones waiting: it goes the way of a webhook, retried alone and shown to admins.
    deps.log.warn({ eventId: id, type, err: error }, 'event not followed')
    const payload = Buffer.from(JSON.stringify({ id, type, objectId }))
    await receiveEvent(deps, {
      provider: deps.payments.name,
      eventId: id,
      type,
      objectId: objectId ?? '',
      payload,
    })
  }
}
