import type pg from 'pg'
import { reminderMinutesOf } from '#graphql/domain/booking/deadline.ts'
import { graceMinutes, openingMinutes } from '#graphql/usecases/booking/expire-hold.ts'
import { clearPastHolds } from '#graphql/usecases/booking/slot-hold.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { forgetLooseFiles } from '#graphql/usecases/file/upload.ts'
import { processPayouts } from '#graphql/usecases/payout/process-payouts.ts'
import { dueDisputes } from './dispute-tasks.ts'
import { giveBackLostJobs } from './lost-jobs.ts'
import { dueFees } from './no-show-fee-tasks.ts'
import { duePackages } from './package-tasks.ts'
import { dueThere } from './scheduling-tasks.ts'

const batchSize = 500

/** A payout that was released goes at once; one that is still due after this was held up, and goes when it can. */
const slowSeconds = 60

/**
 * Deadlines are columns: what business time has passed becomes a job, once, however often the sweep looks. A hold that
 * outlived the provider's grace gets a job of its own, because the first may be waiting for its next try.
 */
const dueJobs = `
  with due as (
    (select 'hold-expire' as task, id, hold_expires_at <= $3 as late from booking
      where state = 'AWAITING_PAYMENT' and hold_expires_at <= $1 order by hold_expires_at limit ${batchSize})
    union all
    (select 'hold-expire', booking_id, false from payment
      where state = 'OPEN' and booking_id is not null and checkout_session_id is null and created_at <= $2 limit ${batchSize})
    union all
    (select 'mail-unpaid', id, false from booking
      where state = 'AWAITING_PAYMENT' and hold_expires_at > $1 and hold_expires_at <= $5
        and exists (select 1 from payment where booking_id = booking.id and state = 'OPEN' and checkout_url is not null)
        and not exists (select 1 from mail where booking_id = booking.id and kind = 'holdEndingMentee'
          and num_nonnulls(sent_at, failed_at) > 0 and occasion = booking.id || ':' || (select count(*) from payment where booking_id = booking.id))
      order by hold_expires_at limit ${batchSize})
    union all
    (select 'request-decline', id, false from booking
      where state = 'PENDING' and respond_by <= $1 order by respond_by limit ${batchSize})
    union all
    (select 'booking-refuse', id, false from booking
      where state = 'CONFIRMING' and confirm_by <= $1 order by confirm_by limit ${batchSize})
    union all
    (select 'booking-complete', id, false from booking
      where state = 'CONFIRMED' and ends_at <= $1 order by ends_at limit ${batchSize})
    union all
    (select 'complaint-uphold', booking_id, false from complaint
      where state = 'OPEN' and contested_at is null and contest_by <= $1 order by contest_by limit ${batchSize})
    union all
    (select 'payout-send', payout.id, false from payout
      where state = 'DUE' and released_at <= $4 and failed_at is null and not exists (
        select 1 from payout_block where payout_id = payout.id and ended_at is null) limit ${batchSize})
    union all ${duePackages}
    union all ${dueFees}
    union all ${dueDisputes}
    union all ${dueThere}
  )
  select graphile_worker.add_job(
    task, json_build_object('subjectId', id), max_attempts => 12,
    job_key => task || ':' || id || case when late then ':late' else '' end, job_key_mode => 'unsafe_dedupe')
  from (select distinct task, id, late from due) as jobs`

/**
 * Fires every deadline that has passed: holds, requests, ends of sessions, complaints, payouts, uploads that nobody
 * attached. Several processes may sweep at once: a job is queued under one key, and the payouts are released under their
 * bookings' locks.
 */
export async function sweep(deps: Deps, pool: pg.Pool): Promise<number> {
  const now = deps.now()
  const opened = new Date(now.getTime() - openingMinutes * 60_000)
  const slow = new Date(now.getTime() - slowSeconds * 1000)
  const late = new Date(now.getTime() - graceMinutes * 60_000)
  await giveBackLostJobs(pool)
  const soon = new Date(now.getTime() + reminderMinutesOf(deps.settings.holdMinutes) * 60_000)
  const { rowCount } = await pool.query(dueJobs, [
    now,
    opened,
    late,
    slow,
    soon,
    deps.settings.payoutHoldHours,
  ])
  const { released, blocked } = await processPayouts(deps)
  const cleared = await clearPastHolds(deps.db, now)
  const forgotten = await forgetLooseFiles(deps)
  return (rowCount ?? 0) + released + blocked + cleared + forgotten
}
