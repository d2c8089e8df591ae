import { refundEffected, refundFailed } from '#graphql/domain/ledger/postings.ts'
import { joinRefund as joined } from '#graphql/domain/payment/refund.ts'
import type { Refund } from '#graphql/providers/payments/port.ts'
import type { RefundState } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { coverLate } from '../dispute/cover.ts'
import { appendEvent } from '../events.ts'
import { post } from '../ledger/post.ts'
import { answered } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { lockPaidFor } from './paid-for.ts'

const stateOf = {
  pending: 'PENDING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
} as const satisfies Record<Refund['status'], RefundState>

/** Joins what the provider says of a refund into ours; money is posted when it left, and when it came back. */
export async function joinRefund(deps: Deps, refundId: string, facts: Refund): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const owned = await tx.refund.findUniqueOrThrow({ where: { id: refundId } })
    const paidFor = await lockPaidFor(tx, deps, owned)
    const refund = paidFor?.refunds.find(({ id }) => id === refundId)
    if (!paidFor || !refund) return
    const fetched = { state: stateOf[facts.status], attempt: Number(facts.metadata.attempt) || 1 }
    const { state } = joined({ state: refund.state, attempt: refund.attempt }, fetched)
    const { id: providerRefundId, amount } = facts
    const { about: tags } = paidFor
    const left = { providerRefundId, amount: amount.minor }
    // The money leaves when the provider moves it, which may be days before the refund has succeeded. One that is seen
    // for the first time after it failed took effect before: both facts are posted.
    const moved = facts.transactionId !== null || state !== 'PENDING'
    if (moved && fetched.attempt === refund.attempt) await post(tx, refundEffected(tags, left), deps.now())
    if (state === refund.state) return
    const failureReason = state === 'FAILED' ? facts.reason : null
    await tx.refund.update({
      where: { id: refundId },
      data: { state, providerRefundId, failureReason, settledAt: state === 'PENDING' ? null : deps.now() },
    })
    if (state === 'FAILED') await post(tx, refundFailed(tags, left), deps.now())
    if (state === 'FAILED' && (await coverLate(tx, deps, paidFor, refundId))) return
    await appendEvent(tx, {
      type: `${paidFor.refund}.${state.toLowerCase()}`,
      ...paidFor.event,
      subjectId: refundId,
      actor: 'PROVIDER',
      reason: failureReason,
    })
  })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Fetches a refund afresh and joins it; one that is not ours is nothing to us. */
export async function syncRefund(deps: Deps, providerRefundId: string): Promise<void> {
  const facts = answered(await deps.payments.fetchRefund(providerRefundId))
  const { refundId } = facts.metadata
  if (!refundId || !uuid.test(refundId)) return
  const known = await deps.db.refund.findFirst({ where: { id: refundId } })
  if (known) await joinRefund(deps, refundId, facts)
}
