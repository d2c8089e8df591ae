import type { CheckoutParameters } from '#graphql/providers/payments/port.ts'
import type { Event, ProviderMovement } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import type { EntryRow } from './entries.ts'

/** An object at the payment company, by the name that the company gives to its kind. */
export type ProviderObject = { kind: string; id: string }

/** A message of the payment company about one of these objects. */
export type ProviderNotice = { eventId: string; type: string; objectId: string; receivedAt: Date }

/** An entry with all that it comes from. */
export type Explained = EntryRow & {
  movements: ProviderMovement[]
  objects: ProviderObject[]
  events: Event[]
  notices: ProviderNotice[]
}

/** What of ours an entry is about, and what that is at the payment company. */
type Origin = { subjectId: string; names: readonly string[]; objects: readonly ProviderObject[] }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a key begins with; of a debt that came off another share both bookings. */
function sourcesOf(key: string): string[] {
  const [first = key, ...rest] = key.split(':')
  return first === 'net' ? rest.slice(0, 2) : [first]
}

/** Finds the events and the objects of the payment company behind each entry, for all of them at once. */
export async function explainEntries(deps: Deps, entries: readonly EntryRow[]): Promise<Explained[]> {
  const keys = entries.map(({ key }) => key)
  const named = keys.flatMap(sourcesOf)
  const movements = await deps.db.providerMovement.findMany({
    where: { OR: [{ entryKey: { in: keys } }, { id: { in: named } }] },
  })
  const sources = [...named, ...movements.flatMap(({ sourceId }) => sourceId ?? [])]
  const origins = await originsOf(deps, sources)
  const events = await deps.db.event.findMany({
    where: { subjectId: { in: origins.map(({ subjectId }) => subjectId) } },
    orderBy: { seq: 'asc' },
  })
  const notices = await deps.db.inboxEvent.findMany({
    where: { objectId: { in: origins.flatMap(({ names }) => names) } },
    orderBy: { receivedAt: 'asc' },
    select: { eventId: true, type: true, objectId: true, receivedAt: true },
  })
  return entries.map((entry) => {
    const named = sourcesOf(entry.key)
    const own = movements.filter(({ id, entryKey }) => entryKey === entry.key || named.includes(id))
    const about = [...named, ...own.flatMap(({ sourceId }) => sourceId ?? [])]
    const from = origins.filter(({ names }) => names.some((name) => about.includes(name)))
    const subjects = new Set(from.map(({ subjectId }) => subjectId))
    const names = new Set([...about, ...from.flatMap((origin) => origin.names)])
    return {
      ...entry,
      movements: own,
      objects: objectsOf(own, from),
      events: events.filter(({ subjectId }) => subjects.has(subjectId)),
      notices: notices.filter(({ objectId }) => names.has(objectId)),
    }
  })
}

function objectsOf(movements: readonly ProviderMovement[], from: readonly Origin[]): ProviderObject[] {
  const found = [
    ...movements.map(({ id }) => ({ kind: 'balance_transaction', id })),
    ...from.flatMap(({ objects }) => objects),
    // The company files some under what became of its balance: ours say what they are.
    ...movements.flatMap(({ type, sourceId }) => (sourceId ? [{ kind: type, id: sourceId }] : [])),
  ]
  return [...new Map(found.reverse().map((object) => [object.id, object])).values()].reverse()
}

/** A kind and an id, for each that is known. */
const known = (objects: Record<string, string | null>): ProviderObject[] =>
  Object.entries(objects).flatMap(([kind, id]) => (id ? [{ kind, id }] : []))

/** The price by which the payment company was asked for a payment, where it knew one. */
function quotedBy(parameters: unknown): string | null {
  const { lines = [] } = parameters as Partial<CheckoutParameters>
  return lines.find(({ priceId }) => priceId)?.priceId ?? null
}

async function originsOf({ db }: Deps, sources: readonly string[]): Promise<Origin[]> {
  const given = [...new Set(sources)]
  const ids = given.filter((source) => uuid.test(source))
  const [payments, refunds, transfers, payouts, settlements, credits, disputes, reversals] =
    await Promise.all([
      db.payment.findMany({ where: { OR: [{ id: { in: ids } }, { chargeId: { in: given } }] } }),
      db.refund.findMany({ where: { OR: [{ id: { in: ids } }, { providerRefundId: { in: given } }] } }),
      db.transfer.findMany({ where: { providerTransferId: { in: given } } }),
      db.payout.findMany({ where: { OR: [{ id: { in: ids } }, { bookingId: { in: ids } }] } }),
      db.debtSettlement.findMany({ where: { id: { in: ids } } }),
      db.credit.findMany({
        where: { id: { in: ids } },
        include: { purchase: { include: { payment: true } } },
      }),
      db.dispute.findMany({ where: { providerDisputeId: { in: given } } }),
      db.reversal.findMany({ where: { providerReversalId: { in: given } }, include: { transfer: true } }),
    ])
  const origin = (subjectId: string, objects: ProviderObject[]): Origin => ({
    subjectId,
    objects,
    names: [subjectId, ...objects.map(({ id }) => id)],
  })
  return [
    ...payments.map(({ id, checkoutSessionId, paymentIntentId, chargeId, parameters }) => {
      const own = origin(
        id,
        known({ 'checkout.session': checkoutSessionId, payment_intent: paymentIntentId, charge: chargeId }),
      )
      // Many payments were quoted by one price: what is heard of it is about none of them.
      return { ...own, objects: [...own.objects, ...known({ price: quotedBy(parameters) })] }
    }),
    ...refunds.map(({ id, providerRefundId }) => origin(id, known({ refund: providerRefundId }))),
    ...transfers.map(({ payoutId, providerTransferId }) =>
      origin(payoutId, known({ transfer: providerTransferId })),
    ),
    ...payouts.map(({ id, bookingId }) => ({ ...origin(id, []), names: [id, bookingId] })),
    ...settlements.map(({ id }) => origin(id, [])),
    ...disputes.map(({ id, providerDisputeId }) => origin(id, known({ dispute: providerDisputeId }))),
    // Of its transfer other entries tell.
    ...reversals.map(({ id, providerReversalId, transfer: { providerTransferId } }) => ({
      ...origin(id, known({ transfer_reversal: providerReversalId, transfer: providerTransferId })),
      names: [id, ...(providerReversalId ? [providerReversalId] : [])],
    })),
    // A credit comes from what was paid for its package.
    ...credits.map(({ id, purchaseId, purchase: { payment } }) => ({
      ...origin(
        purchaseId,
        known({ payment_intent: payment?.paymentIntentId ?? null, charge: payment?.chargeId ?? null }),
      ),
      names: [id],
    })),
  ]
}
