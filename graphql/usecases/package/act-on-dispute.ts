import { disputeOpen, moneyContested } from '#graphql/domain/dispute/state.ts'
import type { Dispute } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { clawBack, dueAgain } from '../dispute/claw.ts'
import { blockPayout, endBlocksOf } from '../payout/block.ts'
import { type Contested, divide, takenBefore, takenBy } from './divide.ts'
import { losePurchase } from './lose-dispute.ts'
import { refundsGoOn } from './waiting-refunds.ts'

/**
 * Does what a dispute about a package, as it is known now, means. Until the bank has decided nothing of it is spent,
 * expires or goes back, the payouts of its sessions wait, and of shares that had left as much is claimed back as the bank
 * took beyond what was not spent. Won, all goes on; lost, that is gone. The end waits while a share is on its way.
 */
export async function actOnPackage(
  tx: Tx,
  deps: Deps,
  contested: Contested,
  dispute: Dispute,
): Promise<void> {
  const { bookings } = contested
  const { id: disputeId, state } = dispute
  if (disputeOpen(state)) {
    for (const booking of bookings)
      if (booking.payout?.state !== 'CANCELLED') await blockPayout(tx, deps, booking, 'DISPUTE', disputeId)
    if (moneyContested(state)) await clawShares(tx, deps, contested, dispute)
    return
  }
  if (bookings.some(({ payout }) => payout?.state === 'SENDING')) return
  if (state === 'LOST') await losePurchase(tx, deps, contested, dispute)
  else await refundsGoOn(tx, contested)
  for (const booking of bookings) await dueAgain(tx, deps, booking, disputeId)
  await endBlocksOf(tx, deps, disputeId)
  await tx.dispute.update({ where: { id: disputeId }, data: { settledAt: deps.now() } })
}

/** Nothing is claimed while nothing is taken, so that what is taken later is. */
async function clawShares(tx: Tx, deps: Deps, contested: Contested, dispute: Dispute): Promise<void> {
  const taken = { before: takenBefore(contested, dispute), amount: takenBy(dispute) }
  for (const { booking, taken: part } of divide(contested, dispute, taken).sessions)
    if (part.amount > 0n) await clawBack(tx, deps, booking, part)
}
