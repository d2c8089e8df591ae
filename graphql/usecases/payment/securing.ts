import type { Payment, Refund } from '#prisma/generated/client/client.ts'

type Paid<P> = { payments: readonly P[]; refunds: readonly Pick<Refund, 'paymentId' | 'cause'>[] }

/** The payment that secures a booking; a late or double one, which goes back in full, does not. */
export function securingPayment<P extends Pick<Payment, 'id' | 'state'>>(booking: Paid<P>): P | undefined {
  const gone = new Set(
    booking.refunds
      .filter(({ cause }) => cause === 'LATE_PAYMENT' || cause === 'DOUBLE_PAYMENT')
      .map(({ paymentId }) => paymentId),
  )
  return booking.payments.find(({ id, state }) => state === 'SUCCEEDED' && !gone.has(id))
}
