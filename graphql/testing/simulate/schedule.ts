import { expirePages } from './booking.ts'
import { aboutFees } from './complaint.ts'
import { act, contestPaid } from './happen.ts'
import { brokenIn } from './invariants.ts'
import { banksDecide, mend } from './mend.ts'
import type { Plant } from './plants.ts'
import type { Booking } from './rows.ts'
import { sweep } from './sweep.ts'
import { unfinishedIn } from './unfinished.ts'
import { deliver, reconcile, runJob } from './work.ts'
import { hosts, newWorld, type Told, type World } from './world.ts'

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
  const world = newWorld(seed, plant, keptElsewhere)
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

/** The host whose calendar another company keeps. */
const keptElsewhere = 2

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

/** Time passes until all is over; at first things still go wrong, then nothing does. */
function settle(world: World): void {
  for (const host of hosts) world.provider.accounts.set(host, true)
  world.company.answers = true
  // What was moved elsewhere may be known only by now.
  for (let round = 0; round < 16 || world.now < lastEnd(world) + 8 * day; round++) {
    if (round === 8) world.trouble = 0
    if (round < 8) {
      contestPaid(world)
      aboutFees(world)
    }
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

const lastEnd = ({ bookings }: World) =>
  bookings.all().reduce((latest, { endsAt }) => Math.max(latest, endsAt), 0)
