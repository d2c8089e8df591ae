import { disputeClawedBack } from '#graphql/domain/ledger/disputes.ts'
import { clawBackOf, type Shrinking } from '#graphql/domain/ledger/postings.ts'
import { sharesOf } from '#graphql/domain/payout/split.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import { disputesAbout } from './package/purchase.ts'
import { dueOf, reverseShare } from './reversal.ts'
import type { Booking, Dispute } from './rows.ts'
import { sharesNow, splitOfPrice } from './shares.ts'
import { about, at, enqueue, post, type World } from './world.ts'

/** What is due beside what was claimed for other disputes that are still open. */
const dueBeside = (world: World, booking: Booking, dispute: Dispute): bigint =>
  disputesAbout(world, booking)
    .filter((each) => each !== dispute && !each.settled)
    .reduce((due, { claws }) => due - (claws.get(booking.id) ?? 0n), dueOf(world, booking))

/** Everybody's share without what the bank has of it. */
export function shrinking(world: World, booking: Booking, dispute: Dispute, taken: bigint): Shrinking {
  const before = sharesNow(booking)
  const after = sharesOf(splitOfPrice(booking), before.kept - (taken < before.kept ? taken : before.kept))
  return { before, after, mentorDue: dueBeside(world, booking, dispute) }
}

/** What the bank took of a share that had left is claimed back, once. */
export function clawBack(
  world: World,
  booking: Booking,
  dispute: Dispute,
  taken: bigint,
  disputeId = dispute.id,
): void {
  const left = booking.payout?.state === 'PAID' || booking.payout?.state === 'REVERSED'
  if (!left || dispute.claws.has(booking.id) || world.plant === 'claw') return
  const shares = shrinking(world, booking, dispute, taken)
  const clawed = clawBackOf(shares)
  post(world, disputeClawedBack(about(booking), { disputeId, ...shares }))
  dispute.claws.set(booking.id, clawed)
  reverseShare(world, booking, clawed)
}

/** What was claimed back and is not lost is due again. */
export function dueAgain(world: World, booking: Booking, dispute: Dispute): void {
  const { payout } = booking
  if (!payout || world.plant === 'spared' || dueBeside(world, booking, dispute) <= 0n) return
  const facts = { at: at(world.now), releaseAt: at(payout.releaseAt), blocks: 0 }
  const to = payoutAfter(payout.state, 'disputeWon', facts)
  if (!to) return
  Object.assign(payout, { state: to, attempt: payout.attempt + 1 })
  enqueue(world, 'payout-send', booking.id)
}
