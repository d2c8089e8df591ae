import type { Deps } from '../deps.ts'

/**
 * A transfer at the provider, joined into ours: how much of it was reversed only grows. One that we have not recorded yet
 * is the sending job's to find.
 */
export async function syncTransfer(deps: Deps, providerTransferId: string): Promise<void> {
  const facts = await deps.payments.fetchTransfer(providerTransferId)
  if (!facts) return
  await deps.db.transfer.updateMany({
    where: { providerTransferId, reversedMinor: { lt: facts.reversedMinor } },
    data: { reversedMinor: facts.reversedMinor },
  })
}
