import { confirmByOf, respondByOf } from '#graphql/domain/booking/deadline.ts'
import { holdsSlot, mayHappen } from '#graphql/domain/booking/state.ts'
import type { LockedBooking } from '../booking/lock.ts'
import { wantedFor } from '../booking/movable.ts'
import { forgetOthers, LimitReached, takeTime } from '../booking/take-time.ts'
import { factsOf, moveBooking } from '../booking/transition.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { hasUseLeft } from '../promotion/apply.ts'
import { confirmBooking } from './confirm-booking.ts'
import { decideCapture, decideVoid } from './decide-authorised.ts'
import { decideRefund } from './decide-refund.ts'
import { takeNoShowFee } from './no-show-fee.ts'

type Secured = {
  booking: LockedBooking
  paymentId: string
  /** Null while it is only authorised. */
  capturedAt: Date | null
  captureBefore?: Date | null
}

/**
 * Money arrived for a booking, or was authorised. Where the table has a way on, it goes on: the slot is taken anew if it
 * was given up, and our own calendar confirms at once, unless the mentor answers first. Where it has none (ended, slot
 * gone, start past, paid twice) that payment goes back, or is let go.
 */
export async function secureBooking(tx: Tx, deps: Deps, secured: Secured): Promise<void> {
  const { booking, paymentId, capturedAt, captureBefore = null } = secured
  if (capturedAt && isApproved(booking, paymentId)) return confirmBooking(tx, deps, booking, capturedAt)
  if (capturedAt && (await takeNoShowFee(tx, deps, { booking, paymentId, capturedAt }))) return
  if (await slotIsOurs(tx, deps, booking)) {
    await supersede(tx, booking, paymentId)
    return goOn(tx, deps, booking, { paymentId, capturedAt, captureBefore })
  }
  if (!capturedAt) return decideVoid(tx, deps, booking, paymentId)
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

/** Nothing is to be paid. */
export const secureFree = (tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> =>
  goOn(tx, deps, booking, { paymentId: null, capturedAt: null, captureBefore: null })

/** The mentor accepted it, and this is what was authorised for it. */
const isApproved = ({ state, payments }: LockedBooking, paymentId: string) =>
  state === 'CONFIRMING' &&
  payments.some(
    ({ id, captureDecidedAt, voidDecidedAt }) => id === paymentId && captureDecidedAt && !voidDecidedAt,
  )

/** Another attempt of the booking may still be open in another tab: nobody should pay that one any more. */
async function supersede(tx: Tx, { id: bookingId, version, payments }: LockedBooking, paidId: string) {
  for (const { id: subjectId, state } of payments) {
    if (subjectId === paidId || state !== 'OPEN') continue
    await appendEvent(tx, { type: 'payment.superseded', bookingId, subjectId, version, actor: 'SYSTEM' })
  }
}

type Money = { paymentId: string | null; capturedAt: Date | null; captureBefore: Date | null }

/** To the mentor, who answers first; else to the end, and what was only authorised is taken. */
async function goOn(tx: Tx, deps: Deps, booking: LockedBooking, money: Money): Promise<void> {
  const { paymentId, capturedAt, captureBefore } = money
  const { startsAt, requiresApproval } = booking
  const now = deps.now()
  const answers = requiresApproval
    ? { respondBy: respondByOf({ at: now, startsAt, captureBefore }) }
    : { confirmBy: confirmByOf(now, startsAt) }
  const by = { actor: 'SYSTEM', now, slotTaken: true } as const
  const secured = await moveBooking(tx, booking, 'secured', by, { holdExpiresAt: null, ...answers })
  if (secured.state !== 'CONFIRMING') return
  if (paymentId && !capturedAt && booking.noShowFeeMinor === null)
    return decideCapture(tx, deps, secured, paymentId)
  await confirmBooking(tx, deps, secured, capturedAt)
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
