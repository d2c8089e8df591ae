import { type DisputeFacts, disputeOpen, joinDispute } from '#graphql/domain/dispute/state.ts'
import type { Dispute as Fetched } from '#graphql/providers/payments/port.ts'
import type { DisputeState, Payment } from '#prisma/generated/client/client.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { about } from '../ledger/post.ts'
import { joinPurchaseDispute } from '../package/sync-dispute.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { actOnDisputes } from './act.ts'
import { disputeFacts, postMovements } from './facts.ts'

/** What happened when it came to this. */
const happened: Record<DisputeState, string> = {
  INQUIRY: 'inquired',
  INQUIRY_UNDER_REVIEW: 'submitted',
  INQUIRY_CLOSED: 'closed',
  NEEDS_RESPONSE: 'opened',
  UNDER_REVIEW: 'submitted',
  WON: 'won',
  LOST: 'lost',
  PREVENTED: 'closed',
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Fetches a dispute afresh and joins it; one about a payment that is not ours is nothing to us. */
export async function syncDispute(deps: Deps, providerDisputeId: string): Promise<void> {
  const facts = answered(await deps.payments.fetchDispute(providerDisputeId))
  const payment = await paymentOf(deps, facts)
  if (payment?.purchaseId) return joinPurchaseDispute(deps, payment.purchaseId, facts)
  if (payment) await inTransaction(deps, (tx) => recordDispute(tx, deps, payment, facts))
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

/** Joins what was fetched, posts what moved, and does what it means, in one transaction. */
export async function recordDispute(
  tx: Tx,
  deps: Deps,
  { id: paymentId, bookingId }: Pick<Payment, 'id' | 'bookingId'>,
  facts: Fetched,
): Promise<void> {
  const booking = bookingId ? await lockBooking(tx, bookingId) : null
  if (!booking || !bookingId) return
  const known = booking.disputes.find(({ providerDisputeId }) => providerDisputeId === facts.id)
  const fetched = disputeFacts(facts)
  const joined = known ? joinDispute(knownFacts(known), fetched) : fetched
  const { state, withdrawn, reinstated, refundable, respondBy } = joined
  const data = {
    ...{ state, refundable, respondBy, withdrawnMinor: withdrawn, reinstatedMinor: reinstated },
    closedAt: disputeOpen(state) ? null : (known?.closedAt ?? deps.now()),
  }
  const escalated = known?.state.startsWith('INQUIRY') && state === 'NEEDS_RESPONSE'
  const { id } = known
    ? await tx.dispute.update({ where: { id: known.id }, data: { ...data, ...(escalated ? askedAnew : {}) } })
    : await tx.dispute.create({ data: { ...data, ...whatIsSaid(facts), bookingId, paymentId } })
  await postMovements(tx, deps, about(deps, booking), facts)
  if (known?.state !== state)
    await appendEvent(tx, {
      type: `dispute.${happened[state]}`,
      ...{ bookingId, subjectId: id, version: booking.version, from: known?.state ?? 'NONE', to: state },
      actor: 'PROVIDER',
    })
  await actOnDisputes(tx, deps, bookingId)
}

/** The answer to the question was not the answer to the dispute that came of it. */
const askedAnew = { answer: null, answeredAt: null, attempt: { increment: 1 } } as const

const whatIsSaid = ({ id: providerDisputeId, reason, amount, openedAt }: Fetched) => {
  return { providerDisputeId, reason, openedAt, amountMinor: amount.minor, currency: amount.currency }
}

const knownFacts = (dispute: LockedBooking['disputes'][number]): DisputeFacts => ({
  ...dispute,
  withdrawn: dispute.withdrawnMinor,
  reinstated: dispute.reinstatedMinor,
})
