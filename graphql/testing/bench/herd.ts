import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { SlotTaken } from '#graphql/domain/booking/errors.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import { nobody } from '#graphql/usecases/viewer.ts'
import { createPool, createPrisma } from '../../server/database/pool.ts'
import type { BenchHouse } from './bench-house.ts'
import { quantile, type Row } from './row.ts'

const herd = 1_000
const abreast = 32
const killed = 0.3
const barMs = 100

/** A thousand people press at one time, so many abreast; of what they begin, a good part dies before its commit. */
export async function herdRow(house: BenchHouse): Promise<Row> {
  const pool = createPool(house.url, abreast, () => {})
  const db = createPrisma(pool)
  const deps = { ...house.deps, db }
  const type = await house.sessionType(await house.mentor(), { priceMinor: 0n })
  const startsAt = new Date(`${house.clock.now().toISOString().slice(0, 10)}T15:00:00Z`)
  const book = (at: Date, n: number) =>
    checkoutBooking(deps, nobody, {
      sessionTypeId: type.id,
      startsAt: at,
      timeZone: 'Europe/Lisbon',
      mentee: { name: 'Maya Osei', email: `maya-${n}@sundial.test` },
      idempotencyKey: randomUUID(),
    })
  // The first call of a process compiles its queries.
  await book(new Date(startsAt.getTime() - 3 * 3_600_000), 0)
  const before = await deadlocks(house.pool)
  const mend = dieBeforeCommit(pool)
  const answers: number[] = []
  let [won, refused, dead, next] = [0, 0, 0, 0]
  const press = async () => {
    while (next++ < herd) {
      const begin = performance.now()
      const outcome = await book(startsAt, next).then(
        () => 'won' as const,
        (error: unknown) => (error instanceof SlotTaken ? ('refused' as const) : ('dead' as const)),
      )
      if (outcome === 'won') won++
      else if (outcome === 'refused') refused++
      else dead++
      if (outcome !== 'dead') answers.push(performance.now() - begin)
    }
  }
  await Promise.all(Array.from({ length: abreast }, press))
  mend()
  const bookings = await deps.db.booking.count({ where: { sessionTypeId: type.id, startsAt } })
  const stuck = (await deadlocks(house.pool)) - before
  await db.$disconnect()
  await pool.end()
  const p99 = quantile(answers, 0.99)
  return {
    what: `${herd} people at one slot, ${abreast} abreast, ${killed * 100} % of the transactions killed`,
    against: '–',
    result: `${bookings} booking, ${won} won, ${refused} refused, ${dead} killed, ${stuck} deadlocks, p99 ${p99.toFixed(0)} ms`,
    bar: `1 booking, no deadlock, p99 < ${barMs} ms`,
    reached: bookings === 1 && stuck === 0 && p99 < barMs,
  }
}

/** Cuts the connections of that share of all transactions when they are about to commit or to roll back. */
function dieBeforeCommit(pool: pg.Pool): () => void {
  let mortality = killed
  const mortal = (client: pg.PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
    const fateful = (...args: unknown[]) => {
      const [first] = args
      const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '')
      if (!/^(commit|rollback)$/i.test(text.trim()) || Math.random() >= mortality) return query(...args)
      const { stream } = (client as unknown as { connection: { stream: { destroy: () => void } } }).connection
      stream.destroy()
      return query(...args)
    }
    client.query = fateful as typeof client.query
  }
  pool.on('connect', mortal)
  return () => {
    mortality = 0
    pool.off('connect', mortal)
  }
}

async function deadlocks(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select deadlocks::int as count from pg_stat_database where datname = current_database()',
  )
  return rows[0]?.count ?? 0
}
