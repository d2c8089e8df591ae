import {
  cardKeptUntil,
  feeIsDue,
  feePayBy,
  feePrice,
  savedAttempt,
} from '#graphql/domain/booking/no-show-fee.ts'
import { snapshotOf } from '#graphql/domain/booking/price.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import { dropFee } from '../booking/no-show-fee.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { readHoldHours } from '../payout/hold-hours.ts'
import { openPayout } from '../payout/open-payout.ts'
import { inTransaction } from '../transaction.ts'
import { openAttempt } from './attempt.ts'
import { decideCapture } from './decide-authorised.ts'

/** The time to object is over, and nobody did: from now on the fee is to be charged. */
export async function chargeNoShowFee(deps: Deps, bookingId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    const now = deps.now()
    if (!booking?.noShowFeeAt || booking.noShowFeeAt > now || booking.noShowFeeDecidedAt) return
    const saved = savedAttempt(booking.payments)
    if (!saved || booking.complaint?.state === 'OPEN') return
    await tx.booking.update({ where: { id: bookingId }, data: { noShowFeeDecidedAt: now } })
    await decideCapture(tx, deps, booking, saved.id)
  })
}

/** Nobody can report any more that the mentee did not come: their card is let go. */
export async function releaseNoShowCard(deps: Deps, bookingId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (!booking || booking.noShowFeeAt) return
    if (!isOver(booking, deps.now(), await readHoldHours(tx, deps, booking))) return
    await dropFee(tx, deps, booking)
  })
}

const isOver = ({ state, endsAt }: LockedBooking, now: Date, holdHours: number) =>
  (state === 'COMPLETED' || state === 'NO_SHOW') && cardKeptUntil({ endsAt, holdHours }) <= now

/** The bank declined the fee, or wants to ask its holder: who can pay it for a day, and is asked no more after that. */
export async function askForFee(tx: Tx, deps: Deps, booking: LockedBooking): Promise<void> {
  if (booking.noShowFeeMinor === null || !feeIsDue(booking)) return
  await openAttempt(tx, deps, booking, booking.payments.length + 1, feePayBy(deps.now()))
}

type Taken = { booking: LockedBooking; paymentId: string; capturedAt: Date }

/**
 * The fee was paid: from now on the booking costs it, and it is shared out like any price. False when it is not owed, or
 * was paid already.
 */
export async function takeNoShowFee(
  tx: Tx,
  deps: Deps,
  { booking, paymentId, capturedAt }: Taken,
): Promise<boolean> {
  const { id, noShowFeeMinor, currency, version, payments } = booking
  const letGo = payments.some((payment) => payment.id === paymentId && payment.voidDecidedAt !== null)
  if (noShowFeeMinor === null || booking.payout || letGo || !feeIsDue(booking)) return false
  const price = snapshotOf(feePrice(storedMoney(noShowFeeMinor, currency)))
  const data = { priceMinor: noShowFeeMinor, breakdown: price }
  const priced = await tx.booking.update({ where: { id }, data })
  await openPayout(tx, deps, { booking: { ...booking, ...priced }, capturedAt })
  await appendEvent(tx, {
    type: 'payment.noShowFeeTaken',
    bookingId: id,
    subjectId: paymentId,
    version,
    actor: 'SYSTEM',
  })
  return true
}
