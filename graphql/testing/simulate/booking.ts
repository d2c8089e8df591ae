import { delayedMethodsOffered } from '#graphql/domain/booking/deadline.ts'
import { mayHappen } from '#graphql/domain/booking/state.ts'
import { join } from './join.ts'
import { hold, makePage, minute, newBooking, newPayment, type Wish } from './new-rows.ts'
import { bankAnswers, call, emit, expirePage, letGo } from './provider.ts'
import { goOn } from './request.ts'
import type { Booking, Payment } from './rows.ts'
import {
  at,
  enqueue,
  facts,
  maybeCrash,
  move,
  NotYet,
  need,
  slotOf,
  take,
  tell,
  type World,
} from './world.ts'

const grace = 5 * minute
/** So much longer than the hold its page stays open at the provider. */
export const pageOutlives = 35 * minute

/** Somebody asks for a time; false when it is taken. */
export function book(world: World, wish: Wish): boolean {
  const booking = reserve(world, wish)
  if (!booking) return false
  if (booking.price === 0n && !booking.fee) goOn(world, booking, null)
  else openAttempt(world, booking)
  return true
}

/** A new booking with its time; null when that is taken. */
export function reserve(world: World, wish: Wish): Booking | null {
  const id = `b${world.bookings.size + 1}`
  const { host, startsAt, terms, price } = wish
  const booking = newBooking(id, wish, world.now)
  if (world.slots.has(slotOf(booking)) || !take(world, booking)) return null
  world.bookings.add(booking)
  tell(world, `${id} asks for host ${host}, ${at(startsAt).toISOString()}, ${price} ${terms.currency}`)
  return booking
}

/** Of what was accepted already, to be paid until then. */
export function openAttempt(world: World, booking: Booking, payBy: number | null = null): void {
  const attempt = booking.payments.length + 1
  booking.payments.push(newPayment(attempt, payBy))
  enqueue(world, 'checkout-open', booking.id, `${attempt}`)
}

export function openCheckout(world: World, bookingId: string, attempt: number): void {
  const booking = need(world, bookingId)
  const payment = booking.payments[attempt - 1]
  if (payment?.state !== 'OPEN' || payment.session) return
  const answer = call(world, `checkout:${bookingId}:${attempt}`, () => {
    // Its end is fixed before the first call, and the provider wants half an hour until then.
    const until = payment.payBy ?? booking.holdExpiresAt + pageOutlives
    if (until - world.now < hold) return null
    const saves = booking.saves || booking.fee !== null
    return makePage(world.provider, {
      bookingId,
      attempt,
      amount: booking.fee?.amount ?? booking.price,
      currency: booking.terms.currency,
      until,
      manual: booking.approval && !saves && payment.payBy === null,
      saves: saves && payment.payBy === null,
      immediate: saves || !isDelayedOffered(world, booking),
    })
  })
  maybeCrash(world)
  if (answer.status === 'done') {
    payment.session ??= answer.facts.id
    payment.openPage = answer.facts.status === 'open'
    if (payment.state !== 'OPEN') enqueue(world, 'checkout-close', bookingId)
  } else if (answer.status === 'storedFailure' || answer.status === 'refused') giveUp(world, booking, payment)
  else throw new NotYet()
}

const isDelayedOffered = ({ now }: World, { startsAt, approval }: Booking) =>
  delayedMethodsOffered({ at: at(now), startsAt: at(startsAt), requiresApproval: approval })

function giveUp(world: World, booking: Booking, payment: Payment): void {
  if (payment.state !== 'OPEN' || payment.session) return
  payment.state = 'FAILED'
  if (booking.state === 'AWAITING_PAYMENT') move(world, booking, 'holdExpired')
}

/** What webhook, return page, sweep and reconciler all call. */
export function fulfil(world: World, sessionId: string): void {
  const answer = call(world, null, () => world.provider.sessions.get(sessionId) ?? null)
  maybeCrash(world)
  if (answer.status === 'done') join(world, { ...answer.facts })
  else if (answer.status !== 'refused') throw new NotYet()
}

export function closeCheckout(world: World, bookingId: string): void {
  const booking = need(world, bookingId)
  for (const payment of booking.payments) {
    const awaited = payment.payBy === null ? 'AWAITING_PAYMENT' : 'CONFIRMING'
    const forgotten = payment.state === 'OPEN' ? booking.state !== awaited : payment.openPage
    if (!forgotten) continue
    if (payment.session) expireSession(world, payment.session)
    else payment.state = 'EXPIRED'
  }
}

function expireSession(world: World, sessionId: string): void {
  const answer = call(world, null, () => {
    const session = world.provider.sessions.get(sessionId)
    if (session) expirePage(world.provider, session)
    return session ?? null
  })
  maybeCrash(world)
  if (answer.status === 'done') join(world, { ...answer.facts })
  else throw new NotYet()
}

/** Our timer: the provider is asked to end the Session, and believed; after five minutes of silence it ends all the same. */
export function expireHold(world: World, booking: Booking): void {
  if (booking.state !== 'AWAITING_PAYMENT' || world.now < booking.holdExpiresAt) return
  const open = booking.payments.find(({ state }) => state === 'OPEN')
  if (!open) endHold(world, booking)
  else if (!open.session) giveUp(world, booking, open)
  else {
    try {
      expireSession(world, open.session)
    } catch (error) {
      if (!(error instanceof NotYet) || world.now < booking.holdExpiresAt + grace) throw error
      open.state = 'EXPIRED'
      endHold(world, booking)
    }
  }
}

function endHold(world: World, booking: Booking): void {
  move(world, booking, 'holdExpired')
  enqueue(world, 'checkout-close', booking.id)
}

export function retry(world: World, booking: Booking): void {
  if (!mayHappen(booking.state, 'retried', { ...facts(world, booking), slotHeld: true })) return
  if (!take(world, booking)) return
  move(world, booking, 'retried')
  booking.holdExpiresAt = world.now + hold
  openAttempt(world, booking)
}

export function complete(world: World, booking: Booking): void {
  if (mayHappen(booking.state, 'ended', facts(world, booking))) move(world, booking, 'ended')
}

/** The provider's own clock ends a Session, a bank answers in its days. */
export function expirePages(world: World): void {
  for (const session of world.provider.sessions.values()) {
    const over = world.now > session.heldUntil
    if (session.hold === 'authorised' && over) letGo(world.provider, session)
    if (session.hold === 'processing' && over) bankAnswers(world.provider, session, world.random.chance(0.6))
    if (session.status === 'open' && world.now > session.until) {
      expirePage(world.provider, session)
      emit(world.provider, 'checkout', session.id)
    }
  }
}
