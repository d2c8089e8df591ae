import {
  book,
  cancel,
  closeCheckout,
  complete,
  expireHold,
  expirePages,
  fulfil,
  openCheckout,
  retry,
} from './booking.ts'
import { afterSession, complaintStep, decideComplaints } from './complaint.ts'
import { brokenIn, unfinishedIn } from './invariants.ts'
import { joinRefund, release, retryRefund, sendPayout, sendRefund, syncAccount } from './money.ts'
import { call, emit, failRefund, payPage, type Told } from './provider.ts'
import { Crash, enqueue, hosts, type Job, NotYet, newWorld, type Plant, tell, type World } from './world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export type Outcome = { seed: number; steps: number; broken: string[]; story: string[] }

/** One story of people, a provider and a process that dies: what was broken after which step; nothing when all held. */
export function runSchedule(seed: number, plant: Plant | null = null): Outcome {
  const world = newWorld(seed, plant)
  const steps = 40 + world.random.int(120)
  for (let step = 1; step <= steps; step++) {
    const broken = tried(world, () => act(world))
    if (broken.length > 0) return { seed, steps: step, broken, story: world.story }
  }
  const broken = tried(world, () => settle(world))
  return { seed, steps, broken: broken.length > 0 ? broken : unfinishedIn(world), story: world.story }
}

/** A refusal that nobody expected is a broken promise too. */
function tried(world: World, work: () => void): string[] {
  try {
    work()
  } catch (error) {
    return [error instanceof Error ? `${error.name}: ${error.message}` : 'something was thrown']
  }
  return brokenIn(world)
}

/** Whatever happens, a crash and a "not yet" are part of life. */
function survive(world: World, what: string, work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (!(error instanceof Crash || error instanceof NotYet)) throw error
    tell(world, `${what} ${error instanceof Crash ? 'dies' : 'is put off'}`)
    return false
  }
}

const bookingOf = ({ random, bookings }: World) => random.pick([...bookings.values()])

const prices = [0n, 50n, 8_250n, 9_999n, 12_345n]

const actions: [weight: number, act: (world: World) => void][] = [
  [
    4,
    (world) => {
      const { random, now } = world
      const startsAt = Math.ceil((now + 4 * hour) / day) * day + (9 + random.int(2)) * hour
      book(world, { host: random.pick(hosts) ?? 0, startsAt, price: random.pick(prices) ?? 0n })
    },
  ],
  [
    8,
    (world) => {
      const session = world.random.pick([...world.provider.sessions.values()])
      if (session) payPage(world.provider, session)
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
  [4, (world) => afterSession(world)],
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

/** At least once: a job that was done may be run again, one that failed stays. */
function runJob(world: World): void {
  const job = world.random.pick(world.jobs)
  if (!job) return
  const done = survive(world, job.name, () => perform(world, job))
  if (done && !world.random.chance(world.trouble / 3)) world.jobs.splice(world.jobs.indexOf(job), 1)
}

function perform(world: World, { name, subject, part }: Job): void {
  if (name === 'follow') follow(world, { type: part, id: subject })
  const booking = world.bookings.get(subject)
  if (!booking) return
  if (name === 'checkout-open') openCheckout(world, subject, Number(part))
  if (name === 'checkout-close') closeCheckout(world, subject)
  if (name === 'refund-send') sendRefund(world, booking, part)
  if (name === 'payout-send') sendPayout(world, booking)
}

/** Any webhook may come next: late, doubled or never. It is stored, then worked off by a job. */
function deliver(world: World): void {
  const { random, trouble, provider } = world
  const told = random.pick(provider.wires)
  if (!told) return
  if (!random.chance(trouble / 2)) provider.wires.splice(provider.wires.indexOf(told), 1)
  if (!random.chance(trouble / 3)) enqueue(world, 'follow', told.id, told.type)
}

function follow(world: World, { type, id }: Told): void {
  if (type === 'checkout') fulfil(world, id)
  if (type === 'account') syncAccount(world, Number(id))
  if (type !== 'refund') return
  const answer = call(world, null, () => world.provider.refunds.get(id) ?? null)
  if (answer.status !== 'done') throw new NotYet()
  const booking = [...world.bookings.values()].find(({ refunds }) =>
    refunds.some((each) => each.id === answer.facts.refundId),
  )
  if (booking) joinRefund(world, booking, { ...answer.facts })
}

function sweep(world: World): void {
  for (const booking of world.bookings.values()) {
    survive(world, 'hold-expire', () => expireHold(world, booking))
    complete(world, booking)
    complaintStep(world, booking, 'unanswered', 'SYSTEM')
    release(world, booking)
    const { payout } = booking
    if (payout?.state === 'DUE' && !payout.blocked) enqueue(world, 'payout-send', booking.id)
  }
}

function toggleAccount(world: World): void {
  const host = world.random.pick(hosts) ?? 0
  world.provider.accounts.set(host, !world.provider.accounts.get(host))
  emit(world.provider, 'account', `${host}`)
}

function mend(world: World): void {
  decideComplaints(world)
  for (const booking of world.bookings.values()) {
    for (const refund of booking.refunds) {
      if (refund.state === 'FAILED') retryRefund(world, booking, refund)
      else if (refund.refused) {
        Object.assign(refund, { refused: false, attempt: refund.attempt + 1, sentAt: null })
        enqueue(world, 'refund-send', booking.id, refund.id)
      }
    }
  }
}

function reconcile(world: World): void {
  for (const told of world.provider.events) survive(world, 'reconcile', () => follow(world, told))
  for (const host of hosts) survive(world, 'reconcile', () => syncAccount(world, host))
}

/** Time passes until all is over; at first things still go wrong, then nothing does. */
function settle(world: World): void {
  for (const host of hosts) world.provider.accounts.set(host, true)
  for (let round = 0; round < 16; round++) {
    if (round === 8) world.trouble = 0
    world.now += day
    expirePages(world)
    while (world.provider.wires.length > 0) deliver(world)
    reconcile(world)
    mend(world)
    sweep(world)
    for (let tries = 0; world.jobs.length > 0 && tries < 300; tries++) runJob(world)
  }
}
