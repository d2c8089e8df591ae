import { holdsSlot, mayHappen } from '#graphql/domain/booking/state.ts'
import type { LockedBooking } from '../booking/lock.ts'
import { wantedFor } from '../booking/movable.ts'
import { forgetOthers, LimitReached, takeTime } from '../booking/take-time.ts'
import { factsOf, moveBooking } from '../booking/transition.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { openPayout } from '../payout/open-payout.ts'
import { splitOfBooking } from '../payout/shares.ts'
import { hasUseLeft } from '../promotion/apply.ts'
import { decideRefund } from './decide-refund.ts'

type Secured = { booking: LockedBooking; paymentId: string; capturedAt: Date }

/**
 * Money arrived for a booking. Where the table has a way on, it goes on: the slot is taken anew if it was given up, and
 * our own calendar confirms at once. Where it has none (ended, slot gone, start past, paid twice) that payment goes back.
 */
export async function secureBooking(
  tx: Tx,
  deps: Deps,
  { booking, paymentId, capturedAt }: Secured,
): Promise<void> {
  if (await slotIsOurs(tx, deps, booking)) {
    const confirmed = await confirmBooking(tx, booking, deps.now())
    await openPayout(tx, deps, { booking: confirmed, capturedAt })
    return supersede(tx, confirmed, paymentId)
  }
  const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } })
  await decideRefund(tx, deps, {
    booking,
    payment,
    amountMinor: payment.amountMinor - payment.refundedMinor,
    cause: booking.payout ? 'DOUBLE_PAYMENT' : 'LATE_PAYMENT',
    actor: 'SYSTEM',
    bearer: 'SHARED',
  })
}

/** Nothing is to be paid. What a code of the platform's took off is the mentor's all the same: the platform pays it. */
export async function secureFree(tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> {
  const capturedAt = deps.now()
  const confirmed = await confirmBooking(tx, booking, capturedAt)
  if (splitOfBooking(booking).subsidy > 0n) await openPayout(tx, deps, { booking: confirmed, capturedAt })
}

/** Another attempt of the booking may still be open in another tab: nobody should pay that one any more. */
async function supersede(tx: Tx, { id: bookingId, version, payments }: LockedBooking, paidId: string) {
  for (const { id: subjectId, state } of payments) {
    if (subjectId === paidId || state !== 'OPEN') continue
    await appendEvent(tx, { type: 'payment.superseded', bookingId, subjectId, version, actor: 'SYSTEM' })
  }
}

/** Secured, and written at the provider: our own calendar needs nobody's answer, so both happen at once. */
async function confirmBooking(tx: Tx, booking: LockedBooking, now: Date): Promise<LockedBooking> {
  const by = { actor: 'SYSTEM', now, slotTaken: true } as const
  const secured = await moveBooking(tx, booking, 'secured', by, { holdExpiresAt: null })
  return secured.state === 'CONFIRMING' ? moveBooking(tx, secured, 'confirmed', by) : secured
}

/** Whether the table lets the booking go on with its slot, which is taken anew, as its code is, when it was given up. */
async function slotIsOurs(tx: Tx, deps: Deps, booking: LockedBooking): Promise<boolean> {
  const facts = { ...factsOf(booking, deps.now()), slotHeld: true }
  if (!mayHappen(booking.state, 'secured', facts)) return false
  if (holdsSlot(booking.state)) return true
  return (await hasUseLeft(tx, booking)) && retakeSlot(tx, deps, booking)
}

/**
 * Takes the booking's own time again, with the buffers in force now, by the same hosts where they are free; false when
 * somebody has it, or no more is taken then.
 */
export async function retakeSlot(tx: Tx, deps: Deps, booking: LockedBooking): Promise<boolean> {
  const { id: bookingId, startsAt, endsAt } = booking
  try {
    const taken = await takeTime(tx, deps, await wantedFor(tx, booking), { bookingId, startsAt, endsAt })
    if (taken) await forgetOthers(tx, bookingId)
    return taken
  } catch (error) {
    if (error instanceof LimitReached) return false
    throw error
  }
}
