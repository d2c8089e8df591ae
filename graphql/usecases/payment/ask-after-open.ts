import type { Deps } from '../deps.ts'
import { followEvent } from '../process-inbox.ts'
import { NotYet } from '../reaction.ts'

const mostAtOnce = 1_000

type Open = { type: string; objectId: string }

/**
 * Asks the payment company after everything that it has still to decide, however long ago it spoke of it: payments that
 * take days, refunds on their way, disputes. An answer that came late may be older than the word that was already told, and
 * the company's list of what happened goes back 30 days. Answers how many it asked after; throws NotYet when the company did not answer.
 */
export async function askAfterOpen(deps: Deps): Promise<number> {
  const { db, log } = deps
  const open = await db.$queryRaw<Open[]>`
    (select 'payment_intent.succeeded' as type, payment_intent_id as "objectId" from payment
      where state = 'PROCESSING' and payment_intent_id is not null order by id limit ${mostAtOnce})
    union all
    (select 'refund.updated', provider_refund_id from refund
      where state = 'PENDING' and provider_refund_id is not null order by id limit ${mostAtOnce})
    union all
    (select 'charge.dispute.updated', provider_dispute_id from dispute
      where settled_at is null order by id limit ${mostAtOnce})`
  for (const one of open) {
    await followEvent(deps, one).catch((error: unknown) => {
      if (error instanceof NotYet) throw error
      log.warn({ ...one, err: error }, 'what is open was not asked after')
    })
  }
  return open.length
}
