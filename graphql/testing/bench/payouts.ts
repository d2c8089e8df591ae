import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { processPayouts } from '#graphql/usecases/payout/process-payouts.ts'
import type { BenchHouse } from './bench-house.ts'
import { type Row, ratioRow } from './row.ts'

const kills = 5
const hour = 3_600_000

/** The sweep over shares that are due, in batches and killed now and then, against one at a time. */
export async function payoutRow(house: BenchHouse, due: number): Promise<Row> {
  await makeDue(house, due)
  const single = await rateOf(() => processPayouts(house.deps, 1))
  for (let kill = 0; kill < kills; kill++) {
    const sweeper = startSweeper(house)
    await someReleased(house.pool)
    await pause(100 * kill)
    sweeper.kill('SIGKILL')
    await once(sweeper, 'exit')
  }
  const before = await counts(house.pool)
  const { seconds, megabytes, code } = await sweepRest(house)
  const after = await counts(house.pool)
  const bulk = (after.released - before.released) / seconds
  const row = ratioRow(
    {
      what: `the payout sweep over ${due} shares that are due, killed ${kills} times`,
      against: 'one share in a transaction',
    },
    { ratio: bulk / single, ours: bulk, peer: single },
    20,
  )
  const balanced = wrongIn(before) === 0 && wrongIn(after) === 0 && code === 0 && after.released === due
  return {
    ...row,
    result: `${row.result}, the last ${after.released - before.released} in ${seconds.toFixed(1)} s and ${megabytes} MB, ledger ${balanced ? 'balanced' : 'WRONG'}`,
    reached: row.reached && balanced,
  }
}

type Swept = { seconds: number; megabytes: number; code: number | null }

/** What nobody kills: how long it takes, and the most memory that it ever had. */
async function sweepRest(house: BenchHouse): Promise<Swept> {
  const sweeper = startSweeper(house)
  await once(sweeper, 'message')
  const begin = performance.now()
  let megabytes = 0
  sweeper.on('message', (peak: number) => {
    megabytes = Math.round(peak)
  })
  const [code] = (await once(sweeper, 'exit')) as [number | null]
  return { seconds: (performance.now() - begin) / 1_000, megabytes, code }
}

/** A process of its own, so that it can be killed. */
function startSweeper({ url, clock }: BenchHouse) {
  const script = path.join(import.meta.dirname, 'payout-load.ts')
  return fork(script, [url, clock.now().toISOString()], { execArgv: ['--import', 'tsx'] })
}

/** Waits until another batch is written. */
async function someReleased(pool: pg.Pool): Promise<void> {
  const last = async () =>
    (await pool.query<{ seq: string }>('select max(seq) as seq from event')).rows[0]?.seq
  const before = await last()
  while ((await last()) === before) await pause(20)
}

/** Shares per second. */
async function rateOf(run: () => Promise<{ released: number }>): Promise<number> {
  const begin = performance.now()
  const { released } = await run()
  return (released * 1_000) / (performance.now() - begin)
}

/** One paid session that is over, and its like as often as it takes. */
async function makeDue(house: BenchHouse, due: number): Promise<void> {
  const { id, endsAt, payout, payments } = await house.paidBooking()
  await house.deps.db.booking.update({ where: { id }, data: { state: 'COMPLETED' } })
  house.clock.set(new Date((payout?.releaseAt ?? endsAt).getTime() + hour))
  const client = await house.pool.connect()
  try {
    await client.query('begin')
    // Copies of what the triggers have judged once.
    await client.query('set local session_replication_role = replica')
    // In the order in which the product's own ids come.
    await client.query(
      'create temp table copied on commit drop as select uuidv7() as id, n from generate_series(2, $1::int) n',
      [due],
    )
    for (const statement of copies) await client.query(statement, [id])
    await client.query(copyOfEntry, [`${payments[0]?.chargeId}:captured`])
    await client.query(copyOfPostings, [`${payments[0]?.chargeId}:captured`])
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    client.release()
  }
}

const copies = [
  `insert into booking select (jsonb_populate_record(b, jsonb_build_object('id', c.id))).*
   from booking b, copied c where b.id = $1`,
  `insert into payment select (jsonb_populate_record(p, jsonb_build_object('id', uuidv7(), 'booking_id', c.id,
     'checkout_session_id', 'cs_' || c.n, 'payment_intent_id', 'pi_' || c.n, 'charge_id', 'ch_' || c.n))).*
   from payment p, copied c where p.booking_id = $1`,
  `insert into payout select (jsonb_populate_record(p, jsonb_build_object('id', uuidv7(), 'booking_id', c.id))).*
   from payout p, copied c where p.booking_id = $1`,
]
const copyOfEntry = `
  insert into ledger_entry (key, fact, booking_id, mentor_id, at)
  select 'ch_' || c.n || ':captured', e.fact, c.id, e.mentor_id, e.at from ledger_entry e, copied c where e.key = $1`
const copyOfPostings = `
  insert into posting (entry_key, account, currency, amount_minor, booking_id, mentor_id)
  select 'ch_' || c.n || ':captured', p.account, p.currency, p.amount_minor, c.id, p.mentor_id
  from posting p, copied c where p.entry_key = $1`

type Counts = { released: number; posted: number; told: number; unbalanced: number }

async function counts(pool: pg.Pool): Promise<Counts> {
  const { rows } = await pool.query<Counts>(`
    select (select count(*)::int from payout where state = 'DUE') as released,
      (select count(*)::int from ledger_entry where fact = 'payoutReleased') as posted,
      (select count(*)::int from event where type = 'payout.released') as told,
      (select count(*)::int from (select from posting group by entry_key, currency having sum(amount_minor) <> 0) e)
        as unbalanced`)
  return rows[0] ?? { released: 0, posted: 0, told: 0, unbalanced: 1 }
}

/** What a kill must never leave: a share released and not posted, or told and not released. */
const wrongIn = ({ released, posted, told, unbalanced }: Counts): number =>
  Math.abs(released - posted) + Math.abs(released - told) + unbalanced
