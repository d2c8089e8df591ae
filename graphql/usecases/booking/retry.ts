import { BookingNotFound, SlotTaken } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused, nextState } from '#graphql/domain/booking/state.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import type { Deps } from '../deps.ts'
import { claimKey, keyedCall, replayOf } from '../idempotency.ts'
import { openAttempt } from '../payment/attempt.ts'
import { retakeSlot } from '../payment/secure.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, mayAct, partyOf, visibleTo } from './access.ts'
import { type Checkout, checkoutAnswer } from './checkout-answer.ts'
import { holdAnewErrors, holdEnd, refuseHoldAnew } from './hold-limits.ts'
import { lockBooking } from './lock.ts'
import { nearestOf } from './nearest.ts'
import { factsOf, moveBooking } from './transition.ts'

export const retryErrors = [
  BookingNotFound,
  BookingTransitionRefused,
  SlotTaken,
  ...holdAnewErrors,
  IdempotencyKeyReused,
] as const

type Request = { bookingId: string; idempotencyKey: string }

/** Opens a new Checkout for a booking whose hold ran out, if its time is still free; the details are kept. */
export async function retryCheckout(deps: Deps, viewer: Viewer, request: Request): Promise<Checkout> {
  const { bookingId } = request
  const call = keyedCall(viewer, 'bookingCheckoutRetry', request.idempotencyKey, request)
  if ((await replayOf(deps.db, call)) === null) await holdAnew(deps, viewer, bookingId, call)
  return checkoutAnswer(deps, viewer, bookingId, call)
}

async function holdAnew(deps: Deps, viewer: Viewer, bookingId: string, call: ReturnType<typeof keyedCall>) {
  try {
    await inTransaction(deps, async (tx) => {
      const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
      const party = booking && partyOf(viewer, booking)
      if (!booking || !mayAct(viewer, party) || party === 'MENTOR') throw new BookingNotFound()
      if (await claimKey(tx, call, bookingId)) return
      const now = deps.now()
      const by = { actor: party, actorId: actorIdOf(viewer), now }
      nextState(booking.state, 'retried', { ...factsOf(booking, now), slotHeld: true })
      await refuseHoldAnew(tx, deps, booking)
      if (!(await retakeSlot(tx, deps, booking))) throw new SlotTaken([])
      const holdExpiresAt = holdEnd(deps, booking.startsAt)
      const held = await moveBooking(
        tx,
        booking,
        'retried',
        { ...by, slotTaken: true },
        { holdExpiresAt, holdExtended: false },
      )
      await openAttempt(tx, deps, held, held.payments.length + 1)
    })
  } catch (error) {
    if (!(error instanceof SlotTaken)) throw error
    throw new SlotTaken(await nearestOf(deps, bookingId))
  }
}
