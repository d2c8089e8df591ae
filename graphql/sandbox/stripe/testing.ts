import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import Stripe from 'stripe'
import { inject, test as plain } from 'vitest'
import type { Call } from './api.ts'
import { type StripeSandbox, startStripeSandbox } from './server.ts'

type Received = { body: Buffer; signature: string; event: Stripe.Event }

/** A sandbox on a database of its own, a clock that only the test moves, and somebody who takes the webhooks. */
export type Stage = {
  pool: pg.Pool
  sandbox: StripeSandbox
  stripe: Stripe
  secret: string
  now: () => Date
  /** Moves the clock and does all that fell due. */
  advance(milliseconds: number): Promise<void>
  /** Every API call and its answer. */
  calls: Call[]
  received: Received[]
  /** Answers for the next webhooks, in order; 200 when there are none. */
  answers: number[]
  /** What a browser without JavaScript does with a form: where it is sent, or the page it gets. */
  submit(
    url: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; to: string | null; page: string }>
  restart(): Promise<void>
}

const secret = 'whsec_sandbox_test'

export const test = plain.extend<{ $file: { stage: Stage } }>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from this pattern
    async ({}, use) => {
      const database = await temporaryDatabase()
      const stage = await openStage(database.pool)
      await use(stage)
      await stage.sandbox.close()
      await stage.close()
      await database.drop()
    },
    { scope: 'file' },
  ],
})

async function openStage(pool: pg.Pool): Promise<Stage & { close(): Promise<void> }> {
  let at = Date.parse('2026-11-20T10:00:00Z')
  const now = () => new Date(at)
  const calls: Call[] = []
  const house = await openHouse()
  const failures: unknown[] = []
  const options = { pool, now, deliverTo: house.url, webhookSecret: secret, background: false } as const
  const watch = {
    onCall: (call: Call) => void calls.push(call),
    onError: (e: unknown) => void failures.push(e),
  }
  const sandbox = await startStripeSandbox({ ...options, ...watch, port: 0 })
  const port = Number(new URL(sandbox.url).port)
  const stage = {
    pool,
    sandbox,
    stripe: sdk(port),
    secret,
    now,
    advance: async (milliseconds: number) => {
      at += milliseconds
      await stage.sandbox.runDue()
    },
    calls,
    received: house.received,
    answers: house.answers,
    submit,
    restart: async () => {
      await stage.sandbox.close()
      stage.sandbox = await startStripeSandbox({ ...options, ...watch, port })
    },
    close: async () => {
      house.server.closeAllConnections()
      await new Promise((resolve) => house.server.close(resolve))
      if (failures.length > 0) throw new AggregateError(failures, 'the sandbox failed')
    },
  }
  return stage
}

export function sdk(port: number, key = 'sk_test_sundial'): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  })
}

async function submit(url: string, fields: Record<string, string>) {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return { status: answer.status, to: answer.headers.get('location'), page: await answer.text() }
}

async function openHouse() {
  const received: Received[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts)
    received.push({
      body,
      signature: String(request.headers['stripe-signature']),
      event: JSON.parse(body.toString()),
    })
    response.writeHead(answers.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    server,
    received,
    answers,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe`,
  }
}

/** An empty database beside the others of the test cluster. */
async function temporaryDatabase(): Promise<{ pool: pg.Pool; drop(): Promise<void> }> {
  const cluster = (inject as (name: string) => { url: string } | undefined)('cluster')?.url
  const url = cluster ?? process.env.TEST_DATABASE_URL
  if (!url) throw new Error('no test cluster: set TEST_DATABASE_URL')
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asAdmin(url, `create database ${name}`)
  const pool = new pg.Pool({
    connectionString: Object.assign(new URL(url), { pathname: `/${name}` }).href,
    max: 10,
  })
  const drop = async () => {
    await pool.end()
    await asAdmin(url, `drop database ${name} with (force)`)
  }
  return { pool, drop }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}
