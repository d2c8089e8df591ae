/** A process of its own that works on a bench's server from outside: it books, or it asks. */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { relayBatch } from '#graphql/jobs/relay.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import { nobody } from '#graphql/usecases/viewer.ts'
import { createPool, createPrisma } from '../../server/database/pool.ts'
import { houseOn } from '../furnish.ts'

export type Order =
  | { what: 'book'; url: string; seconds: number; perSecond: number; times: { typeId: string; at: string }[] }
  | { what: 'ask'; url: string; seconds: number; bodies: string[] }

/** Milliseconds of each answer; of a booking from its beginning to its commit. */
export type Report = { took: number[]; done: number }

process.once('message', async (order: Order) => {
  const report = order.what === 'book' ? await book(order) : await ask(order)
  process.send?.(report, () => process.exit(0))
})

async function book({ url, seconds, perSecond, times }: Order & { what: 'book' }): Promise<Report> {
  const pool = createPool(url, 20, () => {})
  const db = createPrisma(pool)
  const { deps } = houseOn({ db })
  const poke = () => void relayBatch(pool).catch(() => undefined)
  const took: number[] = []
  const started: Promise<unknown>[] = []
  const begin = performance.now()
  for (let n = 0; performance.now() < begin + seconds * 1_000; n++) {
    const { typeId, at } = times[n % times.length] ?? { typeId: '', at: '' }
    const from = performance.now()
    const booking = checkoutBooking({ ...deps, poke }, nobody, {
      sessionTypeId: typeId,
      startsAt: new Date(at),
      timeZone: 'UTC',
      mentee: { name: 'Maya Osei', email: `maya-${n}@sundial.test` },
      idempotencyKey: randomUUID(),
    })
    started.push(booking.then(() => took.push(performance.now() - from)).then(poke))
    await pause(Math.max(0, begin + ((n + 1) * 1_000) / perSecond - performance.now()))
  }
  await Promise.all(started)
  await db.$disconnect()
  await pool.end()
  return { took, done: took.length }
}

async function ask({ url, seconds, bodies }: Order & { what: 'ask' }): Promise<Report> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const took: number[] = []
  const begin = performance.now()
  for (let n = 0; performance.now() < begin + seconds * 1_000; n++) {
    const from = performance.now()
    await post(url, bodies[n % bodies.length] ?? '', agent)
    took.push(performance.now() - from)
    await pause(5)
  }
  agent.destroy()
  return { took, done: took.length }
}

function post(url: string, body: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString()
        if (text.startsWith('{"data":{"mentors"')) resolve()
        else reject(new Error(text.slice(0, 300)))
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
