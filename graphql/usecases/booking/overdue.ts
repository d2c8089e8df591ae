import { deadlineOf } from '#graphql/domain/booking/deadline.ts'
import type { Booking, Payment } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { lookUpCharge } from '../payment/charge-card.ts'
import { takeFacts } from '../payment/fulfil-checkout.ts'
import { syncPayment } from '../payment/sync-payment.ts'
import { answered, NotYet, Unprocessable } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { lockBooking } from './lock.ts'
import { turnAway } from './turn-away.ts'

/** The mentor did not answer in time. */
export const declineUnanswered = (deps: Deps, bookingId: string): Promise<void> =>
  endOverdue(deps, bookingId, 'unanswered')

/**
 * What was accepted could not be paid in time. The payment company is asked once more and believed; when it is silent the
 * booking ends all the same, and what then turns out to have been taken goes back.
 */
export async function refuseUnpaid(deps: Deps, bookingId: string): Promise<void> {
  const booking = await deps.db.booking.findUnique({
    where: { id: bookingId },
    include: { payments: { where: { captureDecidedAt: { not: null } } } },
  })
  if (!booking || !isOver(booking, 'refused', deps.now())) return
  for (const payment of booking.payments) {
    await askOnce(deps, payment).catch((error: unknown) => {
      if (!(error instanceof NotYet || error instanceof Unprocessable)) throw error
      deps.log.warn({ bookingId, err: error }, 'payment not looked up')
    })
  }
  await endOverdue(deps, bookingId, 'refused')
}

type Ending = 'unanswered' | 'refused'

function isOver(booking: Booking, event: Ending, at: Date): boolean {
  const deadline = deadlineOf(booking)
  return deadline?.event === event && deadline.at <= at
}

/** One that was only saved may have been charged; a page that is still open is closed, unless it was paid. */
async function askOnce(deps: Deps, payment: Payment): Promise<void> {
  const { state, paymentIntentId, checkoutSessionId } = payment
  if (state === 'AUTHORISED') await syncPayment(deps, paymentIntentId ?? '')
  else if (state === 'SAVED' && payment.captureSentAt) await lookUpCharge(deps, payment)
  else if (state === 'OPEN' && checkoutSessionId)
    await takeFacts(deps, answered(await deps.payments.expireCheckout(checkoutSessionId)))
}

async function endOverdue(deps: Deps, bookingId: string, event: Ending): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (!booking || !isOver(booking, event, deps.now())) return
    await turnAway(tx, deps, booking, event, { actor: 'SYSTEM' })
  })
}
