import type pg from 'pg'
import { jobsFor, type PublishedEvent } from './consumers.ts'

/** One relay at a time over all processes; whoever finds the lock taken goes home. */
const relayLock = 7_270_737

/** A batch of fewer was the last one for now. */
export const batchSize = 500

/** Without a transaction: mostly there is nothing. */
const anything = 'select 1 from event where position is null limit 1'

const unpublished = `
  select id, type, booking_id as "bookingId", subject_id as "subjectId", version, data
  from event where position is null order by seq limit ${batchSize}`

const publish = `
  update event set position = batch.position
  from unnest($1::uuid[], $2::bigint[]) as batch (id, position) where event.id = batch.id`

const enqueue = `
  select graphile_worker.add_jobs(array_agg((
    identifier, payload, null, now() + make_interval(secs => delay_seconds), max_attempts, null, null, null
  )::graphile_worker.job_spec))
  from json_to_recordset($1::json)
    as spec (identifier text, payload json, delay_seconds float8, max_attempts smallint)`

/**
 * Publishes what was appended since: gives each event its position, hands out the jobs of its consumers, announces the
 * positions; all in one transaction, so that a crash repeats the whole batch and nothing is lost or doubled.
 * Answers how many events it published; 0 also when another relay is at it.
 */
export async function relayBatch(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(anything)
  if (!rowCount) return 0
  const client = await pool.connect()
  try {
    await client.query('begin')
    const count = await publishBatch(client)
    await client.query('commit')
    return count
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function publishBatch(client: pg.PoolClient): Promise<number> {
  const { rows: locked } = await client.query<{ mine: boolean }>(
    'select pg_try_advisory_xact_lock($1) as mine',
    [relayLock],
  )
  if (!locked[0]?.mine) return 0
  const { rows: events } = await client.query<PublishedEvent>(unpublished)
  if (events.length === 0) return 0
  const { rows: last } = await client.query<{ position: string }>(
    'select coalesce(max(position), 0)::text as position from event',
  )
  const from = BigInt(last[0]?.position ?? 0) + 1n
  const positions = events.map((_, index) => (from + BigInt(index)).toString())
  await client.query(publish, [events.map(({ id }) => id), positions])
  const jobs = jobsFor(events)
  if (jobs.length > 0) await client.query(enqueue, [JSON.stringify(jobs)])
  await client.query("select pg_notify('feed', $1)", [`${positions[0]}-${positions.at(-1)}`])
  return events.length
}
