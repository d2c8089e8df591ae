import type { RequestListener } from 'node:http'
import autocannon from 'autocannon'
import type pg from 'pg'
import { readDirectory } from '#graphql/usecases/mentor/read-directory.ts'
import { createFeed } from '../../server/feed.ts'
import type { BenchHouse } from './bench-house.ts'
import { listen } from './listen.ts'
import { type Row, ratioOf, ratioRow } from './row.ts'
import { serveApi } from './serve-api.ts'

const bookings = 20
const load = { connections: 16, duration: 4, workers: 1 }

const document = `query List($first: Int) {
  bookings(role: MENTOR, first: $first) {
    edges {
      node {
        id state startsAt endsAt menteeName
        mentor { id handle name }
        sessionType { id title }
        payment { id state amount { amount currency } refunded { amount currency } }
      }
    }
  }
}`

/** The same rows, by one statement. */
const statement = `
  select b.id, b.state, b.starts_at, b.ends_at, b.mentee_name, m.id as mentor_id, m.handle, m.name,
         t.id as type_id, t.title, p.id as payment_id, p.state as payment_state, p.amount_minor::text, p.currency
  from booking b
    join mentor m on m.id = b.mentor_id
    join session_type t on t.id = b.session_type_id
    left join lateral (
      select * from payment where booking_id = b.id order by attempt desc limit 1) p on true
  where b.mentor_id = $1 order by b.starts_at desc, b.id desc limit ${bookings}`

/** A mentor's list of bookings through GraphQL over HTTP, with everything that protects it, against the bare rows. */
export async function nestedListRow(house: BenchHouse): Promise<Row> {
  const mentor = await house.mentor({ account: 'ready' })
  const type = await house.sessionType(mentor, { durationMinutes: 15 })
  const day = house.clock.now().toISOString().slice(0, 10)
  for (let n = 0; n < bookings; n++) {
    const startsAt = new Date(
      Date.parse(`${day}T13:00:00Z`) + Math.floor(n / 4) * 86_400_000 + (n % 4) * 900_000,
    )
    await house.paidBooking({ type, startsAt })
  }
  const { feed } = await createFeed(house.pool)
  const finder = { directory: () => readDirectory(house.deps) }
  const ours = await serveApi(house, { feed, finder })
  const [cookie = ''] = (await ours.signIns.start(mentor.personId)).split(';')
  const peer = await listen((req, res) => void answerRows(house.pool, mentor.id, req, res))
  const ask = (url: string) => () => requestsPerSecond(url, cookie)
  for (const { url } of [ours, peer]) await proveAnswer(url, cookie)
  const rates = await ratioOf(ask(ours.url), ask(peer.url))
  ours.close()
  peer.close()
  return ratioRow(
    {
      what: `${bookings} bookings with mentor, type and payment, by GraphQL`,
      against: 'the rows, by node:http and pg',
    },
    rates,
    0.85,
  )
}

const body = JSON.stringify({ query: document, variables: { first: bookings } })
const headersOf = (cookie: string) => ({ 'content-type': 'application/json', cookie })

/** A refusal is fast too: whoever is measured must have answered with the whole list. */
async function proveAnswer(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { method: 'POST', headers: headersOf(cookie), body })
  const text = await answer.text()
  const { data } = JSON.parse(text) as { data?: { bookings?: { edges?: unknown[] } } }
  if (data?.bookings?.edges?.length !== bookings) throw new Error(`${url} answers ${text.slice(0, 300)}`)
}

async function requestsPerSecond(url: string, cookie: string): Promise<number> {
  const headers = headersOf(cookie)
  const { requests, non2xx, errors } = await autocannon({ url, method: 'POST', headers, body, ...load })
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests were not answered at ${url}`)
  return requests.average
}

const answerRows = async (pool: pg.Pool, mentorId: string, ...[req, res]: Parameters<RequestListener>) => {
  req.resume()
  const { rows } = await pool.query({ name: 'list', text: statement, values: [mentorId] })
  if (rows.length !== bookings) res.statusCode = 500
  res
    .setHeader('content-type', 'application/json')
    .end(JSON.stringify({ data: { bookings: { edges: rows } } }))
}
