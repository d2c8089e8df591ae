import type { About, LedgerEntry } from '#graphql/domain/ledger/entry.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Booking } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'

/**
 * Posts balanced entries in the transaction that records the fact. A key that was posted before posts nothing. One
 * statement however many they are.
 */
export async function post(tx: Tx, entries: readonly LedgerEntry[], at: Date): Promise<void> {
  if (entries.length === 0) return
  const heads = entries.map(({ key, fact, postings: [first] }) => {
    return { key, fact, bookingId: first?.bookingId ?? null, mentorId: first?.mentorId ?? null }
  })
  const lines = entries
    .flatMap(({ key, postings }) => postings.map((line) => ({ key, ...line })))
    .map(({ amount, ...line }, nth) => ({ ...line, minor: amount.toString(), nth }))
  await tx.$executeRaw`
    with posted as (
      insert into ledger_entry (key, fact, booking_id, mentor_id, at)
      select key, fact, "bookingId", "mentorId", ${at} from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
        as head (key text, fact text, "bookingId" uuid, "mentorId" uuid)
      on conflict (key) do nothing returning key
    )
    insert into posting (entry_key, account, currency, amount_minor, booking_id, mentor_id)
    select key, account, currency, minor, "bookingId", "mentorId"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as line (key text, account text, currency text, minor bigint, "bookingId" uuid, "mentorId" uuid, nth int)
    join posted using (key) order by nth`
}

/** What the lines of a booking's entries are tagged with. */
export function about(
  { payments }: Pick<Deps, 'payments'>,
  booking: Pick<Booking, 'id' | 'mentorId' | 'currency'>,
): About {
  const { currency } = storedMoney(0n, booking.currency)
  return { provider: payments.name, currency, bookingId: booking.id, mentorId: booking.mentorId }
}
