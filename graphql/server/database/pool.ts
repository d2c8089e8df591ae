import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#prisma/generated/client/client.ts'

/**
 * A pool that survives a restarted database: an idle connection that breaks is dropped, and the next query opens
 * another. Without these listeners Node ends the process.
 * @param onBroken told of each connection that broke while idle or listening
 */
export function createPool(url: string, max: number, onBroken: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 10_000 })
  pool.on('error', onBroken)
  pool.on('connect', (client) => client.on('error', onBroken))
  return pool
}

/** Prisma over a pool that others share; disconnecting it leaves the pool open. */
export function createPrisma(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
}
