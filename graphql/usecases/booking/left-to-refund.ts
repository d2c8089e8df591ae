import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Booking, Payment, Refund } from '#prisma/generated/client/client.ts'
import { securingPayment } from '../payment/securing.ts'

type Paid = Pick<Booking, 'currency'> & {
  payments: readonly Pick<Payment, 'id' | 'state' | 'amountMinor' | 'refundedMinor'>[]
  refunds: readonly Pick<Refund, 'paymentId' | 'cause'>[]
}

/** What is left of the payment that secures the booking: no decision gives back more. */
export function leftToRefund(booking: Paid): Money {
  const payment = securingPayment(booking)
  return storedMoney(payment ? payment.amountMinor - payment.refundedMinor : 0n, booking.currency)
}
