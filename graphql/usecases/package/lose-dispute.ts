import { disputeLostAfterRelease, disputeLostBeforeRelease } from '#graphql/domain/ledger/disputes.ts'
import { packageDisputeLost } from '#graphql/domain/ledger/packages.ts'
import { clawBackOf } from '#graphql/domain/ledger/postings.ts'
import { sharesOf } from '#graphql/domain/payout/split.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { mentorDueOf } from '../ledger/debts.ts'
import { about, post } from '../ledger/post.ts'
import { securingPayment } from '../payment/securing.ts'
import { reverseShare } from '../payout/reverse-share.ts'
import { settlePayout } from '../payout/settle-payout.ts'
import { sharesNow, splitOfBooking } from '../payout/shares.ts'
import { NotYet } from '../reaction.ts'
import { endPurchase } from './end.ts'
import { aboutPurchase, type LockedPurchase, sumOf, unspentOf } from './lock.ts'

type Lost = { id: string; providerDisputeId: string; amount: bigint }

const smaller = (a: bigint, b: bigint) => (a < b ? a : b)

/** What the bank took for good: from what was not spent, then from the sessions, the latest first; the rest is a loss. */
export async function losePurchase(
  tx: Tx,
  deps: Deps,
  purchase: LockedPurchase,
  { bookings, lost }: { bookings: readonly LockedBooking[]; lost: Lost },
): Promise<void> {
  if (bookings.some(({ payout }) => payout?.state === 'SENDING'))
    throw new NotYet('a share of the package is on its way')
  const fromCredit = smaller(lost.amount, sumOf(unspentOf(purchase)))
  let left = lost.amount - fromCredit
  const nthOf = ({ id }: LockedBooking) => purchase.credits.find((each) => each.bookingId === id)?.nth ?? 0
  for (const booking of [...bookings].sort((a, b) => nthOf(b) - nthOf(a)))
    left -= await loseShare(tx, deps, booking, { ...lost, amount: left })
  const { providerDisputeId: disputeId } = lost
  const entries = packageDisputeLost(aboutPurchase(deps, purchase), { disputeId, fromCredit, loss: left })
  await post(tx, entries, deps.now())
  if (purchase.state === 'ACTIVE')
    await endPurchase(tx, deps, purchase, { endedFor: 'LOST', actor: 'PROVIDER', gone: fromCredit })
}

/** As much of a session's money as there is; answers how much. The bank's own account gives it up for this booking. */
async function loseShare(tx: Tx, deps: Deps, booking: LockedBooking, lost: Lost): Promise<bigint> {
  const payment = securingPayment(booking)
  const before = sharesNow(booking)
  const amount = before ? smaller(lost.amount, before.kept) : 0n
  if (!before || !payment || amount === 0n) return 0n
  const tags = about(deps, booking)
  const disputeId = `${lost.providerDisputeId}:${booking.id}`
  if (booking.payout?.releasedAt) {
    const after = sharesOf(splitOfBooking(booking), before.kept - amount)
    const shares = { before, after, mentorDue: await mentorDueOf(tx, booking.id) }
    await post(tx, disputeLostAfterRelease(tags, { disputeId, amount, ...shares }), deps.now())
    await reverseShare(tx, deps, booking, { cause: lost.id, amountMinor: clawBackOf(shares) })
  } else {
    await post(tx, disputeLostBeforeRelease(tags, { disputeId, amount, kept: before.kept }), deps.now())
  }
  await tx.payment.update({ where: { id: payment.id }, data: { lostMinor: { increment: amount } } })
  await settlePayout(tx, booking.id)
  return amount
}
