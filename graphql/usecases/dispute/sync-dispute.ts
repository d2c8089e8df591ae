import type { Dispute as Fetched } from '#graphql/providers/payments/port.ts'
import type { Payment } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { about } from '../ledger/post.ts'
import { joinPurchaseDispute } from '../package/sync-dispute.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { actOnDisputes } from './act.ts'
import { disputeEvents, keepDispute, postMovements } from './facts.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Fetches a dispute afresh and joins it; one about a payment that is not ours is nothing to us. */
export async function syncDispute(deps: Deps, providerDisputeId: string): Promise<void> {
  const facts = answered(await deps.payments.fetchDispute(providerDisputeId))
  const payment = await paymentOf(deps, facts)
  if (payment) await recordFetched(deps, { ...payment, paymentId: payment.id }, facts)
}

async function paymentOf({ db }: Deps, { chargeId, metadata }: Fetched): Promise<Payment | null> {
  const payment = await db.payment.findUnique({ where: { chargeId } })
  if (payment) return payment
  const { bookingId = '', purchaseId = '' } = metadata
  // The bank may be heard of before the payment itself is.
  const named =
    (uuid.test(bookingId) && (await db.booking.count({ where: { id: bookingId } }))) ||
    (uuid.test(purchaseId) && (await db.purchase.count({ where: { id: purchaseId } })))
  if (named) throw new NotYet('the disputed payment is not recorded yet')
  return null
}

/** Joins what was fetched to what is known of a dispute about this payment, whosever it is. */
export async function recordFetched(deps: Deps, of: Disputed, fetched: Fetched): Promise<void> {
  if (of.purchaseId) return joinPurchaseDispute(deps, of.purchaseId, fetched)
  await inTransaction(deps, (tx) => recordDispute(tx, deps, of, fetched))
}

type Disputed = { paymentId: string; bookingId: string | null; purchaseId: string | null }

/** Joins what was fetched, posts what moved, and does what it means, in one transaction. */
async function recordDispute(
  tx: Tx,
  deps: Deps,
  { paymentId, bookingId }: Disputed,
  fetched: Fetched,
): Promise<void> {
  const booking = bookingId ? await lockBooking(tx, bookingId) : null
  if (!booking || !bookingId) return
  const known = booking.disputes.find(({ providerDisputeId }) => providerDisputeId === fetched.id)
  const { id, state } = await keepDispute(tx, deps, { bookingId, paymentId, known }, fetched)
  await postMovements(tx, deps, about(deps, booking), fetched)
  if (known?.state !== state)
    await appendEvent(tx, {
      type: disputeEvents[state],
      ...{ bookingId, subjectId: id, version: booking.version, from: known?.state ?? 'NONE', to: state },
      actor: 'PROVIDER',
    })
  await actOnDisputes(tx, deps, bookingId)
}
