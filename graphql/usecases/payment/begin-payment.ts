import type { Booking } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { payByCredit, type TakenCredit } from '../package/spend.ts'
import { openAttempt } from './attempt.ts'
import { secureFree } from './secure.ts'

/** Begins to pay a booking that is new: by a credit, which ends it, by a Checkout, which may only save a card, or not at all. */
export async function beginPayment(
  tx: Tx,
  deps: Deps,
  row: Booking,
  credit: TakenCredit | null,
): Promise<void> {
  if (credit) return payByCredit(tx, deps, row, credit)
  if (row.priceMinor > 0n || row.noShowFeeMinor !== null) return openAttempt(tx, deps, row, 1)
  const booking = await lockBooking(tx, row.id)
  if (booking) await secureFree(tx, deps, booking)
}
