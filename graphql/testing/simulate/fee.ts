import { cardKeptUntil, chargeAtOf, feeIsDue, feePrice } from '#graphql/domain/booking/no-show-fee.ts'
import { money } from '#graphql/domain/money/money.ts'
import { openPayout } from './payout.ts'
import { releaseAll } from './request.ts'
import type { Booking, Payment } from './rows.ts'
import { at, enqueue, holdHours, tell, type World } from './world.ts'

const savedOf = ({ payments }: Booking): Payment | undefined =>
  payments.find(({ state, voidDecided }) => state === 'SAVED' && !voidDecided)

/** Their absence was reported: when its fee is charged, unless they object. */
export function reportFee(world: World, booking: Booking): void {
  const { fee } = booking
  if (!fee) return
  const charges = fee.decidedAt === null && savedOf(booking) !== undefined
  if (charges) fee.reportedAt = world.now
  fee.at = !charges ? null : world.plant === 'fee' ? world.now : chargeAtOf(at(world.now)).getTime()
}

const isDue = ({ state, noShowOf, fee }: Booking): boolean => {
  const noShowFeeDecidedAt = fee && fee.decidedAt !== null ? at(fee.decidedAt) : null
  return feeIsDue({ state, noShowOf, noShowFeeDecidedAt, noShowFeeAt: null })
}

/** The time to object is over, and nobody did: from now on it is to be charged. */
export function chargeFee(world: World, booking: Booking): void {
  const { fee, complaint, id } = booking
  if (fee?.at == null || fee.at > world.now || fee.decidedAt !== null) return
  const saved = savedOf(booking)
  if (!saved || (complaint?.state === 'OPEN' && world.plant !== 'objected')) return
  fee.decidedAt = world.now
  saved.capture.decided = true
  tell(world, `the fee of ${id} is to be charged`)
  enqueue(world, 'charge', id, `${saved.attempt}`)
}

/** Nobody can report an absence any more, or a page of a fee is out of time. */
export function letGoOfFee(world: World, booking: Booking): void {
  const { fee, state, endsAt, payments, id } = booking
  if (!fee) return
  const over = state === 'COMPLETED' || state === 'NO_SHOW'
  const kept = cardKeptUntil({ endsAt: at(endsAt), holdHours }).getTime()
  if (over && kept <= world.now && fee.at === null) dropFee(world, booking)
  const late = payments.some(
    ({ state: of, payBy }) => of === 'OPEN' && payBy !== null && payBy <= world.now && fee.decidedAt !== null,
  )
  if (late) enqueue(world, 'checkout-close', id)
}

/** Nothing of it is owed. */
export function dropFee(world: World, booking: Booking): void {
  if (!booking.fee) return
  releaseAll(world, booking)
  if (booking.payments.some(({ state }) => state === 'OPEN')) enqueue(world, 'checkout-close', booking.id)
}

/** It was paid: the booking costs it from now on. False when it is not owed, or was paid already. */
export function takeFee(world: World, booking: Booking, payment: Payment): boolean {
  const { fee, payout, terms } = booking
  if (!fee || payout || payment.voidDecided || !isDue(booking)) return false
  const { total, ...priced } = feePrice(money(fee.amount, terms.currency))
  const { listed, mentorDiscount, platformDiscount, serviceFee } = priced
  booking.terms = { ...terms, listed, mentorDiscount, platformDiscount, serviceFee }
  Object.assign(booking, { price: total, capturedAt: world.now })
  fee.takenAt = world.now
  openPayout(world, booking)
  return true
}

/** Whether it can still be paid on a page, by whoever's card was declined. */
export const isAsked = (booking: Booking): boolean => booking.fee !== null && isDue(booking)
