import { processingHoldExpiresAt } from '#graphql/domain/booking/deadline.ts'
import { mayHappen } from '#graphql/domain/booking/state.ts'
import { captured } from '#graphql/domain/ledger/postings.ts'
import { takeFee } from './fee.ts'
import { releaseCard } from './forget-card.ts'
import { joinPurchase } from './package/join.ts'
import type { Session } from './provider.ts'
import { decideRefund } from './refund.ts'
import { confirm, goOn, release, turnAway } from './request.ts'
import type { Booking, Payment } from './rows.ts'
import { about, at, enqueue, facts, move, need, post, take, type World } from './world.ts'

/** Joins a fetched Session into what we know: an older answer changes nothing. */
export function join(world: World, session: Session): void {
  const purchase = world.purchases.get(session.bookingId)
  if (purchase) {
    joinPurchase(world, purchase, session)
    return
  }
  const booking = need(world, session.bookingId)
  const payment = booking.payments[session.attempt - 1]
  if (!payment) return
  payment.session ??= session.id
  payment.openPage = session.status === 'open'
  if (session.charge) joinCapture(world, booking, payment, session)
  else if (session.hold === 'saved') joinSaved(world, booking, payment)
  else if (session.hold === 'authorised') joinAuthorised(world, booking, payment, session)
  else if (session.hold === 'voided') joinVoided(world, booking, payment)
  else if (session.hold === 'processing') joinProcessing(world, booking, payment)
  else if (session.hold === 'failed') joinFailed(world, booking, payment)
  else if (session.status === 'expired' && payment.state === 'OPEN') {
    payment.state = 'EXPIRED'
    if (booking.state === 'AWAITING_PAYMENT') move(world, booking, 'holdExpired')
  }
}

function joinCapture(world: World, booking: Booking, payment: Payment, session: Session): void {
  if (payment.state === 'SUCCEEDED' && world.plant !== 'dedupe') return
  payment.state = 'SUCCEEDED'
  payment.charge = session.charge ?? ''
  releaseCard(world, booking, payment)
  post(world, captured(about(booking), { chargeId: payment.charge, amount: session.amount }))
  if (booking.state === 'CONFIRMING' && payment.capture.decided && !payment.voidDecided) {
    booking.capturedAt = world.now
    confirm(world, booking)
  } else if (takeFee(world, booking, payment)) return
  else if (hasWayOn(world, booking)) {
    booking.capturedAt = world.now
    goOn(world, booking, null)
    closeOthers(world, booking)
  } else decideRefund(world, booking, { charge: payment.charge, amount: session.amount, late: true })
}

const hasWayOn = (world: World, booking: Booking) =>
  mayHappen(booking.state, 'secured', { ...facts(world, booking), slotHeld: true }) && take(world, booking)

function closeOthers(world: World, { id, payments }: Booking): void {
  if (payments.some(({ state }) => state === 'OPEN')) enqueue(world, 'checkout-close', id)
}

/** Only reserved: no money moved. */
function joinAuthorised(world: World, booking: Booking, payment: Payment, { heldUntil, id }: Session): void {
  if (world.plant === 'authorised')
    post(world, captured(about(booking), { chargeId: id, amount: booking.price }))
  if (payment.state !== 'OPEN' && payment.state !== 'EXPIRED' && payment.state !== 'FAILED') return
  payment.state = 'AUTHORISED'
  if (hasWayOn(world, booking)) {
    goOn(world, booking, heldUntil)
    closeOthers(world, booking)
  } else release(world, booking, payment)
}

/** A card was saved: no money moved. One that was to be charged already is not saved anew. */
function joinSaved(world: World, booking: Booking, payment: Payment): void {
  if (payment.state !== 'OPEN' && payment.state !== 'EXPIRED' && payment.state !== 'FAILED') return
  if (payment.capture.decided) return
  Object.assign(payment, { state: 'SAVED', card: true })
  if (hasWayOn(world, booking)) {
    goOn(world, booking, null)
    closeOthers(world, booking)
  } else release(world, booking, payment)
}

function joinVoided(world: World, booking: Booking, payment: Payment): void {
  const before = payment.state
  if (before !== 'OPEN' && before !== 'EXPIRED' && before !== 'AUTHORISED') return
  payment.state = 'VOIDED'
  if (before === 'OPEN' && booking.state === 'AWAITING_PAYMENT') move(world, booking, 'holdExpired')
  if (before !== 'AUTHORISED' || payment.voidDecided) return
  if (booking.state === 'PENDING') turnAway(world, booking, 'unanswered')
  if (booking.state === 'CONFIRMING') turnAway(world, booking, 'refused')
}

/** The bank answers in some days: until then the time is held. */
function joinProcessing(world: World, booking: Booking, payment: Payment): void {
  if (payment.state !== 'OPEN' && payment.state !== 'EXPIRED' && payment.state !== 'FAILED') return
  payment.state = 'PROCESSING'
  if (booking.state !== 'AWAITING_PAYMENT') return
  move(world, booking, 'paymentProcessing')
  booking.holdExpiresAt = processingHoldExpiresAt(at(world.now), at(booking.startsAt)).getTime()
}

function joinFailed(world: World, booking: Booking, payment: Payment): void {
  if (payment.state !== 'OPEN' && payment.state !== 'EXPIRED' && payment.state !== 'PROCESSING') return
  payment.state = 'FAILED'
  const another = booking.payments.some(({ state }) => state === 'OPEN' || state === 'PROCESSING')
  if (booking.state === 'AWAITING_PAYMENT' && !another) move(world, booking, 'paymentFailed')
}
