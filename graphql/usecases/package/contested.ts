import type { LockedBooking } from '../booking/lock.ts'
import type { Tx } from '../deps.ts'
import { securingPayment } from '../payment/securing.ts'

type Paid = Pick<LockedBooking, 'payments' | 'refunds'>

/** The disputes of the package that pays the booking whose end was not acted upon yet; none where no package pays it. */
export async function openDisputesBehind(tx: Tx, booking: Paid): Promise<string[]> {
  const purchase = await contestedBehind(tx, booking)
  return purchase?.disputes.map(({ id }) => id) ?? []
}

/** Whether a bank has the money of the package that pays the booking: none of it can go back then. */
export async function isWithheldBehind(tx: Tx, booking: Paid): Promise<boolean> {
  const purchase = await contestedBehind(tx, booking)
  return purchase?.disputes.some(({ refundable }) => !refundable) ?? false
}

/** The package that pays the booking while it is contested, with those disputes; null where it is not. */
export async function contestedBehind(tx: Tx, booking: Paid) {
  const { creditId } = securingPayment(booking) ?? {}
  if (!creditId) return null
  const { purchase } = await tx.credit.findUniqueOrThrow({
    where: { id: creditId },
    select: { purchase: { include: { disputes: { where: { settledAt: null } } } } },
  })
  return purchase.disputes.length > 0 ? purchase : null
}
