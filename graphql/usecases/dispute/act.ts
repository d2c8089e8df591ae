import { disputedOf, disputeOpen, moneyContested } from '#graphql/domain/dispute/state.ts'
import { disputeClawedBack } from '#graphql/domain/ledger/disputes.ts'
import { clawBackOf, type Shrinking } from '#graphql/domain/ledger/postings.ts'
import { sharesOf } from '#graphql/domain/payout/split.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { mentorDueOf } from '../ledger/debts.ts'
import { about, post } from '../ledger/post.ts'
import { securingPayment } from '../payment/securing.ts'
import { blockPayout, endBlock } from '../payout/block.ts'
import { reverseShare } from '../payout/reverse-share.ts'
import { sharesNow, splitOfBooking } from '../payout/shares.ts'
import { loseDispute, refundsGoOn } from './lose.ts'

type Dispute = LockedBooking['disputes'][number]

/**
 * Does what the booking's disputes, as they are known now, mean for its money: an open one blocks the payout, and takes
 * back what has left; one that is over ends its block, once. While the payout is on its way that waits for the outcome.
 */
export async function actOnDisputes(tx: Tx, deps: Deps, bookingId: string): Promise<void> {
  const known = await tx.dispute.findMany({ where: { bookingId }, orderBy: { openedAt: 'asc' } })
  for (const { id } of known) {
    const booking = await lockBooking(tx, bookingId)
    const dispute = booking?.disputes.find((each) => each.id === id)
    if (booking && dispute && !dispute.settledAt) await act(tx, deps, booking, dispute)
  }
}

async function act(tx: Tx, deps: Deps, booking: LockedBooking, dispute: Dispute): Promise<void> {
  const onItsWay = booking.payout?.state === 'SENDING'
  if (disputeOpen(dispute.state)) {
    if (booking.payout?.state !== 'CANCELLED') await blockPayout(tx, deps, booking, 'DISPUTE', dispute.id)
    if (moneyContested(dispute.state) && !onItsWay) await clawBack(tx, deps, booking, dispute)
    return
  }
  if (onItsWay) return
  if (dispute.state === 'LOST')
    await loseDispute(tx, deps, booking, dispute, await shrinking(tx, booking, dispute))
  else await refundsGoOn(tx, booking, dispute)
  await dueAgain(tx, deps, booking, dispute)
  await endBlock(tx, deps, booking, 'DISPUTE', dispute.id)
  await tx.dispute.update({ where: { id: dispute.id }, data: { settledAt: deps.now() } })
}

const taken = ({ withdrawnMinor, reinstatedMinor }: Dispute) =>
  disputedOf({ withdrawn: withdrawnMinor, reinstated: reinstatedMinor })

/** Everybody's share without what the bank has; null where the payment was nobody's share. */
async function shrinking(tx: Tx, booking: LockedBooking, dispute: Dispute): Promise<Shrinking | null> {
  const before = sharesNow(booking)
  if (!before || securingPayment(booking)?.id !== dispute.paymentId) return null
  const gone = taken(dispute) < before.kept ? taken(dispute) : before.kept
  const after = sharesOf(splitOfBooking(booking), before.kept - gone)
  return { before, after, mentorDue: await dueBeside(tx, booking, dispute) }
}

/** What is due to the mentor beside what was claimed for disputes that are still open. */
async function dueBeside(tx: Tx, { id, disputes }: LockedBooking, dispute: Dispute): Promise<bigint> {
  const others = disputes.filter((each) => each.id !== dispute.id && !each.settledAt)
  return others.reduce((due, { clawedMinor }) => due - (clawedMinor ?? 0n), await mentorDueOf(tx, id))
}

/** The share has left: what the bank took of it is the mentor's to give back, until the bank has decided. */
async function clawBack(tx: Tx, deps: Deps, booking: LockedBooking, dispute: Dispute): Promise<void> {
  const { payout } = booking
  const left = payout?.state === 'PAID' || payout?.state === 'REVERSED'
  if (!left || dispute.clawedMinor !== null || taken(dispute) === 0n) return
  const shares = await shrinking(tx, booking, dispute)
  if (!shares) return
  const disputeId = dispute.providerDisputeId
  const clawedMinor = clawBackOf(shares)
  await post(tx, disputeClawedBack(about(deps, booking), { disputeId, ...shares }), deps.now())
  await tx.dispute.update({ where: { id: dispute.id }, data: { clawedMinor } })
  await reverseShare(tx, deps, booking, { cause: dispute.id, amountMinor: clawedMinor })
}

/** What was claimed back and is not lost is the mentor's again. */
async function dueAgain(tx: Tx, deps: Deps, booking: LockedBooking, dispute: Dispute): Promise<void> {
  const { id: bookingId, version, payout } = booking
  if (!payout || (await dueBeside(tx, booking, dispute)) <= 0n) return
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
