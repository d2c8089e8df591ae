import { answerRequest, askForTime } from './asks.ts'
import { expirePages, fulfil, retry } from './booking.ts'
import { cancel } from './cancel.ts'
import { afterSession } from './complaint.ts'
import { bank } from './dispute.ts'
import { giveSomethingBack } from './give-back.ts'
import { brokenIn } from './invariants.ts'
import { banksDecide, mend } from './mend.ts'
import type { Plant } from './plants.ts'
import { emit, failRefund, payPage, purseOf } from './provider.ts'
import { moveOn } from './reschedule.ts'
import { sweep } from './sweep.ts'
import { unfinishedIn } from './unfinished.ts'
import { deliver, reconcile, runJob, survive } from './work.ts'
import { type Booking, hosts, newWorld, type Told, type World } from './world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export type Outcome = {
  seed: number
  steps: number
  bookings: readonly Booking[]
  broken: string[]
  story: readonly Told[]
}

/** One story of people, a provider and a process that dies: what was broken after which step; nothing when all held. */
export function runSchedule(seed: number, plant: Plant | null = null): Outcome {
  const { stackTraceLimit } = Error
  // Thousands of crashes are thrown on purpose, and nobody reads where.
  Error.stackTraceLimit = 0
  try {
    return play(seed, plant)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function play(seed: number, plant: Plant | null): Outcome {
  const world = newWorld(seed, plant)
  const told = (steps: number, broken: string[]) => {
    return { seed, steps, bookings: world.bookings.all(), broken, story: world.story }
  }
  const steps = 40 + world.random.int(120)
  for (let step = 1; step <= steps; step++) {
    const broken = tried(world, () => act(world), step % wholeLookEvery === 0)
    if (broken.length > 0) return told(step, broken)
  }
  const broken = tried(world, () => settle(world), true)
  return told(steps, broken.length > 0 ? broken : unfinishedIn(world))
}

/** Who takes away from another booking is seen at that other only when all are looked at. */
const wholeLookEvery = 16

/** A refusal that nobody expected is a broken promise too. */
function tried(world: World, work: () => void, whole: boolean): string[] {
  try {
    work()
  } catch (error) {
    return [error instanceof Error ? `${error.name}: ${error.message}` : 'something was thrown']
  }
  const touched = world.bookings.touched()
  return brokenIn(world, whole ? world.bookings.all() : touched)
}

const bookingOf = ({ random, bookings }: World) => bookings.pick(random)

/** Disputes come late, and what was paid out has gone on to a bank by then. */
function contestPaid(world: World): void {
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
  [4, (world) => askForTime(world)],
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
  [4, (world) => answerRequest(world)],
  [3, (world) => withBooking(world, bank)],
  [1, (world) => withBooking(world, giveSomethingBack)],
  [3, (world) => contestPaid(world)],
  [1, (world) => toggleAccount(world)],
  [
    1,
    (world) => {
      const refund = world.random.pick([...world.provider.refunds.values()])
      if (refund?.status === 'succeeded') failRefund(world.provider, refund)
    },
  ],
  [1, (world) => mend(world)],
  [1, (world) => reconcile(world)],
]

const weights = actions.reduce((sum, [weight]) => sum + weight, 0)

function act(world: World): void {
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

/** Time passes until all is over; at first things still go wrong, then nothing does. */
function settle(world: World): void {
  for (const host of hosts) world.provider.accounts.set(host, true)
  const last = world.bookings.all().reduce((latest, { endsAt }) => Math.max(latest, endsAt), world.now)
  for (let round = 0; round < 16 || world.now < last + 8 * day; round++) {
    if (round === 8) world.trouble = 0
    if (round < 8) contestPaid(world)
    if (round % 4 === 3) banksDecide(world)
    world.now += day
    expirePages(world)
    while (world.provider.wires.length > 0) deliver(world)
    reconcile(world)
    mend(world)
    sweep(world)
    for (let tries = 0; world.jobs.length > 0 && tries < 300; tries++) runJob(world)
  }
}
