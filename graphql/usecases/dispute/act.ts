import { disputedOf, disputeOpen, moneyContested } from '#graphql/domain/dispute/state.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { contestedBehind } from '../package/contested.ts'
import { securingPayment } from '../payment/securing.ts'
import { blockPayout, endBlock } from '../payout/block.ts'
import { clawBack, dueAgain, type Taken } from './claw.ts'
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

/** A share has landed, or was refused: what waited for that is done, for the package that paid it by a job of its own. */
export async function actOnOutcome(tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> {
  await actOnDisputes(tx, deps, booking.id)
  const purchase = await contestedBehind(tx, booking)
  if (!purchase) return
  const { id: subjectId, version } = purchase
  await appendEvent(tx, { type: 'package.shareLanded', subjectId, version, actor: 'SYSTEM' })
}

async function act(tx: Tx, deps: Deps, booking: LockedBooking, dispute: Dispute): Promise<void> {
  const onItsWay = booking.payout?.state === 'SENDING'
  const taken = takenOf(booking, dispute)
  if (disputeOpen(dispute.state)) {
    if (booking.payout?.state !== 'CANCELLED') await blockPayout(tx, deps, booking, 'DISPUTE', dispute.id)
    if (moneyContested(dispute.state) && taken?.amount) await clawBack(tx, deps, booking, taken)
    return
  }
  if (onItsWay) return
  if (dispute.state === 'LOST') await loseDispute(tx, deps, booking, dispute, taken)
  else await refundsGoOn(tx, booking, dispute)
  await dueAgain(tx, deps, booking, dispute.id)
  await endBlock(tx, deps, booking, 'DISPUTE', dispute.id)
  await tx.dispute.update({ where: { id: dispute.id }, data: { settledAt: deps.now() } })
}

/** What the bank has of everybody's share; null where the payment was nobody's share. */
function takenOf(booking: LockedBooking, dispute: Dispute): Taken | null {
  if (securingPayment(booking)?.id !== dispute.paymentId) return null
  const { id: disputeId, providerDisputeId: key, withdrawnMinor, reinstatedMinor } = dispute
  return { disputeId, key, amount: disputedOf({ withdrawn: withdrawnMinor, reinstated: reinstatedMinor }) }
}
