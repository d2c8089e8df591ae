import type pg from 'pg'
import { startMailSandbox } from '#graphql/sandbox/mail/server.ts'
import { type StripeSandbox, startStripeSandbox } from '#graphql/sandbox/stripe/server.ts'
import type { Db } from '#graphql/usecases/deps.ts'
import { machineNow } from '../../../server/clock.ts'
import { createPool, createPrisma } from '../../../server/database/pool.ts'
import { freePorts } from '../../server-process.ts'
import { type Random, randomFrom } from '../random.ts'
import { type Lives, livesOf } from './lives.ts'
import { peopleIn } from './people.ts'
import { type Keeper, openKeepers, type Played } from './rigs.ts'

/** The outside world of a house that is killed again and again: it lives on, with its clock. */
export type Stage = {
  pool: pg.Pool
  db: Db
  stripe: StripeSandbox
  lives: Lives
  random: Random
  types: string[]
  /** Other companies that keep calendars, and the mentors who have theirs there. */
  rigs: Played[]
  keepers: Keeper[]
  now: () => Date
  advance: (ms: number) => Promise<void>
}

const secret = 'whsec_simulate_real'

type Furniture = { movesIn?: typeof peopleIn; openRigs?: typeof openKeepers }

/** Opens it on a migrated database, with people in it; nobody lives in the house yet. */
export async function openStage(
  url: string,
  seed: number,
  { movesIn = peopleIn, openRigs = openKeepers }: Furniture = {},
): Promise<Stage & { close: () => Promise<void> }> {
  const pool = createPool(url, 10, () => {})
  const db = createPrisma(pool)
  let offset = 0
  const now = () => new Date(machineNow().getTime() + offset)
  const port = await freePorts()
  const deliverTo = `http://127.0.0.1:${port}/webhooks/stripe`
  const stripe = await startStripeSandbox({ port: 0, pool, now, deliverTo, webhookSecret: secret })
  const mail = await startMailSandbox({ port: 0, pool, now })
  const rigs = await openRigs(pool, now)
  const env = {
    DATABASE_URL: url,
    PORT: `${port}`,
    APP_URL: `http://127.0.0.1:${port}`,
    APP_SECRET: 'a secret for this simulation only, of 32 bytes',
    ENCRYPTION_KEYS: `sim:${Buffer.alloc(32, 'seal').toString('base64')}`,
    LOG_LEVEL: process.env.HOUSE_LOG ?? 'silent',
    SKIP_DB_MIGRATIONS: '1',
  }
  const lives = await livesOf({
    ...{ env, port, stripeUrl: stripe.url, smtpUrl: mail.url, secret },
    calendars: Object.assign({}, ...rigs.map(({ outside }) => outside)),
  })
  const advance = async (ms: number) => {
    offset += ms
    await pool.query(
      `with moved as (
        insert into sandbox_clock (id, offset_ms) values (1, $1)
        on conflict (id) do update set offset_ms = excluded.offset_ms returning offset_ms)
      select pg_notify('clock', offset_ms::text) from moved`,
      [offset],
    )
    // Otherwise a sweep could find nothing due, by the time before.
    await lives.ask('/clock', { startsAt: now().toISOString() })
  }
  const types = await movesIn(db, stripe.url, now())
  const close = async () => {
    await lives.end()
    await stripe.close()
    await mail.close()
    for (const rig of rigs) await rig.close()
    await db.$disconnect()
    await pool.end()
  }
  const random = randomFrom(seed)
  return { pool, db, stripe, lives, random, types, rigs, keepers: [], now, advance, close }
}
