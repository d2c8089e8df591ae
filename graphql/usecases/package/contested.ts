import { disputeOpen } from '#graphql/domain/dispute/state.ts'
import type { Dispute, Purchase } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Tx } from '../deps.ts'
import { securingPayment } from '../payment/securing.ts'

type Paid = Pick<LockedBooking, 'payments' | 'refunds'>

/** The disputes, still open, of the package that pays the booking; none where no package pays it. */
export async function openDisputesBehind(tx: Tx, booking: Paid): Promise<string[]> {
  return (await openBehind(tx, booking)).map(({ id }) => id)
}

/** Whether a bank has the money of the package that pays the booking: none of it can go back then. */
export async function isWithheldBehind(tx: Tx, booking: Paid): Promise<boolean> {
  return (await openBehind(tx, booking)).some(({ refundable }) => !refundable)
}

async function openBehind(tx: Tx, booking: Paid): Promise<Dispute[]> {
  const purchase = await purchaseBehind(tx, booking)
  return purchase?.disputes.filter(({ state }) => disputeOpen(state)) ?? []
}

/** The package that pays the booking, while something of a dispute about it is still to be done; null where nothing is. */
export async function undecidedBehind(tx: Tx, booking: Paid): Promise<Purchase | null> {
  const purchase = await purchaseBehind(tx, booking)
  return purchase?.disputes.some(({ settledAt }) => settledAt === null) ? purchase : null
}

async function purchaseBehind(tx: Tx, booking: Paid) {
  const { creditId } = securingPayment(booking) ?? {}
  if (!creditId) return null
  const { purchase } = await tx.credit.findUniqueOrThrow({
    where: { id: creditId },
    select: { purchase: { include: { disputes: true } } },
  })
  return purchase
}
