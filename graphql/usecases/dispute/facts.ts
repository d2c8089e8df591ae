import { type DisputeFacts, disputeOpen, joinDispute } from '#graphql/domain/dispute/state.ts'
import { disputeReinstated, disputeWithdrawn } from '#graphql/domain/ledger/disputes.ts'
import type { About } from '#graphql/domain/ledger/entry.ts'
import type { Dispute as Fetched } from '#graphql/providers/payments/port.ts'
import type { Dispute, DisputeState } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import type { EventType } from '../events.ts'
import { post } from '../ledger/post.ts'

const stateOf = {
  inquiry: 'INQUIRY',
  inquiryUnderReview: 'INQUIRY_UNDER_REVIEW',
  inquiryClosed: 'INQUIRY_CLOSED',
  needsResponse: 'NEEDS_RESPONSE',
  underReview: 'UNDER_REVIEW',
  won: 'WON',
  lost: 'LOST',
  prevented: 'PREVENTED',
} as const satisfies Record<Fetched['status'], DisputeState>

const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n)

/** The event when it came to this. */
export const disputeEvents = {
  INQUIRY: 'dispute.inquired',
  INQUIRY_UNDER_REVIEW: 'dispute.submitted',
  INQUIRY_CLOSED: 'dispute.closed',
  NEEDS_RESPONSE: 'dispute.opened',
  UNDER_REVIEW: 'dispute.submitted',
  WON: 'dispute.won',
  LOST: 'dispute.lost',
  PREVENTED: 'dispute.closed',
} as const satisfies Record<DisputeState, EventType>

/** What was fetched of a dispute, in our words. */
const disputeFacts = ({ status, movements, refundable, respondBy }: Fetched): DisputeFacts => ({
  state: stateOf[status],
  withdrawn: -sum(movements.map(({ minor }) => (minor < 0n ? minor : 0n))),
  reinstated: sum(movements.map(({ minor }) => (minor > 0n ? minor : 0n))),
  refundable,
  respondBy,
})

/** About whose payment it is, and what was known of it. */
type Disputed = { paymentId: string; known: Dispute | undefined } & (
  | { bookingId: string }
  | { purchaseId: string }
)

/** Joins what was fetched to what was known of a dispute, and keeps it. */
export async function keepDispute(
  tx: Tx,
  { now }: Pick<Deps, 'now'>,
  { known, ...of }: Disputed,
  fetched: Fetched,
): Promise<Dispute> {
  const before = known && { ...known, withdrawn: known.withdrawnMinor, reinstated: known.reinstatedMinor }
  const joined = before ? joinDispute(before, disputeFacts(fetched)) : disputeFacts(fetched)
  const { state, withdrawn, reinstated, refundable, respondBy } = joined
  const data = {
    ...{ state, refundable, respondBy, withdrawnMinor: withdrawn, reinstatedMinor: reinstated },
    closedAt: disputeOpen(state) ? null : (known?.closedAt ?? now()),
  }
  if (!known) return tx.dispute.create({ data: { ...data, ...whatIsSaid(fetched), ...of } })
  const escalated = known.state.startsWith('INQUIRY') && state === 'NEEDS_RESPONSE'
  return tx.dispute.update({ where: { id: known.id }, data: { ...data, ...(escalated ? askedAnew : {}) } })
}

/** The answer to the question was not the answer to the dispute that came of it. */
const askedAnew = { answer: null, answeredAt: null, attempt: { increment: 1 } } as const

const whatIsSaid = ({ id: providerDisputeId, reason, amount, openedAt }: Fetched) => {
  return { providerDisputeId, reason, openedAt, amountMinor: amount.minor, currency: amount.currency }
}

/** Money is posted from what moved, never from what an event or the dispute's amount says. */
export async function postMovements(tx: Tx, deps: Deps, tags: About, { movements }: Fetched): Promise<void> {
  for (const { transactionId, minor, feeMinor } of movements) {
    const entries =
      minor > 0n
        ? disputeReinstated(tags, { transactionId, amount: minor, fee: -feeMinor })
        : disputeWithdrawn(tags, { transactionId, amount: -minor, fee: feeMinor })
    await post(tx, entries, deps.now())
  }
}
