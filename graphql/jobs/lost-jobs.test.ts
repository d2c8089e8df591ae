import { expect } from 'vitest'
import { test } from '#graphql/testing/database.ts'
import { arrive, giveBackLostJobs } from './lost-jobs.ts'

type Pool = Parameters<typeof arrive>[0]

/** A job that a worker took so many minutes ago. */
async function takenJob(pool: Pool, minutes: number): Promise<string> {
  const { rows } = await pool.query("select id from graphile_worker.add_job('mail-booking', '{}'::json)")
  await pool.query(
    `update graphile_worker._private_jobs
     set locked_by = 'worker-' || id, locked_at = now() - make_interval(mins => $2) where id = $1`,
    [rows[0].id, minutes],
  )
  return rows[0].id
}

async function isLocked(pool: Pool, id: string): Promise<boolean> {
  const { rows } = await pool.query('select locked_at from graphile_worker._private_jobs where id = $1', [id])
  return rows[0].locked_at !== null
}

async function triesOf(pool: Pool, id: string): Promise<number> {
  const { rows } = await pool.query('select max_attempts from graphile_worker._private_jobs where id = $1', [
    id,
  ])
  return rows[0].max_attempts
}

test('a job whose process died is given back after five minutes, with the try that it lost; a younger one is let be', async ({
  database,
}) => {
  const [old, young] = [await takenJob(database.pool, 6), await takenJob(database.pool, 4)]
  await giveBackLostJobs(database.pool)
  expect([await isLocked(database.pool, old), await isLocked(database.pool, young)]).toEqual([false, true])
  expect([await triesOf(database.pool, old), await triesOf(database.pool, young)]).toEqual([26, 25])
})

test('who starts alone gets all that a dead process had, at once; who finds others alive takes nothing', async ({
  database,
}) => {
  const before = await takenJob(database.pool, 0)
  const leave = await arrive(database.pool)
  expect(await isLocked(database.pool, before)).toBe(false)
  const meanwhile = await takenJob(database.pool, 0)
  const second = await arrive(database.pool)
  expect(await isLocked(database.pool, meanwhile)).toBe(true)
  leave()
  second()
})
