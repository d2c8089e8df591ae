import { disputeClawedBack } from '#graphql/domain/ledger/disputes.ts'
import { clawBackOf, type Shrinking } from '#graphql/domain/ledger/postings.ts'
import { sharesOf } from '#graphql/domain/payout/split.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { mentorDueOf } from '../ledger/debts.ts'
import { about, post } from '../ledger/post.ts'
import { reverseShare } from '../payout/reverse-share.ts'
import { sharesNow, splitOfBooking } from '../payout/shares.ts'

/** What a dispute took of one booking's money; `key` names the two in the ledger. */
export type Taken = { disputeId: string; key: string; amount: bigint }

/** What is due to the mentor beside what was claimed for other disputes that are still open. */
async function dueBeside(tx: Tx, bookingId: string, disputeId: string): Promise<bigint> {
  const { _sum } = await tx.disputeClaw.aggregate({
    where: { bookingId, disputeId: { not: disputeId }, dispute: { settledAt: null } },
    _sum: { amountMinor: true },
  })
  return (await mentorDueOf(tx, bookingId)) - (_sum.amountMinor ?? 0n)
}

/** Everybody's share without what the bank has; null while nothing secures the booking. */
export async function shrinking(
  tx: Tx,
  booking: LockedBooking,
  { disputeId, amount }: Taken,
): Promise<Shrinking | null> {
  const before = sharesNow(booking)
  if (!before) return null
  const gone = amount < before.kept ? amount : before.kept
  const after = sharesOf(splitOfBooking(booking), before.kept - gone)
  return { before, after, mentorDue: await dueBeside(tx, booking.id, disputeId) }
}

/** Once the share has left: what the bank took of it is the mentor's to give back, until the bank has decided. Once. */
export async function clawBack(tx: Tx, deps: Deps, booking: LockedBooking, taken: Taken): Promise<void> {
  const { id: bookingId, payout } = booking
  const { disputeId, key } = taken
  if (payout?.state !== 'PAID' && payout?.state !== 'REVERSED') return
  if ((await tx.disputeClaw.count({ where: { disputeId, bookingId } })) > 0) return
  const shares = await shrinking(tx, booking, taken)
  if (!shares) return
  const amountMinor = clawBackOf(shares)
  await post(tx, disputeClawedBack(about(deps, booking), { disputeId: key, ...shares }), deps.now())
  await tx.disputeClaw.create({ data: { disputeId, bookingId, amountMinor } })
  await reverseShare(tx, deps, booking, { cause: disputeId, amountMinor })
}

/** What was claimed back and is not lost is the mentor's again. */
export async function dueAgain(
  tx: Tx,
  deps: Deps,
  { id: bookingId, version, payout }: LockedBooking,
  disputeId: string,
): Promise<void> {
  if (!payout || (await dueBeside(tx, bookingId, disputeId)) <= 0n) return
  const facts = { at: deps.now(), releaseAt: payout.releaseAt, blocks: 0 }
  const to = payoutAfter(payout.state, 'disputeWon', facts)
  if (!to) return
  await tx.payout.update({
    where: { id: payout.id },
    data: { state: to, attempt: { increment: 1 }, failedAt: null, failureReason: null },
  })
  const step = { from: payout.state, to, actor: 'SYSTEM' } as const
  await appendEvent(tx, { type: 'payout.dueAgain', bookingId, subjectId: payout.id, version, ...step })
}
