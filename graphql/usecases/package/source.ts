import { disputeOpen } from '#graphql/domain/dispute/state.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Tx } from '../deps.ts'
import { securingPayment } from '../payment/securing.ts'

/** What is read of a payment to find the money behind it at the provider. */
export const backed = {
  disputes: true,
  purchase: { include: { disputes: true } },
  credit: { include: { purchase: { include: { payment: true, disputes: true } } } },
} satisfies Prisma.PaymentInclude

type Backed = Prisma.PaymentGetPayload<{ include: typeof backed }>

/** The payment that has a charge: a credit's is its package's. */
export const chargedBy = (payment: Backed) => payment.credit?.purchase.payment ?? payment

const disputesOf = ({ credit, purchase, disputes }: Backed) =>
  credit?.purchase.disputes ?? purchase?.disputes ?? disputes

/** While the bank has the money, none of it can go back. */
export const isWithheld = (payment: Backed): boolean =>
  disputesOf(payment).some(({ state, refundable }) => disputeOpen(state) && !refundable)

export const isLost = (payment: Backed): boolean => disputesOf(payment).some(({ state }) => state === 'LOST')

/** From what a booking's share leaves: the charge that paid it, under that charge's group; the same at every asking. */
export async function sourceOf(
  tx: Tx,
  booking: Paid,
): Promise<{ chargeId: string | null; transferGroup: string }> {
  const purchase = await packageOf(tx, booking)
  return purchase
    ? { chargeId: purchase.payment?.chargeId ?? null, transferGroup: `package_${purchase.id}` }
    : { chargeId: securingPayment(booking)?.chargeId ?? null, transferGroup: `booking_${booking.id}` }
}

/** Whether a bank contested the package that paid it: its charge may give nothing more, though that was won. */
export async function wasContested(tx: Tx, booking: Paid): Promise<boolean> {
  const purchase = await packageOf(tx, booking)
  return purchase !== null && purchase.disputes.length > 0
}

type Paid = Pick<LockedBooking, 'id' | 'payments' | 'refunds'>

async function packageOf(tx: Tx, booking: Paid) {
  const id = securingPayment(booking)?.creditId
  if (!id) return null
  const { purchase } = await tx.credit.findUniqueOrThrow({
    where: { id },
    select: { purchase: { include: { payment: true, disputes: true } } },
  })
  return purchase
}
