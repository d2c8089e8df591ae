import { migrate } from '../database/migrate.ts'
import type { House } from '../house.ts'
import type { Sandboxes } from './sandboxes.ts'

/**
 * Empties everything and leaves a database as after the first start. The ledger refuses to be emptied, so the schema is
 * made anew; the clock goes on from where it is.
 */
export async function emptyDatabase(
  { foundation, pause }: House,
  { companies, mail }: Sandboxes,
): Promise<void> {
  const { directPool: pool, directUrl } = foundation
  const resume = await pause()
  try {
    const { rows } = await pool.query<{ ms: string }>('select offset_ms::text as ms from sandbox_clock')
    await pool.query('drop schema public cascade')
    await pool.query('create schema public')
    await migrate(directUrl)
    await pool.query("insert into deployment (id, mode) values (1, 'sandbox')")
    if (rows[0]) await pool.query('insert into sandbox_clock (id, offset_ms) values (1, $1)', [rows[0].ms])
    await pool.query('delete from graphile_worker._private_jobs')
    for (const company of companies) await company.reset()
    await mail?.reset()
  } finally {
    await resume()
  }
}
