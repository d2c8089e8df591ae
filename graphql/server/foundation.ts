import type pg from 'pg'
import type { Logger } from 'pino'
import type { PrismaClient } from '#prisma/generated/client/client.ts'
import { type Clock, realClock, sandboxClock } from './clock.ts'
import { createListener, type Listener } from './database/listener.ts'
import { migrate } from './database/migrate.ts'
import { createPool, createPrisma } from './database/pool.ts'
import { databaseAddress } from './database/url.ts'
import type { Env } from './env.ts'
import type { Stopper } from './stop.ts'

/** What everything else stands on. */
export type Foundation = {
  env: Env
  log: Logger
  db: PrismaClient
  /** Short transactions; may lead through a pooler. */
  pool: pg.Pool
  /** Past any pooler, for the queue. */
  directPool: pg.Pool
  directUrl: string
  listener: Listener
  clock: Clock
}

/** Opens the database, migrates it, checks that it belongs to this mode, and starts the clock. */
export async function layFoundation(env: Env, log: Logger, stopper: Stopper): Promise<Foundation> {
  const { url, directUrl, release } = await databaseAddress(env)
  stopper.add('database', release)
  if (!env.skipMigrations) {
    const applied = await migrate(directUrl)
    if (applied.length) log.info({ applied }, 'database migrated')
  }
  const broken = (error: Error) => log.warn({ err: error }, 'database connection broke')
  const pool = createPool(url, 20, broken)
  const directPool = directUrl === url ? pool : createPool(directUrl, 10, broken)
  const db = createPrisma(pool)
  stopper.add('pools', async () => {
    await db.$disconnect()
    await Promise.all([...new Set([pool, directPool])].map((each) => each.end()))
  })
  await claim(pool, env.production)
  const listener = await createListener(directUrl, log)
  stopper.add('listener', listener.close)
  const clock = env.production ? realClock() : await sandboxClock(directPool, listener, log)
  stopper.add('clock', clock.close)
  return { env, log, db, pool, directPool, directUrl, listener, clock }
}

/** Marks the database as a production's or a sandbox's at its first start, and never lets one be opened as the other. */
async function claim(pool: pg.Pool, production: boolean): Promise<void> {
  const mode = production ? 'production' : 'sandbox'
  await pool.query('INSERT INTO deployment (id, mode) VALUES (1, $1) ON CONFLICT (id) DO NOTHING', [mode])
  const { rows } = await pool.query<{ mode: string }>('SELECT mode FROM deployment WHERE id = 1')
  if (rows[0]?.mode === mode) return
  throw new Error(
    `SUNDIAL_MODE: is ${mode}, but the database at DATABASE_URL belongs to ${rows[0]?.mode} mode.`,
  )
}
