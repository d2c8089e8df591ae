import type pg from 'pg'

/** Held, shared, by every process whose workers are alive; PostgreSQL lets go of it when the process dies. */
const presenceLock = 7_270_738

/** Longer than any job takes: calls give up after seconds. Until then a job may be a living process's. */
const leaseMinutes = 5

/** A job that takes its process with it each time must end somewhere. */
const triesAtMost = 100

/** Dying with its process was not the job's fault: it gets the try back. */
const giveBack = `
  with lost as (
    update graphile_worker._private_jobs set max_attempts = least(max_attempts + 1, ${triesAtMost})
    where locked_at < now() - make_interval(mins => $1) returning locked_by
  )
  select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from lost having count(*) > 0`

/**
 * Gives back the jobs over which a process died; Graphile Worker itself waits for four hours. Some may still be run by a
 * living process that is slow: every job can be run twice at once.
 */
export async function giveBackLostJobs(pool: pg.Pool, minutes = leaseMinutes): Promise<void> {
  await pool.query(giveBack, [minutes])
}

/**
 * Says that this process's workers are alive. When no other's are, every job that is still locked was a dead process's:
 * it is given back at once. Answers how to take leave.
 */
export async function arrive(pool: pg.Pool): Promise<() => void> {
  const client = await pool.connect()
  try {
    await beThere(pool, client)
  } catch (error) {
    client.release(true)
    throw error
  }
  // Closing the connection, and not giving it back to the pool, is what ends the lock.
  return () => client.release(true)
}

async function beThere(pool: pg.Pool, client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    presenceLock,
  ])
  if (rows[0]?.alone) await giveBackLostJobs(pool, 0)
  await client.query('select pg_advisory_lock_shared($1)', [presenceLock])
  if (rows[0]?.alone) await client.query('select pg_advisory_unlock($1)', [presenceLock])
}
