import { type PriceSnapshot, summaryFrom } from '#graphql/domain/booking/price.ts'
import {
  keptOf,
  type Shares,
  type Split,
  sharesOf,
  splitOf,
  transfersOf,
} from '#graphql/domain/payout/split.ts'
import type { Booking, Payment, Refund } from '#prisma/generated/client/client.ts'
import { securingPayment } from '../payment/securing.ts'

type Priced = Pick<Booking, 'breakdown' | 'feeBps'>

/** The split that was agreed when the booking was made, from its own snapshot. */
export function splitOfBooking({ breakdown, feeBps }: Priced): Split {
  return splitOf({ ...summaryFrom(breakdown as unknown as PriceSnapshot), feeBps })
}

type Kept = Priced &
  Pick<Booking, 'refundedPercent'> & {
    payments: readonly Pick<Payment, 'id' | 'state' | 'lostMinor'>[]
    refunds: readonly Pick<Refund, 'bearer' | 'amountMinor' | 'paymentId' | 'cause'>[]
  }

/**
 * Everybody's share of what is kept now: captured less what was decided to go back and what was lost in disputes; of what nobody had to pay, less what
 * the policy gave back. Null while there is no payment that secures it.
 */
export function sharesNow(booking: Kept): Shares | null {
  const split = splitOfBooking(booking)
  if (split.captured === 0n) return sharesOf(split, 0n, booking.refundedPercent ?? 0)
  const payment = securingPayment(booking)
  if (!payment) return null
  const refundsDecided = booking.refunds
    .filter(({ bearer, paymentId }) => bearer === 'SHARED' && paymentId === payment.id)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  return sharesOf(split, keptOf(split, { refundsDecided, disputesLost: payment.lostMinor }))
}

/** A mentor's share as its payout keeps it. */
export const payoutAmounts = (shares: Shares) => ({
  amountMinor: shares.mentor,
  fromBalanceMinor: transfersOf(shares).fromBalance,
  platformFeeMinor: shares.fee,
})
