import type { About } from '#graphql/domain/ledger/entry.ts'
import type { Payment, Refund } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { about } from '../ledger/post.ts'
import { aboutPurchase, lockPurchase } from '../package/lock.ts'

/** What a payment or a refund is for, locked. */
export type PaidFor = {
  about: About
  payments: readonly Payment[]
  refunds: readonly Refund[]
  /** What its events bear. */
  event: { bookingId?: string; version: number }
  /** How what happens to its refunds is called. */
  refund: 'refund' | 'packageRefund'
}

type Owned = { bookingId: string | null; purchaseId: string | null }

/** Locks the booking, or the package that was bought, for which the money is. */
export async function lockPaidFor(
  tx: Tx,
  deps: Deps,
  { bookingId, purchaseId }: Owned,
): Promise<PaidFor | null> {
  if (bookingId !== null) {
    const booking = await lockBooking(tx, bookingId)
    if (!booking) return null
    const { payments, refunds, version } = booking
    const event = { bookingId, version }
    return { about: about(deps, booking), payments, refunds, event, refund: 'refund' }
  }
  const purchase = purchaseId === null ? null : await lockPurchase(tx, purchaseId)
  if (!purchase) return null
  const { payment, refunds, version } = purchase
  return {
    about: aboutPurchase(deps, purchase),
    payments: payment ? [payment] : [],
    refunds,
    event: { version },
    refund: 'packageRefund',
  }
}
