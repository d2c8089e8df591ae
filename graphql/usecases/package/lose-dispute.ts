import { disputeLostAfterRelease, disputeLostBeforeRelease } from '#graphql/domain/ledger/disputes.ts'
import { packageDisputeLost } from '#graphql/domain/ledger/packages.ts'
import { clawBackOf } from '#graphql/domain/ledger/postings.ts'
import type { Dispute } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { shrinking, type Taken } from '../dispute/claw.ts'
import { about, post } from '../ledger/post.ts'
import { securingPayment } from '../payment/securing.ts'
import { reverseShare } from '../payout/reverse-share.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import { type Contested, divide } from './divide.ts'
import { endPurchase } from './end.ts'
import { aboutPurchase } from './lock.ts'
import { coverWaiting, refundsGoOn } from './waiting-refunds.ts'

/**
 * Lost: what the bank took is gone. What was nobody's any more stands for what waited to go back, of a session first, and
 * was never asked for: the bank gave it. Only the rest is a loss.
 */
export async function losePurchase(
  tx: Tx,
  deps: Deps,
  contested: Contested,
  dispute: Dispute,
): Promise<void> {
  const { purchase } = contested
  const { fromCredit, sessions, rest } = divide(contested, dispute, 0n)
  for (const { booking, taken } of sessions) if (taken.amount > 0n) await loseShare(tx, deps, booking, taken)
  const loss = await coverWaiting(tx, deps, contested, { fromCredit, sessions, rest })
  const lost = { disputeId: dispute.providerDisputeId, fromCredit, loss }
  await post(tx, packageDisputeLost(aboutPurchase(deps, purchase), lost), deps.now())
  await refundsGoOn(tx, contested, ({ sentAt }) => sentAt !== null)
  if (purchase.state === 'ACTIVE')
    await endPurchase(tx, deps, purchase, { endedFor: 'LOST', actor: 'PROVIDER', gone: fromCredit })
}

/** The bank's own account gives it up for this booking. */
async function loseShare(tx: Tx, deps: Deps, booking: LockedBooking, taken: Taken): Promise<void> {
  const shares = await shrinking(tx, booking, taken)
  const payment = securingPayment(booking)
  if (!shares || !payment) return
  const { amount, disputeId, key } = taken
  const tags = about(deps, booking)
  if (booking.payout?.releasedAt) {
    await post(tx, disputeLostAfterRelease(tags, { disputeId: key, amount, ...shares }), deps.now())
    await reverseShare(tx, deps, booking, { cause: disputeId, amountMinor: clawBackOf(shares) })
  } else {
    const { kept } = shares.before
    await post(tx, disputeLostBeforeRelease(tags, { disputeId: key, amount, kept }), deps.now())
  }
  await tx.payment.update({ where: { id: payment.id }, data: { lostMinor: { increment: amount } } })
  await settlePayout(tx, booking.id)
}
