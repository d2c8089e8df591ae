import type { Deps } from '../deps.ts'
import { followEvent } from '../process-inbox.ts'
import { NotYet } from '../reaction.ts'

/** So many of a kind are read at once. */
const ofOurs = 500

type Row = { id: string; objectId: string | null }

/** What of a kind the company has still to decide, by our ids, which stay as they are whatever asking changes. */
type Kind = { type: string; after: (deps: Deps, id: string, take: number) => Promise<Row[]> }

const nil = '00000000-0000-0000-0000-000000000000'

const kinds: readonly Kind[] = [
  {
    type: 'payment_intent.succeeded',
    after: async ({ db }, id, take) => {
      const rows = await db.payment.findMany({
        where: { state: 'PROCESSING', paymentIntentId: { not: null }, id: { gt: id } },
        select: { id: true, paymentIntentId: true },
        ...{ orderBy: { id: 'asc' }, take },
      })
      return rows.map((row) => ({ id: row.id, objectId: row.paymentIntentId }))
    },
  },
  {
    type: 'refund.updated',
    after: async ({ db }, id, take) => {
      const rows = await db.refund.findMany({
        where: { state: 'PENDING', providerRefundId: { not: null }, id: { gt: id } },
        select: { id: true, providerRefundId: true },
        ...{ orderBy: { id: 'asc' }, take },
      })
      return rows.map((row) => ({ id: row.id, objectId: row.providerRefundId }))
    },
  },
  {
    type: 'charge.dispute.updated',
    after: async ({ db }, id, take) => {
      const rows = await db.dispute.findMany({
        where: { settledAt: null, id: { gt: id } },
        select: { id: true, providerDisputeId: true },
        ...{ orderBy: { id: 'asc' }, take },
      })
      return rows.map((row) => ({ id: row.id, objectId: row.providerDisputeId }))
    },
  },
]

/**
 * Asks the payment company after everything that it has still to decide, however long ago it spoke of it: payments that
 * take days, refunds on their way, disputes. An answer that came late may be older than the word that was already told, and
 * the company's list of what happened goes back 30 days. Answers how many it asked after. One that is not answered keeps no
 * other waiting; of those NotYet is thrown at the end, so that they are asked after again.
 */
export async function askAfterOpen(deps: Deps, pageSize = ofOurs): Promise<number> {
  let [count, silent] = [0, 0]
  for (const { type, after } of kinds) {
    let page: Row[] = []
    do {
      page = await after(deps, page.at(-1)?.id ?? nil, pageSize)
      for (const { objectId } of page) silent += (await ask(deps, type, objectId ?? '')) ? 0 : 1
      count += page.length
    } while (page.length === pageSize)
  }
  if (silent > 0) throw new NotYet(`${silent} of ${count} were not answered`)
  return count
}

/** False when the company did not answer; what makes no sense is in the log, and asked after again tomorrow. */
async function ask(deps: Deps, type: string, objectId: string): Promise<boolean> {
  try {
    await followEvent(deps, { type, objectId })
    return true
  } catch (error) {
    if (error instanceof NotYet) return false
    deps.log.warn({ type, objectId, err: error }, 'what is open was not asked after')
    return true
  }
}
