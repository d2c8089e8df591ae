import { payByOf } from '#graphql/domain/booking/deadline.ts'
import { feePayBy } from '#graphql/domain/booking/no-show-fee.ts'
import { openAttempt } from './booking.ts'
import { isAsked } from './fee.ts'
import { releaseCard } from './forget-card.ts'
import { join } from './join.ts'
import { call, chargeSaved } from './provider.ts'
import type { Booking, Payment } from './rows.ts'
import { at, keyMs, maybeCrash, NotYet, type World } from './world.ts'

/** Charges a saved card whose holder is away, or finds that it was charged. What the bank refuses its holder is asked to pay. */
export function chargeCard(world: World, booking: Booking, number: number): void {
  const payment = booking.payments[number - 1]
  if (payment?.state !== 'SAVED' || payment.voidDecided || !payment.capture.decided) return
  const { capture: sending } = payment
  const old = sending.sentAt !== null && world.now - sending.sentAt > keyMs
  sending.sentAt ??= world.now
  maybeCrash(world)
  const looks = world.plant !== 'lookup'
  if ((old || sending.attempt > 1) && looks && wasCharged(world, payment)) return
  if (old) Object.assign(sending, { attempt: sending.attempt + 1, sentAt: world.now })
  const { attempt } = sending
  const answer = call(world, `charge:${booking.id}:${number}:${attempt}`, () => {
    const session = world.provider.sessions.get(payment.session ?? '')
    return session ? chargeSaved(world.provider, session) : null
  })
  maybeCrash(world)
  if (answer.status === 'done') join(world, { ...answer.facts })
  if (answer.status === 'refused') refuseCharge(world, booking, payment)
  if (answer.status === 'done' || answer.status === 'refused') return
  if (answer.status === 'storedFailure') {
    if (looks && wasCharged(world, payment)) return
    if (sending.attempt === attempt) Object.assign(sending, { attempt: attempt + 1, sentAt: world.now })
  }
  throw new NotYet()
}

function wasCharged(world: World, { session }: Payment): boolean {
  const answer = call(world, null, () => world.provider.sessions.get(session ?? '') ?? null)
  if (answer.status !== 'done') throw new NotYet()
  if (!answer.facts.charge) return false
  join(world, { ...answer.facts })
  return true
}

function refuseCharge(world: World, booking: Booking, payment: Payment): void {
  payment.state = 'FAILED'
  releaseCard(world, booking, payment)
  if (isAsked(booking)) openAttempt(world, booking, feePayBy(at(world.now)).getTime())
  if (booking.state !== 'CONFIRMING') return
  booking.confirmBy = payByOf(at(world.now), at(booking.startsAt)).getTime()
  openAttempt(world, booking, booking.confirmBy)
}

/** What is not wanted any more is not charged; what was charged in that moment is joined, and goes back. */
export function letGoOfCard(world: World, booking: Booking, payment: Payment): void {
  if (payment.capture.sentAt !== null && wasCharged(world, payment)) return
  payment.state = 'VOIDED'
  releaseCard(world, booking, payment)
}
