import { GiveBackRefused } from '#graphql/domain/payment/give-back.ts'
import type { Deps } from '../deps.ts'
import { decideRefund } from '../payment/decide-refund.ts'
import { isWithBank } from '../payment/payment-to-give-back.ts'
import type { PersonViewer } from '../viewer.ts'
import { act, actErrors, type Handled, type StuckRequest } from './act.ts'

export const refundStuckErrors = [...actErrors, GiveBackRefused] as const

/**
 * Gives back all that is left of the booking's payments. Of a booking that was never confirmed it is the mentee's own
 * money, still held; once there is a payout the platform bears it and the mentor keeps the share. Throws GiveBackRefused
 * while a bank has it.
 */
export async function refundStuck(deps: Deps, viewer: PersonViewer, request: StuckRequest): Promise<Handled> {
  return act(deps, viewer, request, 'REFUND', async (tx, _stuck, booking, reason) => {
    if (!booking) return
    if (await isWithBank(tx, booking)) throw new GiveBackRefused('contested')
    const confirmed = booking.payout !== null
    for (const payment of booking.payments.filter(({ state }) => state === 'SUCCEEDED')) {
      await decideRefund(tx, deps, {
        booking,
        payment,
        amountMinor: payment.amountMinor - payment.refundedMinor - payment.lostMinor,
        cause: confirmed ? 'GOODWILL' : 'LATE_PAYMENT',
        bearer: confirmed ? 'PLATFORM' : 'SHARED',
        actor: 'ADMIN',
        actorId: viewer.personId,
        reason,
      })
    }
  })
}
