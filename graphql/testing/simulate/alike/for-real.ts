import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import { faults } from '../real/faults.ts'
import { comeToRest, quiet } from '../real/settle.ts'
import { openStage, type Stage } from '../real/stage.ts'
import { actForReal, emailOf, payOn } from './acts-for-real.ts'
import { brokenOn } from './broken-for-real.ts'
import type { Ending } from './ending.ts'
import { endingForReal } from './ending-for-real.ts'
import { instantsOf } from './in-memory.ts'
import { dearTypes, offersOf, officeIn } from './offers-for-real.ts'
import type { Player } from './player.ts'
import type { Script } from './script.ts'

const minute = 60_000
/** At every sixth instant at which people act. */
const killedEvery = 6
const day = 24 * 60 * minute

export type RealPlay = {
  /** A migrated database of its own. */
  readonly url: string
  readonly scripts: readonly Script[]
  /** Seeds whose mentors give back more than the others. */
  readonly generous: readonly number[]
}
export type RealPlayed = { begin: Date; endings: Ending[]; broken: string[]; kills: number }

/** Plays scripts side by side, each with a mentor of its own, in processes that are killed over what people do. */
export async function playForReal({ url, scripts, generous }: RealPlay): Promise<RealPlayed> {
  const stage = await openStage(url, scripts[0]?.seed ?? 0, {
    movesIn: async () => [],
    openRigs: async () => [],
  })
  try {
    await stage.lives.begin()
    const players = await movedIn(stage, scripts, generous)
    const begin = players[0]?.begin ?? stage.now()
    let instants = 0
    for (const at of instantsOf(scripts)) {
      await stage.advance(begin.getTime() + at * minute - stage.now().getTime())
      await quiet(stage)
      const busy = players.filter(({ script }) => script.deeds.some((deed) => deed.at === at))
      if (busy.length > 0) await playInstant(stage, busy, at, ++instants % killedEvery === 0)
    }
    const endings = await Promise.all(players.map((player) => endingForReal(player)))
    return { begin, endings, broken: await brokenOn(stage), kills: stage.lives.kills() }
  } finally {
    await stage.close()
  }
}

async function movedIn(
  stage: Stage,
  scripts: readonly Script[],
  generous: readonly number[],
): Promise<Player[]> {
  const { db, stripe, now } = stage
  const begin = new Date(Math.ceil(now().getTime() / day) * day)
  await stage.advance(begin.getTime() + minute - stage.now().getTime())
  const place = { db, stripeUrl: stripe.url, at: now() }
  const actorId = await officeIn(db, now())
  const players: Player[] = []
  for (const [nth, script] of scripts.entries()) {
    const tiers = generous.includes(script.seed) ? moreThanTheHouse : null
    const offers = await offersOf(place, script, { actorId, tiers })
    players.push({ stage, script, begin, nth, offers, paidAhead: new Map() })
  }
  await comeToRest(stage)
  for (const [nth, sessionTypeId] of (await dearTypes(place)).entries())
    await payDearly(stage, sessionTypeId, nth)
  await comeToRest(stage)
  return players
}

const moreThanTheHouse: readonly RefundTier[] = [{ hoursBefore: 6, percent: 100 }]

/** Available at once. */
const readyMoney = '4000000000000077'

async function payDearly({ lives, db, now }: Stage, sessionTypeId: string, nth: number): Promise<void> {
  const date = new Date(now().getTime() + 40 * day).toISOString().slice(0, 10)
  const n = 1_000_000 + nth
  const startsAt = `${date}T${10 + nth}:00:00Z`
  if (!(await lives.insist('/book', { sessionTypeId, startsAt, key: randomUUID(), n })))
    throw new Error('Nobody could book the dear session.')
  const { payments } = await db.booking.findFirstOrThrow({
    where: { menteeEmail: emailOf(n) },
    include: { payments: true },
  })
  await payOn(payments[0]?.checkoutUrl ?? null, readyMoney)
}

/** What people do at one instant: every script for itself, one deed after the other, while the process may die over it. */
async function playInstant(stage: Stage, busy: readonly Player[], at: number, kills: boolean): Promise<void> {
  const { random, stripe, lives } = stage
  const fault = random.pick(faults) ?? faults[0]
  // Silence costs seconds of patience each time.
  if (random.chance(fault.do === 'timeoutAfterEffect' ? 0.1 : 0.5)) await stripe.setFaults({ next: [fault] })
  const things = busy.map(async (player) => {
    for (const deed of player.script.deeds) if (deed.at === at) await actForReal(player, deed)
  })
  const done = Promise.all(things)
  const dies = kills ? pause(random.int(400)).then(() => lives.begin()) : null
  await Promise.all([done, dies])
  await comeToRest(stage)
}
