import { setTimeout as pause } from 'node:timers/promises'
import { giveBackLostJobs } from '#graphql/jobs/lost-jobs.ts'
import { banksDecideAll } from './banks.ts'
import { reconnect } from './calendars.ts'
import { unknownHere } from './calendars-broken.ts'
import type { Stage } from './stage.ts'

const lookedAtAnewMs = 11 * 60_000
const day = 24 * 3_600_000
/** Over several deadlines at once, until long after the last session and the 72 hours behind it. */
const jumps = [1, 2, 2, 4]
const patienceMs = 40_000
/** The server may still take a job for a process that is dead by now. */
const lastBreathMs = 3_000

const hurry = `
  update graphile_worker._private_jobs set run_at = now()
  where run_at > now() and attempts < max_attempts and locked_at is null`

const unfinished = `
  select (select count(*) from graphile_worker._private_jobs where attempts < max_attempts)
       + (select count(*) from event where position is null) as count`

/**
 * Nothing goes wrong any more, nobody is killed, and time passes until the last share has long been paid. Answers with what
 * stood in other calendars and was not known here when all had been asked.
 */
export async function settleStage(stage: Stage): Promise<string[]> {
  const { lives, advance, keepers } = stage
  for (const keeper of keepers) await reconnect(stage, keeper)
  // By then every calendar is asked once more.
  await advance(lookedAtAnewMs)
  for (let words = 0; words < 2; words++) {
    await comeToRest(stage)
    await banksDecideAll(stage)
  }
  await comeToRest(stage)
  const unknown = await unknownHere(stage)
  for (const days of jumps) {
    await quiet(stage)
    await advance(days * day)
  }
  await reconciled(lives)
  await quiet(stage)
  return unknown
}

/** What happened is known by all, whatever got lost on the way, and all that follows from it now is done. */
export async function comeToRest(stage: Stage): Promise<void> {
  const { stripe, rigs, lives, pool } = stage
  await stripe.setFaults({ next: [] })
  for (const { there } of rigs) await there.setFaults({ next: [] })
  // What the killed held is given back when its lease is over, which is not waited for here.
  await giveBackLostJobs(pool, 0)
  await quiet(stage)
  await reconciled(lives)
  await quiet(stage)
}

async function reconciled(lives: Stage['lives']): Promise<void> {
  if (!(await lives.ask('/reconcile', {}))) throw new Error('Nothing could be reconciled.')
}

/** Until a sweep finds nothing due, the payment company has nothing to tell, and no event or job is left. */
export async function quiet({ stripe, rigs, lives, pool }: Stage): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs)
  let soon = AbortSignal.timeout(lastBreathMs)
  let calm = false
  while (!calm && !patience.aborted) {
    if (soon.aborted) {
      await giveBackLostJobs(pool, 0)
      soon = AbortSignal.timeout(lastBreathMs)
    }
    await pool.query(hurry)
    const swept = await lives.ask('/sweep', {})
    let delivered = await stripe.runDue()
    for (const rig of rigs) delivered += await rig.runDue()
    const { rows } = await pool.query<{ count: string }>(unfinished)
    calm = swept && delivered === 0 && rows[0]?.count === '0'
    if (!calm) await pause(20)
  }
}
