import { bankPayout } from '#graphql/domain/ledger/disputes.ts'
import type { About, LedgerEntry } from '#graphql/domain/ledger/entry.ts'
import { entryKeyOf, type Movement } from '#graphql/domain/ledger/movements.ts'
import { providerCharge, providerFee } from '#graphql/domain/ledger/postings.ts'
import type { Deps, Tx } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import { openMovements } from './movement-row.ts'
import { post } from './post.ts'

/**
 * Posts what the provider alone can tell: its fees for what is booked, its other charges, and the platform's own payouts
 * to its bank. All else is posted where it is decided, and is a difference here until then.
 */
export async function bookMovements(deps: Deps): Promise<void> {
  for await (const movements of openMovements(deps)) {
    await inTransaction(deps, async (tx) => {
      const tags = await tagsOf(tx, deps, movements)
      const entries = movements.flatMap((movement) => entriesOf(movement, tags(movement)))
      await post(tx, entries, deps.now())
    })
  }
}

/** The tags of a movement's entry; null while there is none. */
async function tagsOf(tx: Tx, { payments }: Deps, movements: readonly Movement[]) {
  const entries = await tx.ledgerEntry.findMany({ where: { key: { in: movements.map(entryKeyOf) } } })
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  return (movement: Movement): { known: boolean; about: About } => {
    const entry = byKey.get(entryKeyOf(movement))
    const { bookingId = null, mentorId = null } = entry ?? {}
    const about = { provider: payments.name, currency: movement.amount.currency, bookingId, mentorId }
    return { known: entry !== undefined, about }
  }
}

function entriesOf(movement: Movement, { known, about }: { known: boolean; about: About }): LedgerEntry[] {
  const { id, kind, sourceId, amount, fee } = movement
  const charged = kind === 'DISPUTED' ? [] : providerFee(about, { transactionId: id, amount: fee.minor })
  if (kind === 'CHARGED')
    return [...providerCharge(about, { transactionId: id, amount: -amount.minor }), ...charged]
  if (kind === 'BANK_PAYOUT' && sourceId)
    return [
      ...bankPayout(about, { bankPayoutId: sourceId, amount: -amount.minor, returned: false }),
      ...charged,
    ]
  if (kind === 'BANK_PAYOUT_RETURNED' && sourceId)
    return [
      ...bankPayout(about, { bankPayoutId: sourceId, amount: amount.minor, returned: true }),
      ...charged,
    ]
  return known ? charged : []
}
