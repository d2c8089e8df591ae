import type pg from 'pg'
import Stripe from 'stripe'
import { test as plain } from 'vitest'
import { openListener, temporaryDatabase } from '../frame/testing.ts'
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
  const house = await openListener(
    '/webhooks/stripe',
    (body, headers): Received => ({
      body,
      signature: String(headers['stripe-signature']),
      event: JSON.parse(body.toString()),
    }),
  )
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
      await house.close()
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
