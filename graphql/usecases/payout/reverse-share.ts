import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { lockDebts } from '../ledger/debts.ts'

type Claim = { cause: string; amountMinor: bigint }

/**
 * Decides to take back what the mentor owes for a cause from the transfers that brought it, the latest first. The rows
 * are stored before anything is asked; what no transfer covers any more stays a debt.
 */
export async function reverseShare(
  tx: Tx,
  deps: Deps,
  booking: LockedBooking,
  { cause, amountMinor }: Claim,
): Promise<void> {
  if (amountMinor <= 0n || !booking.payout) return
  await lockDebts(tx, booking.mentorId)
  const transfers = await tx.transfer.findMany({
    where: { payoutId: booking.payout.id },
    include: { reversals: { where: { state: 'DECIDED' } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  let left = amountMinor
  for (const { id: transferId, amountMinor: moved, reversedMinor, reversals } of transfers) {
    const asked = reversals.reduce((sum, reversal) => sum + reversal.amountMinor, 0n)
    const free = moved - reversedMinor - asked
    const amount = free < left ? free : left
    if (amount <= 0n) continue
    const { id: bookingId, version, currency } = booking
    const { id: subjectId } = await tx.reversal.create({
      data: { transferId, bookingId, cause, amountMinor: amount, currency, decidedAt: deps.now() },
    })
    await appendEvent(tx, { type: 'reversal.decided', bookingId, subjectId, version, actor: 'SYSTEM' })
    left -= amount
  }
}
