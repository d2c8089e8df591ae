import { disputedOf } from '#graphql/domain/dispute/state.ts'
import { disputeLostAfterRelease, disputeLostBeforeRelease } from '#graphql/domain/ledger/disputes.ts'
import { clawBackOf } from '#graphql/domain/ledger/postings.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { about, post } from '../ledger/post.ts'
import { reverseShare } from '../payout/reverse-share.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import { shrinking, type Taken } from './claw.ts'
import { coverRefunds, owedOf, sendableOf } from './cover.ts'

type Dispute = LockedBooking['disputes'][number]

/**
 * Lost: what the bank has is gone. It stands for what was still to go back to the mentee, then everybody's share shrinks,
 * and what nobody kept any more is the platform's loss. `taken` is null where the payment was nobody's share.
 */
export async function loseDispute(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  dispute: Dispute,
  taken: Taken | null,
): Promise<void> {
  const { paymentId } = dispute
  const amount = disputedOf({ withdrawn: dispute.withdrawnMinor, reinstated: dispute.reinstatedMinor })
  const tags = about(deps, booking)
  const owed = owedOf(booking.refunds.filter((refund) => refund.paymentId === paymentId))
  const covered = await coverRefunds(tx, deps, { tags, owed, amount })
  const shares = taken && (await shrinking(tx, booking, { ...taken, amount: amount - covered }))
  const lost = { disputeId: dispute.providerDisputeId, amount }
  if (shares && booking.payout?.releasedAt) {
    await post(tx, disputeLostAfterRelease(tags, { ...lost, ...shares }), deps.now())
    await reverseShare(tx, deps, booking, { cause: dispute.id, amountMinor: clawBackOf(shares) })
  } else {
    const kept = shares ? shares.before.kept - shares.after.kept : 0n
    await post(tx, disputeLostBeforeRelease(tags, { ...lost, kept }), deps.now())
  }
  const lostMinor = { increment: amount - covered }
  await tx.payment.update({ where: { id: paymentId }, data: { lostMinor } })
  if (shares) await settlePayout(tx, booking.id)
  await sendWhatWaits(tx, booking, paymentId)
}

/** The charge can be refunded again: what waited for that goes, what was refused for that once more. */
export async function refundsGoOn(tx: Tx, booking: LockedBooking, { paymentId }: Dispute): Promise<void> {
  await tx.refund.updateMany({ where: { paymentId, state: 'DECIDED' }, data: { failureReason: null } })
  await sendWhatWaits(tx, booking, paymentId)
}

async function sendWhatWaits(tx: Tx, { id: bookingId, version }: LockedBooking, paymentId: string) {
  for (const { id: subjectId } of await sendableOf(tx, [paymentId]))
    await appendEvent(tx, { type: 'refund.retried', bookingId, subjectId, version, actor: 'SYSTEM' })
}
