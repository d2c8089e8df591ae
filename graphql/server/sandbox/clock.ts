import { sweep } from '#graphql/jobs/sweep.ts'
import { processPayouts } from '#graphql/usecases/payout/process-payouts.ts'
import type { House } from '../house.ts'
import type { Sandboxes } from './sandboxes.ts'

const pauseMs = 15
const patienceMs = 60_000

/** Everything of ours that waits for an instant, the earliest first. */
const nextDeadline = `
  select min(at) as at from (
    select min(hold_expires_at) as at from booking where state = 'AWAITING_PAYMENT'
    union all select min(hold_expires_at - interval '10 minutes') from booking
      where state = 'AWAITING_PAYMENT' and hold_expires_at - interval '10 minutes' > app_now()
    union all select min(respond_by) from booking where state = 'PENDING'
    union all select min(confirm_by) from booking where state = 'CONFIRMING'
    union all select min(ends_at) from booking where state = 'CONFIRMED'
    union all select min(checkout_expires_at) from payment where state = 'OPEN' and purchase_id is not null
    union all select min(expires_at) from purchase where state = 'ACTIVE' and not exists (
      select 1 from dispute where purchase_id = purchase.id and settled_at is null)
    union all select min(expires_at - interval '14 days') from purchase
      where state = 'ACTIVE' and expires_at - interval '14 days' > app_now()
    union all select min(until - interval '4 minutes') from external_hold where until - interval '4 minutes' > app_now()
    union all select min(deadline) from booking_move
    union all select min(release_at) from payout where state = 'HELD' and not exists (
      select 1 from payout_block where payout_id = payout.id and ended_at is null)
  ) as deadlines`

/** Work that is there to be done now: jobs that have not given up, and events that nobody published yet. */
const unfinished = `
  select (select count(*) from graphile_worker._private_jobs where attempts < max_attempts
          and (locked_at is not null or run_at <= now()))
       + (select count(*) from event where position is null) as count`

/** A job that waits for its next try does not wait for a clock that jumps. */
const hurry = `
  update graphile_worker._private_jobs set run_at = now()
  where run_at > now() and attempts < max_attempts and locked_at is null`

/**
 * Moves business time forward to an instant, from one due instant to the next in order, each until nothing more is to be
 * done, so that what happens on the way happens when it would have.
 */
export async function advanceClock(
  { foundation, deps, relay }: House,
  sandboxes: Sandboxes,
  to: Date,
): Promise<void> {
  const { clock, directPool: pool } = foundation
  const house = { deps, relay, pool }
  await settle(house, sandboxes)
  for (let at = await nextStep(house, sandboxes, to); at < to; at = await nextStep(house, sandboxes, to)) {
    await clock.advanceTo(at)
    await settle(house, sandboxes)
  }
  await clock.advanceTo(to)
  await settle(house, sandboxes)
}

type Settling = Pick<House, 'deps' | 'relay'> & { pool: House['foundation']['pool'] }

async function nextStep({ deps, pool }: Settling, { companies }: Sandboxes, to: Date): Promise<Date> {
  const { rows } = await pool.query<{ at: Date | null }>(nextDeadline)
  const due = await Promise.all(companies.map((company) => company.nextDueAt()))
  const next = [rows[0]?.at, ...due].filter((at) => at instanceof Date && at > deps.now()) as Date[]
  return next.reduce((earliest, at) => (at < earliest ? at : earliest), to)
}

/** Until quiet: deadlines fired, events published, jobs done, webhooks delivered. A retry is made once, not waited for. */
async function settle({ deps, relay, pool }: Settling, { companies }: Sandboxes): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs)
  await pool.query(hurry)
  await sweep(deps, pool)
  for (;;) {
    await relay.drain()
    await jobsDone(pool, patience)
    let delivered = 0
    for (const company of companies) delivered += await company.runDue()
    if (delivered > 0) continue
    const { released } = await processPayouts(deps)
    if (released === 0) return
  }
}

async function jobsDone(pool: Settling['pool'], patience: AbortSignal): Promise<void> {
  while (!patience.aborted) {
    const { rows } = await pool.query<{ count: string }>(unfinished)
    if (rows[0]?.count === '0') return
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  throw new Error('the sandbox did not come to rest within a minute')
}
