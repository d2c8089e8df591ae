import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Logger } from 'pino'
import { type Listener, listenerName } from './database/listener.ts'

export type Clock = {
  /** Business time. */
  now(): Date
  /** Real time, for sign-ins, links, signatures, limits. */
  machineNow(): Date
  /** Moves business time forward, for all processes; returns when each of them goes by it. Sandbox only. */
  advanceTo(at: Date): Promise<void>
  /** Sets business time where nothing has happened yet. Sandbox only. */
  beginAt(at: Date): Promise<void>
  close(): void
}

/** Machine time, for what no business rule reads. */
export function machineNow(): Date {
  return new Date()
}

/** In production business time is machine time, and nothing can move it. */
export function realClock(): Clock {
  const advanceTo = () => Promise.reject(new Error('Only the sandbox can move its clock.'))
  return { now: machineNow, machineNow, advanceTo, beginAt: advanceTo, close: () => {} }
}

/** Machine time plus the offset in the database, which all processes of a sandbox share and which only grows. */
export async function sandboxClock(pool: pg.Pool, listener: Listener, log: Logger): Promise<Clock> {
  const self = randomUUID()
  let offsetMs = await readOffset(pool)
  const reread = async () => {
    offsetMs = await readOffset(pool)
  }
  const acknowledge = async () => {
    await reread()
    await pool.query("SELECT pg_notify('clock_read', $1)", [`${self} ${offsetMs}`])
  }
  const complain = (error: unknown) => log.warn({ err: error }, 'cannot read the clock')
  await listener.on('clock', () => void acknowledge().catch(complain))
  const acknowledged = new Map<string, number>()
  await listener.on('clock_read', (said) => {
    const [reader = '', offset] = said.split(' ')
    acknowledged.set(reader, Number(offset))
  })
  // A notification can be lost with its connection; nobody is ever wrong for longer than a second.
  const timer = setInterval(() => void reread().catch(complain), 1_000).unref()

  async function beginAt(at: Date): Promise<void> {
    await pool.query('DELETE FROM sandbox_clock')
    await advanceTo(at)
  }

  async function advanceTo(at: Date): Promise<void> {
    const target = await writeOffset(pool, at)
    const listening = await listeners(pool)
    const caughtUp = () => [...acknowledged.values()].filter((offset) => offset >= target).length >= listening
    const patience = AbortSignal.timeout(2_000)
    while (!caughtUp() && !patience.aborted) await new Promise((resolve) => setTimeout(resolve, 5))
    await reread()
  }

  const now = () => new Date(machineNow().getTime() + offsetMs)
  return { now, machineNow, advanceTo, beginAt, close: () => clearInterval(timer) }
}

async function readOffset(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ ms: string }>('SELECT offset_ms::text AS ms FROM sandbox_clock')
  return Number(rows[0]?.ms ?? 0)
}

async function writeOffset(pool: pg.Pool, at: Date): Promise<number> {
  const { rows } = await pool.query<{ ms: string }>(
    `INSERT INTO sandbox_clock (id, offset_ms)
     VALUES (1, ceil(extract(epoch FROM $1::timestamptz - now()) * 1000)::bigint)
     ON CONFLICT (id) DO UPDATE SET offset_ms = greatest(sandbox_clock.offset_ms, excluded.offset_ms)
     RETURNING offset_ms::text AS ms`,
    [at.toISOString()],
  )
  return Number(rows[0]?.ms ?? 0)
}

async function listeners(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ processes: number }>(
    `SELECT count(*)::int AS processes FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = $1`,
    [listenerName],
  )
  return rows[0]?.processes ?? 0
}
