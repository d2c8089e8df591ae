import { fork } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { findListed } from '#graphql/usecases/mentor/find.ts'
import { keepDirectory } from '#graphql/usecases/mentor/keep-directory.ts'
import { createListener } from '../../server/database/listener.ts'
import { createFeed } from '../../server/feed.ts'
import type { BenchHouse } from './bench-house.ts'
import { listen } from './listen.ts'
import { moveInMany } from './many-mentors.ts'
import { quantile, type Row } from './row.ts'
import type { Order, Report } from './search-load.ts'
import { serveApi } from './serve-api.ts'

const mentors = 100_000
/** Client and server run warm before it counts; the reading of a directory leaves work for the collector for that long. */
const [warmUp, seconds, perSecond] = [20, 20, 50]
const barMs = 5
const hour = 3_600_000
const day = 24 * hour

const document = `query Free($freeAt: DateTime!) {
  mentors(freeAt: $freeAt, first: 10) { edges { node { handle name headline } times { startsAt } } }
}`

/** Who is free at a time, of all mentors, through GraphQL over HTTP, while another process books. */
export async function searchRow(house: BenchHouse): Promise<Row> {
  await moveInMany(house.pool, mentors, house.clock.now())
  const listener = await createListener(house.url, pino({ level: 'silent' }))
  const { feed, look } = await createFeed(house.pool)
  await listener.on('feed', () => void look())
  const began = performance.now()
  const finder = keepDirectory(house.deps, feed)
  await finder.directory()
  const built = (performance.now() - began) / 1_000
  const server = await serveApi(house, { feed, finder })
  const times = await freeTimes(house)
  const [booked, asked] = await whileBooking(house, server.url, times.slice(0, times.length / 2))
  const bare = await serveOne(await answerOf(server.url))
  const [, floor] = await whileBooking(house, bare.url, times.slice(times.length / 2))
  bare.close()
  const stale = await stillFound(house, finder, times.slice(0, booked.done))
  server.close()
  await finder.stop()
  await listener.close()
  const p99 = quantile(asked.took, 0.99)
  return {
    what: `who of ${mentors} mentors is free at a time, by GraphQL, while ${Math.round(booked.done / (warmUp + seconds))} bookings a second change it`,
    against: `the same bytes from a bare server, beside the same bookings: p99 ${quantile(floor.took, 0.99).toFixed(1)} ms; the directory was read in ${built.toFixed(1)} s`,
    result: `p99 ${p99.toFixed(1)} ms, p50 ${quantile(asked.took, 0.5).toFixed(1)} ms, ${stale} taken times still found`,
    bar: `p99 < ${barMs} ms, none still found`,
    reached: p99 < barMs && stale === 0 && booked.done >= 0.9 * (warmUp + seconds) * perSecond,
  }
}

/** What asking takes while another process books. */
function whileBooking(house: BenchHouse, url: string, times: { typeId: string; at: string }[]) {
  return Promise.all([
    report({ what: 'book', url: house.url, warmUp, seconds, perSecond, times }),
    report({ what: 'ask', url, warmUp, seconds, bodies }),
  ])
}

async function answerOf(url: string): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  return await (await fetch(url, { method: 'POST', headers, body: bodies[0] ?? '' })).text()
}

/** Says the same to everybody: what a search costs beside HTTP and this machine is what it takes longer than this. */
function serveOne(answer: string) {
  return listen((req, res) => {
    req.resume().on('end', () => res.setHeader('content-type', 'application/json').end(answer))
  })
}

/** Hours of the next four days, on the clock of the house: a Monday morning. */
const monday = Date.parse('2026-03-02T00:00:00Z')
const bodies = Array.from({ length: 96 }, (_, n) =>
  JSON.stringify({
    query: document,
    variables: { freeAt: new Date(monday + (1 + Math.floor(n / 24)) * day + (n % 24) * hour).toISOString() },
  }),
)

/** Times at which mentors in UTC have their hours and nobody has booked, no mentor twice in a row. */
async function freeTimes({ pool }: BenchHouse): Promise<{ typeId: string; at: string }[]> {
  const { rows } = await pool.query<{ id: string; n: number }>(
    `select t.id, substr(m.handle, 8)::int as n from session_type t join mentor m on m.id = t.mentor_id
     where m.handle ~ '^mentor-[0-9]+$' and m.time_zone = 'UTC' order by n limit $1`,
    // Two rounds of bookings, and a few more: a timer may be early by a moment.
    [2 * (warmUp + seconds) * perSecond + 100],
  )
  return rows.map(({ id, n }) => {
    const at = monday + (1 + (n % 4)) * day + (8 + (n % 3)) * hour
    return { typeId: id, at: new Date(at).toISOString() }
  })
}

/** How many of the booked times a search still finds, of up to a hundred. */
async function stillFound(
  { deps }: BenchHouse,
  finder: ReturnType<typeof keepDirectory>,
  booked: readonly { typeId: string; at: string }[],
): Promise<number> {
  let found = 0
  for (const { typeId, at } of booked.filter((_, n) => n % 10 === 0).slice(0, 100)) {
    const page = { limit: 1_000_000, from: null, backwards: false }
    const all = await findListed(
      { deps, finder },
      { freeAt: Date.parse(at), topics: [await topicOf(deps, typeId)] },
      page,
    )
    if (all.some(({ times }) => times[0]?.sessionTypeId === typeId)) found++
  }
  return found
}

async function topicOf({ db }: BenchHouse['deps'], id: string): Promise<string> {
  const { mentor } = await db.sessionType.findUniqueOrThrow({ where: { id }, include: { mentor: true } })
  return mentor.topics[0] ?? ''
}

function report(order: Order): Promise<Report> {
  const child = fork(path.join(import.meta.dirname, 'search-load.ts'), { execArgv: ['--import', 'tsx'] })
  // Others' work, on processors that would be others': it stands back.
  if (order.what === 'book' && child.pid)
    os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL)
  return new Promise((resolve, reject) => {
    child.once('message', (told) => resolve(told as Report))
    child.once('exit', (code) => reject(new Error(`the load ended with ${code}`)))
    child.send(order)
  })
}
