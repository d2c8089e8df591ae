import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { postGoodwillShared } from '../ledger/refund.ts'
import { securingPayment } from './securing.ts'

/**
 * Before all of a payment goes back: nothing of it stays the mentor's then, so what the platform gave of it as goodwill
 * becomes a part of what is taken from everybody's share. The booking as it is afterwards.
 */
export async function shareGoodwill(tx: Tx, deps: Deps, booking: LockedBooking): Promise<LockedBooking> {
  const payment = securingPayment(booking)
  let now = booking
  for (const refund of booking.refunds) {
    if (refund.paymentId !== payment?.id || refund.bearer !== 'PLATFORM') continue
    await tx.refund.update({ where: { id: refund.id }, data: { bearer: 'SHARED' } })
    await postGoodwillShared(tx, deps, now, refund)
    now = (await lockBooking(tx, booking.id)) ?? now
  }
  return now
}
