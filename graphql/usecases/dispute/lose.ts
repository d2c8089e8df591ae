import { disputedOf } from '#graphql/domain/dispute/state.ts'
import {
  disputeLostAfterRelease,
  disputeLostBeforeRelease,
  refundSettledByDispute,
} from '#graphql/domain/ledger/disputes.ts'
import type { About } from '#graphql/domain/ledger/entry.ts'
import { clawBackOf, type Shrinking } from '#graphql/domain/ledger/postings.ts'
import type { Refund } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { about, post } from '../ledger/post.ts'
import { reverseShare } from '../payout/reverse-share.ts'
import { settlePayout } from '../payout/settle-payout.ts'

type Dispute = LockedBooking['disputes'][number]

/** Lost: what the bank has is gone, everybody's share shrinks, what nobody kept any more is the platform's loss. */
export async function loseDispute(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  dispute: Dispute,
  shares: Shrinking | null,
): Promise<void> {
  const amount = disputedOf({ withdrawn: dispute.withdrawnMinor, reinstated: dispute.reinstatedMinor })
  const lost = { disputeId: dispute.providerDisputeId, amount }
  const tags = about(deps, booking)
  if (shares && booking.payout?.releasedAt) {
    await post(tx, disputeLostAfterRelease(tags, { ...lost, ...shares }), deps.now())
    await reverseShare(tx, deps, booking, { cause: dispute.id, amountMinor: clawBackOf(shares) })
  } else {
    await post(tx, disputeLostBeforeRelease(tags, { ...lost, kept: shares?.before.kept ?? 0n }), deps.now())
  }
  const { paymentId } = dispute
  await tx.payment.update({ where: { id: paymentId }, data: { lostMinor: { increment: amount } } })
  if (shares) await settlePayout(tx, booking.id)
  const loss = amount - (shares ? shares.before.kept - shares.after.kept : 0n)
  const refunds = waitingFor(booking, dispute)
  await coverRefunds(tx, deps, { tags, version: booking.version, refunds, covered: loss })
  for (const { id, sentAt } of refunds) if (sentAt) await goOn(tx, booking, id)
}

const waitingFor = ({ refunds }: LockedBooking, { paymentId }: Dispute): Refund[] =>
  refunds
    .filter((refund) => refund.paymentId === paymentId && refund.state === 'DECIDED')
    .sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime())

type Waiting = { tags: About; version: number; refunds: readonly Refund[]; covered: bigint }

/**
 * What waited to go back and was never asked for: the bank gave it instead, as far as that reaches. What it did not give
 * has to be paid another way. Answers how much that was.
 */
export async function coverRefunds(
  tx: Tx,
  deps: Deps,
  { tags, version, refunds, covered }: Waiting,
): Promise<bigint> {
  let left = covered
  for (const { id, amountMinor, bookingId } of refunds.filter(({ sentAt }) => sentAt === null)) {
    if (amountMinor > left) {
      const failureReason = 'charge_disputed: the payment was lost in a dispute, no refund of it is taken.'
      await tx.refund.update({ where: { id }, data: { failureReason } })
      const type = bookingId ? 'refund.refused' : 'packageRefund.refused'
      const of = bookingId ? { bookingId } : {}
      await appendEvent(tx, { type, ...of, subjectId: id, version, actor: 'SYSTEM', reason: failureReason })
      continue
    }
    left -= amountMinor
    await post(tx, refundSettledByDispute(tags, { refundId: id, amount: amountMinor }), deps.now())
    await tx.refund.update({
      where: { id },
      data: { state: 'SETTLED_OTHERWISE', settledAt: deps.now() },
    })
  }
  return covered - left
}

/** The charge can be refunded again: what waited for that goes. */
export async function refundsGoOn(tx: Tx, booking: LockedBooking, dispute: Dispute): Promise<void> {
  for (const { id } of waitingFor(booking, dispute)) await goOn(tx, booking, id)
}

async function goOn(tx: Tx, { id: bookingId, version }: LockedBooking, subjectId: string) {
  await tx.refund.update({ where: { id: subjectId }, data: { failureReason: null } })
  await appendEvent(tx, { type: 'refund.retried', bookingId, subjectId, version, actor: 'SYSTEM' })
}
