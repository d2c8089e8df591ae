import type { DisputeFacts } from '#graphql/domain/dispute/state.ts'
import { disputeReinstated, disputeWithdrawn } from '#graphql/domain/ledger/disputes.ts'
import type { About } from '#graphql/domain/ledger/entry.ts'
import type { Dispute as Fetched } from '#graphql/providers/payments/port.ts'
import type { DisputeState } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
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

/** What was fetched of a dispute, in our words. */
export const disputeFacts = ({ status, movements, refundable, respondBy }: Fetched): DisputeFacts => ({
  state: stateOf[status],
  withdrawn: -sum(movements.map(({ minor }) => (minor < 0n ? minor : 0n))),
  reinstated: sum(movements.map(({ minor }) => (minor > 0n ? minor : 0n))),
  refundable,
  respondBy,
})

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
