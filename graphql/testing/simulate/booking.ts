import { type CancelledBy, defaultRefundTiers, refundOf } from '#graphql/domain/booking/refund.ts'
import { mayHappen, nextState } from '#graphql/domain/booking/state.ts'
import { captured } from '#graphql/domain/ledger/postings.ts'
import { money } from '#graphql/domain/money/money.ts'
import { decideRefund, openPayout, settlePayout } from './money.ts'
import { call, emit, expirePage, newId, type Session } from './provider.ts'
import {
  about,
  at,
  type Booking,
  enqueue,
  facts,
  maybeCrash,
  move,
  NotYet,
  type Payment,
  post,
  take,
  tell,
  type World,
} from './world.ts'

const minute = 60_000
const hold = 30 * minute
const grace = 5 * minute
/** So much longer than the hold its page stays open at the provider. */
const pageOutlives = 35 * minute

const need = (world: World, id: string): Booking => {
  const booking = world.bookings.get(id)
  if (!booking) throw new Error(`no booking ${id}`)
  return booking
}

/** Somebody asks for a time; false when it is taken. */
export function book(world: World, wish: Pick<Booking, 'host' | 'startsAt' | 'price'>): boolean {
  const id = `b${world.bookings.size + 1}`
  const booking: Booking = {
    ...wish,
    id,
    endsAt: wish.startsAt + 60 * minute,
    createdAt: world.now,
    state: 'AWAITING_PAYMENT',
    history: [{ event: 'held', from: null, to: 'AWAITING_PAYMENT' }],
    holdExpiresAt: world.now + hold,
    payments: [],
    refunds: [],
    payout: null,
    noShowOf: null,
    complaint: null,
  }
  if (world.slots.has(`${wish.host}@${wish.startsAt}`) || !take(world, booking)) return false
  world.bookings.set(id, booking)
  tell(world, `${id} asks for host ${wish.host}, ${at(wish.startsAt).toISOString()}, ${wish.price}`)
  if (wish.price === 0n) confirm(world, booking)
  else openAttempt(world, booking)
  return true
}

function openAttempt(world: World, booking: Booking): void {
  const attempt = booking.payments.length + 1
  booking.payments.push({ attempt, state: 'OPEN', session: null, charge: null, openPage: false })
  enqueue(world, 'checkout-open', booking.id, `${attempt}`)
}

function confirm(world: World, booking: Booking): void {
  move(world, booking, 'secured')
  move(world, booking, 'confirmed')
}

export function openCheckout(world: World, bookingId: string, attempt: number): void {
  const booking = need(world, bookingId)
  const payment = booking.payments[attempt - 1]
  if (payment?.state !== 'OPEN' || payment.session) return
  const answer = call(world, `checkout:${bookingId}:${attempt}`, () => {
    // Its end is fixed before the first call, and the provider wants half an hour until then.
    if (booking.holdExpiresAt + pageOutlives - world.now < hold) return null
    const session: Session = {
      id: newId(world.provider, 'cs'),
      bookingId,
      attempt,
      amount: booking.price,
      status: 'open',
      charge: null,
    }
    world.provider.sessions.set(session.id, session)
    return session
  })
  maybeCrash(world)
  if (answer.status === 'done') {
    payment.session ??= answer.facts.id
    payment.openPage = answer.facts.status === 'open'
    if (payment.state !== 'OPEN') enqueue(world, 'checkout-close', bookingId)
  } else if (answer.status === 'storedFailure' || answer.status === 'refused') giveUp(world, booking, payment)
  else throw new NotYet()
}

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

function join(world: World, session: Session): void {
  const booking = need(world, session.bookingId)
  const payment = booking.payments[session.attempt - 1]
  if (!payment) return
  payment.session ??= session.id
  payment.openPage = session.status === 'open'
  if (session.charge) joinCapture(world, booking, payment, session)
  else if (session.status === 'expired' && payment.state === 'OPEN') {
    payment.state = 'EXPIRED'
    if (booking.state === 'AWAITING_PAYMENT') move(world, booking, 'holdExpired')
  }
}

function joinCapture(world: World, booking: Booking, payment: Payment, session: Session): void {
  if (payment.state === 'SUCCEEDED' && world.plant !== 'dedupe') return
  payment.state = 'SUCCEEDED'
  payment.charge = session.charge ?? ''
  post(world, captured(about(booking), { chargeId: payment.charge, amount: booking.price }))
  const way = mayHappen(booking.state, 'secured', { ...facts(world, booking), slotHeld: true })
  if (way && take(world, booking)) {
    confirm(world, booking)
    openPayout(world, booking)
    if (booking.payments.some(({ state }) => state === 'OPEN')) enqueue(world, 'checkout-close', booking.id)
  } else decideRefund(world, booking, { charge: payment.charge, amount: booking.price, late: true })
}

export function closeCheckout(world: World, bookingId: string): void {
  const booking = need(world, bookingId)
  for (const payment of booking.payments) {
    const forgotten = payment.state === 'OPEN' ? booking.state !== 'AWAITING_PAYMENT' : payment.openPage
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

export function cancel(world: World, booking: Booking, by: CancelledBy): void {
  if (!mayHappen(booking.state, 'cancelled', facts(world, booking))) return
  nextState(booking.state, 'cancelled', facts(world, booking))
  const secured = securing(booking)
  const given = booking.refunds.filter(({ charge }) => charge === secured?.charge)
  const { amount } = refundOf({
    by,
    at: at(world.now),
    startsAt: at(booking.startsAt),
    endsAt: at(booking.endsAt),
    state: booking.state,
    captured: money(secured ? booking.price : 0n, 'USD'),
    refunded: given.reduce((sum, each) => sum + each.amount, 0n),
    tiers: defaultRefundTiers,
  })
  move(world, booking, 'cancelled')
  if (secured?.charge) {
    decideRefund(world, booking, { charge: secured.charge, amount: amount.minor, late: false })
    settlePayout(world, booking)
  }
  enqueue(world, 'checkout-close', booking.id)
}

export const securing = ({ payments, refunds }: Booking) =>
  payments.find(
    ({ state, charge }) =>
      state === 'SUCCEEDED' && !refunds.some((each) => each.late && each.charge === charge),
  )

export function complete(world: World, booking: Booking): void {
  if (mayHappen(booking.state, 'ended', facts(world, booking))) move(world, booking, 'ended')
}

/** The provider's own clock ends a Session 35 minutes after the hold began. */
export function expirePages(world: World): void {
  for (const session of world.provider.sessions.values()) {
    const payment = world.bookings.get(session.bookingId)
    if (session.status === 'open' && payment && world.now > payment.holdExpiresAt + pageOutlives) {
      expirePage(world.provider, session)
      emit(world.provider, 'checkout', session.id)
    }
  }
}
