import { confirmByOf } from '#graphql/domain/booking/deadline.ts'
import { BookingNotFound, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused, nextState } from '#graphql/domain/booking/state.ts'
import type { Deps, Tx } from '../deps.ts'
import { confirmBooking } from '../payment/confirm-booking.ts'
import { decideCapture } from '../payment/decide-authorised.ts'
import { retakeSlot } from '../payment/secure.ts'
import { securingPayment } from '../payment/securing.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, partyOf, visibleTo } from './access.ts'
import { type LockedBooking, lockBooking } from './lock.ts'
import { factsOf, moveBooking } from './transition.ts'

export const approveBookingErrors = [BookingNotFound, BookingTransitionRefused, SlotTaken] as const

/**
 * The mentor accepts a request. What was authorised is then taken, or the saved card charged, and that confirms it; where nothing is to be taken it is
 * confirmed at once. Throws SlotTaken when its time was not kept and somebody else has it.
 */
export async function approveBooking(deps: Deps, viewer: Viewer, bookingId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
    if (!booking || partyOf(viewer, booking) !== 'MENTOR') throw new BookingNotFound()
    const now = deps.now()
    nextState(booking.state, 'approved', { ...factsOf(booking, now), slotHeld: true })
    if (booking.holds.length === 0 && !(await retakeSlot(tx, deps, booking))) throw new SlotTaken([])
    const by = { actor: 'MENTOR', actorId: actorIdOf(viewer), now, slotTaken: true } as const
    const confirmBy = confirmByOf(now, booking.startsAt)
    await payFor(tx, deps, await moveBooking(tx, booking, 'approved', by, { confirmBy }))
  })
}

async function payFor(tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> {
  const secured = booking.payments.find(
    ({ state, voidDecidedAt }) => (state === 'AUTHORISED' || state === 'SAVED') && voidDecidedAt === null,
  )
  if (secured && booking.noShowFeeMinor === null) return decideCapture(tx, deps, booking, secured.id)
  const paid = securingPayment(booking)
  if (!paid && booking.priceMinor > 0n) throw new Error(`booking ${booking.id} was accepted unpaid`)
  await confirmBooking(tx, deps, booking, paid ? (paid.capturedAt ?? deps.now()) : null)
}
