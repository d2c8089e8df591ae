import { createHash } from 'node:crypto'
import { test as plain } from 'vitest'
import type { Json } from '../frame/contract.ts'
import type { JsonCall } from '../frame/json-api.ts'
import { openListener, temporaryDatabase } from '../frame/testing.ts'
import { brokenRules, withContract } from './contract.ts'
import { type CalendlySandbox, startCalendlySandbox } from './server.ts'

type Received = { text: string; signature: string; event: string; payload: Json & { scheduled_event: Json } }
export type Answer = { status: number; headers: Headers; body: Json; resource: Json; collection: Json[] }

/** A sandbox on a database of its own, a business clock that only the test moves, and somebody who takes the webhooks. */
export type Stage = {
  sandbox: CalendlySandbox
  /** Moves the business clock and does all that fell due. */
  advance(milliseconds: number): Promise<void>
  listener: string
  received: Received[]
  answers: number[]
  call(token: string | null, method: string, path: string, body?: Json): Promise<Answer>
  form(path: string, fields: Record<string, string>): Promise<Response>
}

export const client = { id: 'sundial', secret: 'sundial-secret' }
export const key = 'signing-key'

export const test = plain.extend<{ $file: { stage: Stage } }>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from this pattern
    async ({}, use) => {
      const database = await temporaryDatabase()
      // A Friday.
      let at = Date.parse('2026-11-20T10:00:00Z')
      const calls: JsonCall[] = []
      const failures: unknown[] = []
      const house = await openListener('/webhooks/calendly', (body, headers): Received => {
        const text = body.toString()
        return { text, signature: String(headers['calendly-webhook-signature']), ...JSON.parse(text) }
      })
      const sandbox = await startCalendlySandbox({
        ...{ port: 0, pool: database.pool, now: () => new Date(at), machineNow, client, background: false },
        onCall: (call) => void calls.push(call),
        onError: (error) => void failures.push(error),
      })
      await use({
        sandbox,
        async advance(milliseconds) {
          const to = at + milliseconds
          for (
            let due = await sandbox.nextDueAt();
            due && due.getTime() <= to;
            due = await sandbox.nextDueAt()
          ) {
            at = Math.max(at, due.getTime())
            await sandbox.runDue()
          }
          at = to
        },
        ...{ listener: house.url, received: house.received, answers: house.answers },
        call: (token, method, path, body) => ask(sandbox.url + path, token, method, body),
        form: (path, fields) =>
          fetch(sandbox.url + path, {
            method: 'POST',
            body: new URLSearchParams(fields),
            redirect: 'manual',
          }),
      })
      await sandbox.close()
      await house.close()
      await database.drop()
      if (failures.length > 0) throw new AggregateError(failures, 'the sandbox failed')
      const broken = withContract ? brokenRules(calls) : []
      if (broken.length > 0) throw new Error(`against the contract:\n${broken.join('\n')}`)
    },
    { scope: 'file' },
  ],
})

async function ask(url: string, token: string | null, method: string, body?: Json): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const read = (text ? JSON.parse(text) : {}) as Json
  const { resource = {}, collection = [] } = read as { resource?: Json; collection?: Json[] }
  return { status: answer.status, headers: answer.headers, body: read, resource, collection }
}

/** Any clock that does not move with the business clock. */
const machineNow = () => new Date('2026-11-21T08:00:00Z')

let people = 0

/** A mentor with a token of their own, and their half hour. */
export async function mentor({ sandbox, call }: Stage) {
  people += 1
  const token = await sandbox.act({
    ...{ do: 'token', name: 'Ana', email: `ana${people}@calendly.test`, timezone: 'Europe/Lisbon' },
  })
  const { resource: me } = await call(token, 'GET', '/users/me')
  const uri = String(me.uri)
  const { collection } = await call(token, 'GET', `/event_types?user=${uri}&active=true`)
  return {
    token,
    uri,
    id: uri.split('/').at(-1) ?? '',
    organization: String(me.current_organization),
    type: String(collection[0]?.uri),
  }
}

type Mentor = Awaited<ReturnType<typeof mentor>>

/** A booking by the API; the Monday after, at ten, unless wished otherwise. */
export function bookAs({ call }: Stage, { token, type }: Mentor, over: Json = {}): Promise<Answer> {
  return call(token, 'POST', '/invitees', {
    ...{ event_type: type, start_time: '2026-11-23T10:00:00Z' },
    invitee: { email: 'ben@sundial.test', name: 'Ben', timezone: 'America/New_York' },
    location: { kind: 'google_conference' },
    tracking: { utm_content: 'booking-1' },
    ...over,
  })
}

export function listen(
  { call, listener }: Stage,
  { token, organization, uri }: Mentor,
  to = listener,
): Promise<Answer> {
  return call(token, 'POST', '/webhook_subscriptions', {
    ...{ url: to, events: ['invitee.created', 'invitee.canceled'], organization, user: uri },
    ...{ scope: 'user', signing_key: key },
  })
}

export const pathOf = (uri: unknown) => new URL(String(uri)).pathname
export const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')
