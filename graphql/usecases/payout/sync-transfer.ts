import type { Deps } from '../deps.ts'
import { answered } from '../reaction.ts'
import { sendPayout } from './send-payout.ts'

/**
 * A transfer at the provider, joined into ours: how much of it was reversed only grows. One that we have not recorded yet
 * is the sending job's to find.
 */
export async function syncTransfer(deps: Deps, providerTransferId: string): Promise<void> {
  const { reversed } = answered(await deps.payments.fetchTransfer(providerTransferId))
  await deps.db.transfer.updateMany({
    where: { providerTransferId, reversedMinor: { lt: reversed.minor } },
    data: { reversedMinor: reversed.minor },
  })
}

/** One that somebody had to send by hand is sent, or cannot be: the payout that waits for it goes on. */
export async function finishTransfer(deps: Deps, providerTransferId: string): Promise<void> {
  const { metadata } = answered(await deps.payments.fetchTransfer(providerTransferId))
  if (metadata.payoutId) await sendPayout(deps, metadata.payoutId)
}
