import {
  clawBackOf,
  goodwillDecided,
  goodwillSharedAfterRelease,
  goodwillSharedBeforeRelease,
  refundDecidedAfterRelease,
  refundDecidedBeforeRelease,
} from '#graphql/domain/ledger/postings.ts'
import { keptOf, sharesOf } from '#graphql/domain/payout/split.ts'
import type { Refund } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { reverseShare } from '../payout/reverse-share.ts'
import { splitOfBooking } from '../payout/shares.ts'
import { mentorDueOf } from './debts.ts'
import { about, post } from './post.ts'

/** What is still held whatever was released: it never was anybody's share. */
const neverShared: ReadonlySet<Refund['cause']> = new Set(['LATE_PAYMENT', 'DOUBLE_PAYMENT'])

/** Posts the decision: before the release the money is still held, afterwards everybody's share shrinks and is taken back. */
export async function postRefundDecided(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  refund: Refund,
): Promise<void> {
  const tags = about(deps, booking)
  const decided = { refundId: refund.id, amount: refund.amountMinor }
  const shared = refund.bearer === 'SHARED' && !neverShared.has(refund.cause)
  if (shared && booking.payout?.releasedAt) {
    const shares = await shrinking(tx, booking, refund)
    await post(tx, refundDecidedAfterRelease(tags, { refundId: refund.id, ...shares }), deps.now())
    return reverseShare(tx, deps, booking, { cause: refund.id, amountMinor: clawBackOf(shares) })
  }
  const entries =
    refund.bearer === 'PLATFORM' ? goodwillDecided(tags, decided) : refundDecidedBeforeRelease(tags, decided)
  await post(tx, entries, deps.now())
}

/** Posts that a goodwill refund is taken from everybody's share after all. */
export async function postGoodwillShared(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  refund: Refund,
): Promise<void> {
  const tags = about(deps, booking)
  const { id: refundId } = refund
  const shares = await shrinking(tx, booking, refund)
  if (!booking.payout?.releasedAt) {
    const amount = shares.before.kept - shares.after.kept
    await post(tx, goodwillSharedBeforeRelease(tags, { refundId, amount }), deps.now())
    return
  }
  await post(tx, goodwillSharedAfterRelease(tags, { refundId, ...shares }), deps.now())
  await reverseShare(tx, deps, booking, { cause: `${refundId}:shared`, amountMinor: clawBackOf(shares) })
}

/** Posts that what the platform gave for a session that nobody had to pay is kept no more, where it was shared out. */
export async function postSubsidyTakenBack(tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> {
  const split = splitOfBooking(booking)
  if (!booking.payout?.releasedAt || split.captured > 0n) return
  const entries = refundDecidedAfterRelease(about(deps, booking), {
    refundId: booking.payout.id,
    before: sharesOf(split, 0n, booking.refundedPercent ?? 0),
    after: sharesOf(split, 0n, 100),
    mentorDue: await mentorDueOf(tx, booking.id),
  })
  await post(tx, entries, deps.now())
}

async function shrinking(tx: Tx, booking: LockedBooking, refund: Refund) {
  const split = splitOfBooking(booking)
  const shared = booking.refunds.filter(
    ({ bearer, id, paymentId }) => bearer === 'SHARED' && paymentId === refund.paymentId && id !== refund.id,
  )
  const refundsDecided = shared.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const disputesLost = booking.payments.find(({ id }) => id === refund.paymentId)?.lostMinor ?? 0n
  const kept = (decided: bigint) => keptOf(split, { refundsDecided: decided, disputesLost })
  return {
    before: sharesOf(split, kept(refundsDecided)),
    after: sharesOf(split, kept(refundsDecided + refund.amountMinor)),
    mentorDue: await mentorDueOf(tx, booking.id),
  }
}
