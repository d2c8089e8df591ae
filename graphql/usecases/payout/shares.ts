import { type PriceSnapshot, summaryFrom } from '#graphql/domain/booking/price.ts'
import { keptOf, type Shares, type Split, sharesOf, splitOf } from '#graphql/domain/payout/split.ts'
import type { Booking, Payment, Refund } from '#prisma/generated/client/client.ts'

type Priced = Pick<Booking, 'breakdown' | 'feeBps'>

/** The split that was agreed when the booking was made, from its own snapshot. */
export function splitOfBooking({ breakdown, feeBps }: Priced): Split {
  return splitOf({ ...summaryFrom(breakdown as unknown as PriceSnapshot), feeBps })
}

type Kept = Priced & { refunds: readonly Pick<Refund, 'bearer' | 'amountMinor' | 'paymentId'>[] }

/** Everybody's share of what is kept now: captured less what was decided to go back. */
export function sharesNow(booking: Kept, payment: Pick<Payment, 'id'>): Shares {
  const split = splitOfBooking(booking)
  const refundsDecided = booking.refunds
    .filter(({ bearer, paymentId }) => bearer === 'SHARED' && paymentId === payment.id)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  return sharesOf(split, keptOf(split, { refundsDecided, disputesLost: 0n }))
}
