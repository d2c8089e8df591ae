import { disputeOpen } from '#graphql/domain/dispute/state.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import { GiveBackRefused, giveBackRefusal } from '#graphql/domain/payment/give-back.ts'
import type { Bearer } from '#prisma/generated/client/client.ts'
import { leftToRefund } from '../booking/left-to-refund.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Tx } from '../deps.ts'
import { isWithheldBehind } from '../package/contested.ts'
import { securingPayment } from './securing.ts'

type Wish = { amount: Money; bearer: Bearer }

/** Of which payment it goes back. Throws InputInvalid for an amount that is none of this booking's, GiveBackRefused when it cannot go back now. */
export async function paymentToGiveBack(tx: Tx, booking: LockedBooking, { amount, bearer }: Wish) {
  const payment = securingPayment(booking)
  const left = leftToRefund(booking)
  if (amount.currency !== left.currency || amount.minor <= 0n) {
    const message = 'Enter an amount of this booking’s currency, more than nothing.'
    throw new InputInvalid([{ path: ['amount'], message }])
  }
  const contested = await isWithBank(tx, booking)
  const refusal = giveBackRefusal({ amount, bearer, left, contested, payout: booking.payout?.state ?? null })
  if (refusal || !payment) throw new GiveBackRefused(refusal ?? 'nothing')
  return payment
}

/** Whether a bank has money of this booking, or of the package that pays it: none of it can go back then. */
export async function isWithBank(tx: Tx, booking: LockedBooking): Promise<boolean> {
  const own = booking.disputes.some(({ state, refundable }) => disputeOpen(state) && !refundable)
  return own || isWithheldBehind(tx, booking)
}
