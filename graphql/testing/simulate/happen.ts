import { answerRequest, askForTime } from './asks.ts'
import { expirePages, fulfil, retry } from './booking.ts'
import { cancel } from './cancel.ts'
import { aboutFees, afterSession } from './complaint.ts'
import { bank } from './dispute.ts'
import { giveSomethingBack } from './give-back.ts'
import { mend } from './mend.ts'
import { askForPackage, contestPackage, giveBackPackage, spendSome } from './package/acts.ts'
import { emit, failRefund, payPage, purseOf } from './provider.ts'
import { moveOn } from './reschedule.ts'
import type { Booking } from './rows.ts'
import { sweep } from './sweep.ts'
import { actThere } from './there/acts.ts'
import { deliver, reconcile, runJob, survive } from './work.ts'
import { hosts, type World } from './world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const bookingOf = ({ random, bookings }: World) => bookings.pick(random)

/** Disputes come late, and what was paid out has gone on to a bank by then. */
export function contestPaid(world: World): void {
  const booking = world.bookings.pick(world.random, ({ payout }) => payout?.state === 'PAID')
  if (booking && world.random.chance(0.7))
    world.provider.purses.set(purseOf({ host: booking.host, currency: booking.terms.currency }), 0n)
  if (booking) bank(world, booking)
}

function withBooking(world: World, act: (world: World, booking: Booking) => void): void {
  const booking = bookingOf(world)
  if (booking) act(world, booking)
}

const actions: [weight: number, act: (world: World) => void][] = [
  [5, (world) => askForTime(world)],
  [
    8,
    (world) => {
      const session = world.random.pick([...world.provider.sessions.values()])
      if (session)
        payPage(world.provider, session, world.now, {
          delayed: world.random.chance(0.5),
          declines: world.random.chance(0.3),
        })
    },
  ],
  [12, (world) => runJob(world)],
  [8, (world) => deliver(world)],
  [
    3,
    (world) => {
      const session = bookingOf(world)?.payments.at(-1)?.session
      if (session) survive(world, 'return page', () => fulfil(world, session))
    },
  ],
  [6, (world) => sweep(world)],
  [
    5,
    (world) => {
      world.now += world.random.pick([minute, 20 * minute, 2 * hour, 11 * hour, day, 3 * day]) ?? minute
      expirePages(world)
    },
  ],
  [
    2,
    (world) => {
      const booking = bookingOf(world)
      if (booking)
        cancel(world, booking, world.random.pick(['MENTEE', 'MENTEE', 'MENTOR'] as const) ?? 'MENTEE')
    },
  ],
  [
    2,
    (world) => {
      const booking = bookingOf(world)
      if (booking) retry(world, booking)
    },
  ],
  [2, (world) => withBooking(world, (_, booking) => moveOn(world, booking, 'MENTEE'))],
  [1, (world) => withBooking(world, (_, booking) => moveOn(world, booking, 'MENTOR'))],
  [4, (world) => afterSession(world)],
  [6, (world) => aboutFees(world)],
  [4, (world) => answerRequest(world)],
  [3, (world) => withBooking(world, bank)],
  [1, (world) => withBooking(world, giveSomethingBack)],
  [4, (world) => contestPaid(world)],
  [1, (world) => toggleAccount(world)],
  [
    1,
    (world) => {
      const refund = world.random.pick([...world.provider.refunds.values()])
      if (refund?.status === 'succeeded') failRefund(world.provider, refund)
    },
  ],
  [1, askForPackage],
  [2, spendSome],
  [1, contestPackage],
  [1, (world) => (world.random.chance(0.3) ? giveBackPackage(world) : undefined)],
  [4, actThere],
  [1, (world) => mend(world)],
  [1, (world) => reconcile(world)],
]

const weights = actions.reduce((sum, [weight]) => sum + weight, 0)

export function act(world: World): void {
  let place = world.random.int(weights)
  for (const [weight, each] of actions) {
    place -= weight
    if (place >= 0) continue
    each(world)
    return
  }
}

function toggleAccount(world: World): void {
  const host = world.random.pick(hosts) ?? 0
  world.provider.accounts.set(host, !world.provider.accounts.get(host))
  emit(world.provider, 'account', `${host}`)
}
