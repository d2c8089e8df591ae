import type { Money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Booking, Payment, Refund } from '#prisma/generated/client/client.ts'
import { securingPayment } from '../payment/securing.ts'

type Paid = Pick<Booking, 'currency'> & {
  payments: readonly Pick<Payment, 'id' | 'state' | 'amountMinor' | 'refundedMinor' | 'lostMinor'>[]
  refunds: readonly Pick<Refund, 'paymentId' | 'cause'>[]
}

/** What is left of the payment that secures the booking: no decision gives back more. */
export function leftToRefund(booking: Paid): Money {
  const payment = securingPayment(booking)
  const left = payment ? payment.amountMinor - payment.refundedMinor - payment.lostMinor : 0n
  return storedMoney(left > 0n ? left : 0n, booking.currency)
}
