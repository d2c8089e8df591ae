import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { securingPayment } from '../payment/securing.ts'

/** A key older than this protects no more: the transfer is looked up before anything is sent. */
const keyHours = 23

/** A payout that is being sent: the request, the same at every repeat of its attempt. */
export type Sending = Awaited<ReturnType<typeof sendingOf>>

/** @param sentAt when this attempt was sent first; null when it is only now */
export async function sendingOf(tx: Tx, deps: Deps, booking: LockedBooking, sentAt: Date | null) {
  const payout = await tx.payout.findUniqueOrThrow({ where: { bookingId: booking.id } })
  const account = await tx.connectedAccount.findUniqueOrThrow({ where: { mentorId: booking.mentorId } })
  const payment = securingPayment(booking)
  const old = sentAt !== null && deps.now().getTime() - sentAt.getTime() > keyHours * 3_600_000
  return {
    payoutId: payout.id,
    bookingId: booking.id,
    attempt: payout.attempt,
    lookFirst: old || payout.attempt > 1,
    request: {
      amount: storedMoney(payout.amountMinor, payout.currency),
      destination: account.accountId ?? '',
      ...(payment?.chargeId ? { sourceChargeId: payment.chargeId } : {}),
      transferGroup: `booking_${booking.id}`,
      metadata: {
        bookingId: booking.id,
        mentorId: booking.mentorId,
        program: booking.programId ?? '',
        payoutId: payout.id,
        attempt: payout.attempt.toString(),
      },
      idempotencyKey: `payout:${payout.id}:${payout.attempt}`,
    },
  }
}
