import { expirePages } from '../booking.ts'
import { brokenIn } from '../invariants.ts'
import type { Plant } from '../plants.ts'
import type { Booking, Purchase } from '../rows.ts'
import { sweep } from '../sweep.ts'
import { deliver, reconcile, runJob } from '../work.ts'
import { newWorld, type World } from '../world.ts'
import { actInMemory } from './acts-in-memory.ts'
import { type EndedBooking, type EndedPackage, type Ending, endingOf } from './ending.ts'
import type { Played } from './packages-in-memory.ts'
import { type Deed, evening, lastDay, type Script } from './script.ts'

const minute = 60_000

/** Plays a script on the deciders alone: at every instant what fell due, then what people do, each until nothing is left. */
export function playInMemory(script: Script, begin: Date, plant: Plant | null): Ending {
  const { stackTraceLimit } = Error
  // Crashes are thrown on purpose, and nobody reads where.
  Error.stackTraceLimit = 0
  try {
    return play(script, begin.getTime(), plant)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function play(script: Script, begin: number, plant: Plant | null): Ending {
  const world = newWorld(script.seed, plant)
  const made = new Map<number, string>()
  const played: Played = { world, script, begin, made, bought: null }
  // A fee that is declined is asked for on a page.
  const calm = script.asked.some(({ fee, declines }) => fee !== null && declines)
  if (calm) world.trouble = 0
  for (const at of instantsOf([script])) {
    world.now = begin + at * minute
    expirePages(world)
    settle(world)
    const deeds = script.deeds.filter((deed) => deed.at === at)
    for (const deed of deeds) actInMemory(played, deed)
    settle(world, deeds.some((deed) => opensPage(script, deed)) ? 0 : world.trouble)
  }
  const bookings = script.asked.map((_, nth) => world.bookings.get(made.get(nth) ?? ''))
  const lines = endingOf(
    bookings.map((booking) => (booking ? ended(world, booking, begin) : null)),
    played.bought && endedPackage(world, played.bought),
  )
  const broken = plant ? [] : brokenIn(world, world.bookings.all())
  return new Map([...lines, ...broken.map((what) => [what, 'broken'] as const)])
}

/** A page that the provider fails to make for good ends its booking: which ones is not the script's to say. */
const opensPage = ({ asked }: Script, deed: Deed) =>
  deed.do === 'buy' ||
  deed.do === 'book' ||
  deed.do === 'retry' ||
  (deed.do === 'approve' && asked[deed.of]?.saves === true)

/** All at which somebody does something, and every evening. */
export function instantsOf(scripts: readonly Script[]): number[] {
  const evenings = Array.from({ length: lastDay + 1 }, (_, nth) => evening(nth))
  const busy = scripts.flatMap(({ deeds }) => deeds.map(({ at }) => at))
  return [...new Set([...evenings, ...busy])].sort((one, other) => one - other)
}

const troubled = 3

/** At first things go wrong, as often as the world's seed says; then nothing does, until nothing is left to do. */
function settle(world: World, atFirst = world.trouble): void {
  const { trouble } = world
  world.trouble = atFirst
  for (let round = 0; round < 20; round++) {
    if (round === troubled) world.trouble = 0
    sweep(world)
    while (world.provider.wires.length > 0) deliver(world)
    reconcile(world)
    for (let tries = 0; world.jobs.length > 0 && tries < 200; tries++) runJob(world)
    if (round > troubled && world.jobs.length === 0) break
  }
  world.trouble = trouble
}

function ended(world: World, booking: Booking, begin: number): EndedBooking {
  const { payments, refunds, payout, disputes } = booking
  return {
    ...booking,
    complaint: booking.complaint?.state ?? null,
    startsAt: (booking.startsAt - begin) / minute,
    payments: payments.map(({ state }) => state),
    refunds,
    payout,
    arrived: (payout?.transfers ?? []).reduce((sum, { amount, reversed }) => sum + amount - reversed, 0n),
    disputes: disputes.map(({ state, withdrawn, reinstated, claws }) => {
      return { state, taken: withdrawn - reinstated, clawed: claws.get(booking.id) ?? 0n }
    }),
    ledger: world.ledger.balances.get(booking.id) ?? new Map(),
  }
}

const endedPackage = (world: World, { id, state, credits, refunds, disputes }: Purchase): EndedPackage => ({
  state,
  credits: credits.map((credit) => `${credit.state} ${credit.amount}`),
  refunds,
  disputes: disputes.map((each) => ({ state: each.state, taken: each.withdrawn - each.reinstated })),
  ledger: world.ledger.balances.get(id) ?? new Map(),
})
