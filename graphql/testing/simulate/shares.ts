import { type Currency, currencyOf } from '#graphql/domain/money/currencies.ts'
import { roundDown } from '#graphql/domain/money/money.ts'
import { keptOf, type Shares, sharesOf, splitOf } from '#graphql/domain/payout/split.ts'
import { payoutAfter } from '#graphql/domain/payout/state.ts'
import type { Booking } from './rows.ts'
import { at, type World } from './world.ts'

export const splitOfPrice = ({ terms }: Booking) => splitOf(terms)

/** Everybody's share of what is kept, by the production split. */
export function sharesNow(booking: Booking): Shares {
  const split = splitOfPrice(booking)
  if (split.captured === 0n) return sharesOf(split, 0n, booking.refundedPercent ?? 0)
  const refundsDecided = booking.refunds
    .filter(({ late, bearer }) => !late && bearer === 'SHARED')
    .reduce((sum, { amount }) => sum + amount, 0n)
  const disputesLost = securing(booking)?.lost ?? 0n
  return sharesOf(split, keptOf(split, { refundsDecided, disputesLost }))
}

/** One of so many parts of what is left, in steps of the currency; of nothing, nothing. */
export const partOf = (left: bigint, parts: bigint, currency: Currency) =>
  left > 0n ? roundDown(left, parts, currencyOf(currency).step) : 0n

export const securing = ({ payments, refunds }: Booking) =>
  payments.find(
    ({ state, charge }) =>
      state === 'SUCCEEDED' && !refunds.some((each) => each.late && each.charge === charge),
  )

/** Of the payment that secures it, neither gone nor about to go. */
export function leftOf(booking: Booking): bigint {
  const { charge, lost = 0n } = securing(booking) ?? {}
  if (!charge) return 0n
  const gone = booking.refunds.reduce((sum, each) => (each.charge === charge ? sum + each.amount : sum), 0n)
  return booking.price - gone - lost
}

export function settlePayout(_world: World, booking: Booking): void {
  const { payout } = booking
  if (!payout || payout.state === 'SENDING' || payout.state === 'CANCELLED') return
  const { kept, subsidy, mentor, fee } = sharesNow(booking)
  Object.assign(payout, { amount: mentor, fee })
  const facts = { at: at(payout.releaseAt), releaseAt: at(payout.releaseAt), blocks: 0 }
  if (kept === 0n && subsidy === 0n)
    payout.state = payoutAfter(payout.state, 'nothingLeft', facts) ?? payout.state
}
