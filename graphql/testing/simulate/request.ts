import { confirmByOf, respondByOf } from '#graphql/domain/booking/deadline.ts'
import { mayHappen } from '#graphql/domain/booking/state.ts'
import { openPayout } from './payout.ts'
import { decideRefund, shareGoodwill } from './refund.ts'
import type { Booking, Payment } from './rows.ts'
import { leftOf, securing, splitOfPrice } from './shares.ts'
import { askForBooking, isKeptThere, isThere } from './there/ask.ts'
import { at, enqueue, facts, move, take, type World } from './world.ts'

/** Paid, authorised, or nothing to pay: to its mentor, who answers first, else to the end. */
export function goOn(world: World, booking: Booking, captureBefore: number | null): void {
  move(world, booking, 'secured')
  const limits = { at: at(world.now), startsAt: at(booking.startsAt) }
  if (booking.state === 'CONFIRMING') {
    booking.confirmBy = confirmByOf(limits.at, limits.startsAt).getTime()
    confirm(world, booking)
  } else {
    const respondBy = respondByOf({ ...limits, captureBefore: captureBefore ? at(captureBefore) : null })
    booking.respondBy = respondBy.getTime()
  }
}

/** Kept elsewhere, it is written there first. What a code of the platform took off is the mentor's all the same, also where nothing was paid. */
export function confirm(world: World, booking: Booking): void {
  if (isKeptThere(world, booking) && !isThere(booking)) {
    askForBooking(world, booking)
    return
  }
  move(world, booking, 'confirmed')
  if (booking.capturedAt !== null || splitOfPrice(booking).subsidy > 0n) openPayout(world, booking)
}

/** The mentor says yes; what was authorised is then taken. */
export function approve(world: World, booking: Booking): void {
  const { startsAt, payments, id } = booking
  if (!mayHappen(booking.state, 'approved', { ...facts(world, booking), slotHeld: true })) return
  if (!take(world, booking)) return
  move(world, booking, 'approved')
  booking.confirmBy = confirmByOf(at(world.now), at(startsAt)).getTime()
  const held = payments.find((each) => isReserved(each) && !each.voidDecided)
  if (held && !booking.fee) {
    held.capture.decided = true
    enqueue(world, held.state === 'SAVED' ? 'charge' : 'capture', id, `${held.attempt}`)
  } else confirm(world, booking)
}

/** Declined, unanswered, not to be paid or not to be written: what is authorised is let go, and what was paid goes back. */
export function turnAway(world: World, booking: Booking, event: 'declined' | 'unanswered' | 'refused'): void {
  if (!mayHappen(booking.state, event, facts(world, booking))) return
  move(world, booking, event)
  releaseAll(world, booking)
  enqueue(world, 'checkout-close', booking.id)
  const charge = securing(booking)?.charge
  if (!charge) return
  shareGoodwill(world, booking)
  decideRefund(world, booking, { charge, amount: leftOf(booking), late: false, byRule: 'OTHERS' })
}

const isReserved = ({ state }: Payment) => state === 'AUTHORISED' || state === 'SAVED'

export function releaseAll(world: World, booking: Booking): void {
  for (const payment of booking.payments) if (isReserved(payment)) release(world, booking, payment)
}

export function release(world: World, { id }: Booking, payment: Payment): void {
  if (payment.voidDecided || world.plant === 'release') return
  payment.voidDecided = true
  enqueue(world, 'void', id, `${payment.attempt}`)
}

/** What nobody answered, and what was accepted and could not be paid, ends when its time is over. */
export function endOverdue(world: World, booking: Booking): void {
  const { state, respondBy, confirmBy } = booking
  if (state === 'PENDING' && respondBy !== null && world.now >= respondBy)
    turnAway(world, booking, 'unanswered')
  if (state === 'CONFIRMING' && confirmBy !== null && world.now >= confirmBy)
    turnAway(world, booking, 'refused')
}
