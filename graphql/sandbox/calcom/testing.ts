import type pg from 'pg'
import { test as plain } from 'vitest'
import type { JsonCall } from '../frame/json-api.ts'
import { openListener, temporaryDatabase } from '../frame/testing.ts'
import { type CalcomSandbox, startCalcomSandbox } from './server.ts'

type Json = Record<string, unknown>
type Received = { body: string; signature: string; told: { triggerEvent: string; payload: Json } }
type Answer = { status: number; headers: Headers; body: Json; data: Json }

/** A sandbox on a database of its own, clocks that only the test moves, and somebody who takes the webhooks. */
export type Stage = {
  sandbox: CalcomSandbox
  pool: pg.Pool
  now: () => Date
  /** Moves the business clock and does all that fell due. */
  advance(milliseconds: number): Promise<void>
  machine: { now: () => Date; advance(milliseconds: number): void }
  listener: string
  received: Received[]
  answers: number[]
  calls: JsonCall[]
  /** As the platform: its paths begin at its own name. */
  platform(method: string, path: string, body?: Json): Promise<Answer>
  /** With a user's token, or with none. */
  call(token: string | null, method: string, path: string, body?: Json): Promise<Answer>
}

export const client = { clientId: 'cal_sundial', clientSecret: 'secret_sundial' }

export const test = plain.extend<{ $file: { stage: Stage } }>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from this pattern
    async ({}, use) => {
      const database = await temporaryDatabase()
      const { stage, close } = await openStage(database.pool)
      await use(stage)
      await close()
      await database.drop()
    },
    { scope: 'file' },
  ],
})

async function openStage(pool: pg.Pool): Promise<{ stage: Stage; close: () => Promise<void> }> {
  // A Friday.
  let at = Date.parse('2026-11-20T10:00:00Z')
  let machineAt = Date.parse('2026-11-21T08:00:00Z')
  const now = () => new Date(at)
  const machineNow = () => new Date(machineAt)
  const calls: JsonCall[] = []
  const failures: unknown[] = []
  const house = await openListener('/webhooks/calcom', (body, headers): Received => {
    const text = body.toString()
    return { body: text, signature: String(headers['x-cal-signature-256']), told: JSON.parse(text) }
  })
  const sandbox = await startCalcomSandbox({
    ...client,
    port: 0,
    pool,
    now,
    machineNow,
    background: false,
    perMinute: { anyone: 120, platform: 2_000 },
    onCall: (call) => void calls.push(call),
    onError: (error) => void failures.push(error),
  })
  const stage: Stage = {
    sandbox,
    pool,
    now,
    advance: async (milliseconds) => {
      at += milliseconds
      await sandbox.runDue()
    },
    machine: {
      now: machineNow,
      advance(milliseconds) {
        machineAt += milliseconds
      },
    },
    listener: house.url,
    received: house.received,
    answers: house.answers,
    calls,
    platform: (method, path, body) =>
      ask(`${sandbox.url}/v2/oauth-clients/${client.clientId}${path}`, method, body, {
        'x-cal-secret-key': client.clientSecret,
      }),
    call: (token, method, path, body) =>
      ask(`${sandbox.url}/v2${path}`, method, body, token ? { authorization: `Bearer ${token}` } : {}),
  }
  const close = async () => {
    await sandbox.close()
    await house.close()
    if (failures.length > 0) throw new AggregateError(failures, 'the sandbox failed')
  }
  return { stage, close }
}

const versions: Record<string, string> = {
  bookings: '2024-08-13',
  slots: '2024-09-04',
  'event-types': '2024-06-14',
}

export async function ask(
  url: string,
  method: string,
  body: Json | undefined,
  headers: Record<string, string>,
): Promise<Answer> {
  const version = versions[new URL(url).pathname.split('/')[2] ?? '']
  const answer = await fetch(url, {
    method,
    headers: {
      ...(version ? { 'cal-api-version': version } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const read = (await answer.json()) as Json
  return { status: answer.status, headers: answer.headers, body: read, data: (read.data ?? {}) as Json }
}

let users = 0

/** A mentor's account there, with one type of an hour. */
export async function mentor(stage: Stage, over: Json = {}, type: Json = {}) {
  users += 1
  const email = `mentor${users}@sundial.test`
  const made = await stage.platform('POST', '/users', {
    email,
    name: 'Ana',
    timeZone: 'Europe/Lisbon',
    ...over,
  })
  const {
    accessToken: token,
    refreshToken,
    user,
  } = made.data as { accessToken: string; refreshToken: string; user: Json }
  const draft = { title: 'Career talk', slug: 'career-talk', lengthInMinutes: 60, ...type }
  const { data } = await stage.call(token, 'POST', '/event-types', draft)
  return { token, refreshToken, userId: Number(user.id), email: String(user.email), typeId: Number(data.id) }
}

export const guest = { name: 'Ben', email: 'ben@sundial.test', timeZone: 'America/New_York' }
