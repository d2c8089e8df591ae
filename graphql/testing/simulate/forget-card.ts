import { call } from './provider.ts'
import type { Booking, Payment } from './rows.ts'
import { enqueue, maybeCrash, NotYet, type World } from './world.ts'

/** The card that this payment kept is needed no more. */
export function releaseCard(world: World, { id }: Booking, payment: Payment): void {
  if (payment.card && world.plant !== 'card') enqueue(world, 'forget', id, `${payment.attempt}`)
}

export function forgetCard(world: World, booking: Booking, number: number): void {
  const payment = booking.payments[number - 1]
  if (!payment?.card || payment.state === 'SAVED') return
  const answer = call(world, null, () => {
    const session = world.provider.sessions.get(payment.session ?? '')
    if (session) session.card = false
    return session ?? null
  })
  maybeCrash(world)
  if (answer.status !== 'done') throw new NotYet()
  payment.card = false
}
