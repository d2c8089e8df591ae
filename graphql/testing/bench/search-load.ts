/** A process of its own that works on a bench's server from outside: it books, or it asks. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { relayBatch } from '#graphql/jobs/relay.ts'
import { createPool } from '../../server/database/pool.ts'

export type Order = {
  url: string
  /** So many seconds of the same come first, and do not count. */
  warmUp: number
  seconds: number
} & (
  | { what: 'book'; perSecond: number; times: { typeId: string; at: string }[] }
  | { what: 'ask'; bodies: string[] }
)

/** Milliseconds of each answer; of a booking from its beginning to its commit. */
export type Report = { took: number[]; done: number }

process.once('message', async (order: Order) => {
  const report = order.what === 'book' ? await book(order) : await ask(order)
  process.send?.(report, () => process.exit(0))
})

/** All that a booking writes, at once: what is measured beside it shares its processors, and books nothing itself. */
const writeBooking = `
  with made as (
    insert into booking (id, state, mentor_id, session_type_id, mentee_name, mentee_email, mentee_time_zone, starts_at,
      ends_at, title, place_kind, place_detail, price_minor, currency, breakdown, refund_tiers, fee_bps)
    select $1, 'CONFIRMED', mentor_id, id, 'Maya Osei', 'maya@many.test', 'UTC', $3,
      $3::timestamptz + make_interval(mins => duration_minutes), title, place_kind, place_detail, price_minor, currency,
      '{}', refund_tiers, 1500
    from session_type where id = $2 returning *
  ), taken as (
    insert into slot_hold (id, host_id, occurrence_id, booking_id, blocked)
    select gen_random_uuid(), mentor_id, id, id, tstzrange(starts_at, ends_at) from made
  ), given as (
    insert into booking_host (booking_id, mentor_id) select id, mentor_id from made
  )
  insert into event (id, type, booking_id, subject_id, version, "to", actor)
  select gen_random_uuid(), 'booking.confirmed', id, id, version, 'CONFIRMED', 'SYSTEM' from made`

async function book({ url, warmUp, seconds, perSecond, times }: Order & { what: 'book' }): Promise<Report> {
  const pool = createPool(url, 4, () => {})
  const took: number[] = []
  const started: Promise<unknown>[] = []
  const begin = performance.now()
  for (let n = 0; performance.now() < begin + (warmUp + seconds) * 1_000; n++) {
    const { typeId, at } = times[n % times.length] ?? { typeId: '', at: '' }
    const from = performance.now()
    const booking = pool.query({
      name: 'book',
      text: writeBooking,
      values: [randomUUID(), typeId, at],
    })
    started.push(
      booking
        .then(() => took.push(performance.now() - from))
        .then(() => relayBatch(pool).catch(() => undefined)),
    )
    await pause(Math.max(0, begin + ((n + 1) * 1_000) / perSecond - performance.now()))
  }
  await Promise.all(started)
  await pool.end()
  return { took, done: took.length }
}

async function ask({ url, warmUp, seconds, bodies }: Order & { what: 'ask' }): Promise<Report> {
  const client = await connect(new URL(url))
  const took: number[] = []
  const begin = performance.now() + warmUp * 1_000
  for (let n = 0; performance.now() < begin + seconds * 1_000; n++) {
    const from = performance.now()
    const answer = await client.post(bodies[n % bodies.length] ?? '')
    if (from >= begin) took.push(performance.now() - from)
    if (!answer.startsWith('{"data":{"mentors"')) throw new Error(answer.slice(0, 300))
    await pause(5)
  }
  client.close()
  return { took, done: took.length }
}

/** As much of HTTP as it takes to ask again and again over one connection: node's own client costs what a search does. */
async function connect({ hostname, port, pathname }: URL) {
  const socket = createConnection({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  let heard = ''
  let told = (_answer: string) => {}
  let failed = (_error: Error) => {}
  socket.on('error', (error) => failed(error))
  socket.setEncoding('latin1').on('data', (part) => {
    heard += part
    const begin = heard.indexOf('\r\n\r\n') + 4
    const length = Number(/content-length: (\d+)/i.exec(heard)?.[1])
    if (begin > 4 && heard.length === begin + length) told(heard.slice(begin))
  })
  return {
    post(body: string): Promise<string> {
      heard = ''
      const head = `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n`
      socket.write(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      return new Promise((resolve, reject) => {
        told = resolve
        failed = reject
      })
    },
    close: () => socket.destroy(),
  }
}
