import type pg from 'pg'
import { createPool, createPrisma } from '../../server/database/pool.ts'
import { benchCluster } from '../cluster.ts'
import { type House, houseOn } from '../furnish.ts'
import { ownDatabase } from '../own-database.ts'

export type BenchHouse = House & { url: string; pool: pg.Pool; close: () => Promise<void> }

/** A house on a migrated database of its own, on a server that keeps what it commits as a real one does. */
export async function benchHouse(): Promise<BenchHouse> {
  const { url, drop } = await ownDatabase(benchCluster)
  const pool = createPool(url, 20, () => {})
  const db = createPrisma(pool)
  const close = async () => {
    await db.$disconnect()
    await pool.end()
    await drop()
  }
  return { ...houseOn({ db }), url, pool, close }
}
