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
import { type Contested, divide, takenBy } from './divide.ts'
import { endPurchase } from './end.ts'
import { aboutPurchase } from './lock.ts'
import { coverWaiting, sendWhatWaits } from './waiting-refunds.ts'

/**
 * Lost: what the bank took is gone. It stands for what was still to go back, then for what was not spent, then for the
 * sessions, the latest first. Only the rest is a loss.
 */
export async function losePurchase(
  tx: Tx,
  deps: Deps,
  contested: Contested,
  dispute: Dispute,
): Promise<void> {
  const { purchase } = contested
  const { providerDisputeId: disputeId } = dispute
  const amount = takenBy(dispute)
  const { ofSessions, ofPackage } = await coverWaiting(tx, deps, contested, { disputeId, amount })
  const left = amount - ofSessions - ofPackage
  const { fromCredit, sessions, rest } = divide(contested, dispute, { before: 0n, amount: left })
  for (const { booking, taken } of sessions) if (taken.amount > 0n) await loseShare(tx, deps, booking, taken)
  // What stood for the package's own refunds is posted with them.
  const lost = { disputeId, fromCredit, loss: rest + ofPackage }
  await post(tx, packageDisputeLost(aboutPurchase(deps, purchase), lost), deps.now())
  await sendWhatWaits(tx, contested)
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
