import type { Payment } from '#prisma/generated/client/client.ts'

type Money = Pick<Payment, 'state' | 'attempt' | 'amountMinor' | 'refundedMinor'>

/**
 * The payment that secures a booking. A late or double one, which went back in full, does not; when everything went
 * back, the first that came.
 */
export function securingPayment<P extends Money>(payments: readonly P[]): P | undefined {
  const captured = payments.filter(({ state }) => state === 'SUCCEEDED')
  return captured.find(({ refundedMinor, amountMinor }) => refundedMinor < amountMinor) ?? captured[0]
}
