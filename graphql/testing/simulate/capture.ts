import { letGoOfCard } from './charge-card.ts'
import { join } from './join.ts'
import { call, captureHeld, letGo } from './provider.ts'
import type { Booking, Payment } from './rows.ts'
import { enqueue, keyMs, maybeCrash, NotYet, type World } from './world.ts'

/** Takes what was authorised, or finds that it was taken. */
export function capture(world: World, booking: Booking, number: number): void {
  const payment = booking.payments[number - 1]
  if (payment?.state !== 'AUTHORISED' || payment.voidDecided) return
  const { capture: sending } = payment
  if (!sending.decided || sending.refused) return
  const old = sending.sentAt !== null && world.now - sending.sentAt > keyMs
  sending.sentAt ??= world.now
  maybeCrash(world)
  if ((old || sending.attempt > 1) && over(world, payment)) return
  if (old) Object.assign(sending, { attempt: sending.attempt + 1, sentAt: world.now })
  const { attempt } = sending
  const answer = call(world, `capture:${booking.id}:${number}:${attempt}`, () => {
    const session = world.provider.sessions.get(payment.session ?? '')
    return session ? captureHeld(world.provider, session) : null
  })
  maybeCrash(world)
  if (answer.status === 'done') join(world, { ...answer.facts })
  else if (answer.status === 'refused') sending.refused = !over(world, payment)
  if (answer.status === 'done' || answer.status === 'refused') return
  if (answer.status === 'storedFailure') {
    if (over(world, payment)) return
    if (sending.attempt === attempt) Object.assign(sending, { attempt: attempt + 1, sentAt: world.now })
  }
  throw new NotYet()
}

function over(world: World, { session }: Payment): boolean {
  const answer = call(world, null, () => world.provider.sessions.get(session ?? '') ?? null)
  if (answer.status !== 'done') throw new NotYet()
  if (answer.facts.hold === 'authorised') return false
  join(world, { ...answer.facts })
  return true
}

/** Lets go of what is not to be taken; what was taken in that moment is joined, and goes back. */
export function letGoOf(world: World, booking: Booking, number: number): void {
  const payment = booking.payments[number - 1]
  if (!payment?.voidDecided) return
  if (payment.state === 'SAVED') letGoOfCard(world, booking, payment)
  if (payment.state !== 'AUTHORISED') return
  const answer = call(world, null, () => {
    const session = world.provider.sessions.get(payment.session ?? '')
    if (session) letGo(world.provider, session)
    return session ?? null
  })
  maybeCrash(world)
  if (answer.status !== 'done') throw new NotYet()
  join(world, { ...answer.facts })
}

/** An admin says: once more. */
export function retryCapture(world: World, booking: Booking, payment: Payment): void {
  const { capture: sending } = payment
  if (!sending.refused || payment.voidDecided) return
  Object.assign(sending, { refused: false, attempt: sending.attempt + 1, sentAt: null })
  enqueue(world, 'capture', booking.id, `${payment.attempt}`)
}
