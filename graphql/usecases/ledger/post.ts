import type { About, LedgerEntry } from '#graphql/domain/ledger/entry.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Booking } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'

/** Posts balanced entries in the transaction that records the fact. A key that was posted before posts nothing. */
export async function post(tx: Tx, entries: readonly LedgerEntry[], at: Date): Promise<void> {
  for (const { key, fact, postings } of entries) {
    const { bookingId = null, mentorId = null } = postings[0] ?? {}
    const { count } = await tx.ledgerEntry.createMany({
      data: { key, fact, bookingId, mentorId, at },
      skipDuplicates: true,
    })
    if (count === 0) continue
    await tx.posting.createMany({
      data: postings.map(({ amount, ...line }) => ({ ...line, entryKey: key, amountMinor: amount })),
    })
  }
}

/** What the lines of a booking's entries are tagged with. */
export function about(
  { payments }: Pick<Deps, 'payments'>,
  booking: Pick<Booking, 'id' | 'mentorId' | 'currency'>,
): About {
  const { currency } = storedMoney(0n, booking.currency)
  return { provider: payments.name, currency, bookingId: booking.id, mentorId: booking.mentorId }
}
