import type { TestDatabase } from './database.ts'

const waiting = `
  select count(*)::int as count from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`

/**
 * Lets several calls arrive in the same instant: their booking, or package, is locked until all of them wait for a lock, or are
 * through without waiting for any.
 */
export async function atOnce(
  { pool }: Pick<TestDatabase, 'pool'>,
  id: string,
  calls: readonly (() => Promise<unknown>)[],
  of: 'booking' | 'purchase' = 'booking',
): Promise<PromiseSettledResult<unknown>[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select 1 from ${of} where id = $1 for update`, [id])
    let through = 0
    const outcomes = Promise.allSettled(
      calls.map((call) =>
        call().finally(() => {
          through++
        }),
      ),
    )
    while (through < calls.length) {
      const { rows } = await pool.query<{ count: number }>(waiting)
      if ((rows[0]?.count ?? 0) + through === calls.length) break
    }
    await client.query('commit')
    return await outcomes
  } finally {
    client.release()
  }
}
