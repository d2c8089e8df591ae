import { createHash } from 'node:crypto'
import pino from 'pino'
import { openOutgoing } from '#graphql/providers/outgoing/outgoing.ts'
import { calendlyScheduling } from '#graphql/providers/scheduling/calendly/calendly.ts'
import type { Scheduling } from '#graphql/providers/scheduling/port.ts'
import { brokenRules, withContract } from '#graphql/sandbox/calendly/contract.ts'
import { startCalendlySandbox } from '#graphql/sandbox/calendly/server.ts'
import type { JsonCall } from '#graphql/sandbox/frame/json-api.ts'
import { machineNow } from '../../server/clock.ts'
import { clockAt } from '../furnish.ts'
import type { OpenRig, RiggedMentor } from './rig.ts'

const client = { id: 'calendly_rig', secret: 'secret_rig' }
const opening = '2026-11-20T10:00:00Z'

/** Calendly's stand-in behind our adapter, which calls it through a lane as in the house. */
export const openCalendly: OpenRig = async ({ pool }, given) => {
  const clock = given ?? clockAt(opening)
  // In a house tokens are looked after by the machine's clock.
  const machine = given ? { now: machineNow } : clockAt(opening)
  const calls: JsonCall[] = []
  const sandbox = await startCalendlySandbox({
    ...{ port: 0, pool, now: clock.now, machineNow: machine.now, client, background: false },
    onCall: (call) => void calls.push(call),
  })
  const silent = { log: pino({ level: 'silent' }), level: 'debug' as const, correlationId: () => undefined }
  const outgoing = openOutgoing({ ...silent, now: machine.now, failures: 50, restMs: 1_000 })
  const { fetch: send } = outgoing.open({ name: 'calendly', perSecond: 1_000, timeoutMs: 3_000 })
  const { url } = sandbox
  const calendly = { client, signingKeys: ['key_rig'], apiBase: url, authBase: url }
  const scheduling = calendlyScheduling({ ...calendly, now: clock.now, fetch: send })
  let mentors = 0
  const emails = new Map<string, string>()
  const mentor = async (): Promise<RiggedMentor> => {
    mentors += 1
    const email = `ana${mentors}@calendly.test`
    const made = await connected(scheduling, url, email)
    emails.set(made.access.userId, email)
    return made
  }
  const standing = async ({ access: { userId, token } }: RiggedMentor) => {
    const headers = { authorization: `Bearer ${token}` }
    const found: { id: string; startsAt: Date }[] = []
    let next: string | null = ''
    while (next !== null) {
      const query = new URLSearchParams({ user: userId, status: 'active', count: '100' })
      if (next) query.set('page_token', next)
      const answer = await fetch(`${url}/scheduled_events?${query}`, { headers })
      const { collection, pagination } = (await answer.json()) as Page
      found.push(...collection.map(({ uri: id, start_time: at }) => ({ id, startsAt: new Date(at) })))
      next = pagination.next_page_token
    }
    return found
  }
  const by = { MENTOR: 'host', MENTEE: 'invitee' } as const
  return {
    scheduling,
    outside: { calendly },
    clock,
    mentor,
    there: {
      cancel: async (id, party) =>
        void (await sandbox.act({ do: 'cancel', event: last(id), by: by[party], reason: null })),
      move: (id, to, party) =>
        sandbox.act({ do: 'move', event: last(id), to: to.toISOString(), by: by[party], reason: null }),
      connect: async ({ access }) => connected(scheduling, url, emails.get(access.userId) ?? ''),
      revoke: async ({ access }) => void (await sandbox.act({ do: 'revoke', user: last(access.userId) })),
      plan: async ({ access }, books) =>
        void (await sandbox.act({ do: 'plan', user: last(access.userId), plan: books ? 'paid' : 'free' })),
      personalToken: ({ access }) =>
        sandbox.act({
          ...{ do: 'token', name: 'Ana', email: emails.get(access.userId) ?? '', timezone: 'UTC' },
        }),
      changeType: async ({ typeId }, { durationMinutes: duration, ...change }) =>
        void (await sandbox.act({ do: 'type', type: last(typeId), duration, ...change })),
      disable: async (id) => void (await sandbox.act({ do: 'disable', subscription: last(id) })),
      standing,
      loseAnswer: () =>
        sandbox.setFaults({ next: [{ on: 'call', path: '/invitees', do: 'timeoutAfterEffect' }] }),
      setFaults: sandbox.setFaults,
      fail: (status, times) => sandbox.setFaults({ next: [{ on: 'call', do: 'error', status, times }] }),
    },
    runDue: sandbox.runDue,
    broken: () => (withContract ? brokenRules(calls) : null),
    close: sandbox.close,
  }
}

type Page = {
  collection: { uri: string; start_time: string }[]
  pagination: { next_page_token: string | null }
}

const last = (uri: string) => uri.split('/').at(-1) ?? ''

/** What a mentor does in a browser: they say yes on the page, and come back with a code. */
async function connected(scheduling: Scheduling, url: string, email: string): Promise<RiggedMentor> {
  const verifier = 'rig'.repeat(20)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const redirectUri = 'https://sundial.test/back'
  const page = new URL(scheduling.authorizeUrl({ state: 'rig', challenge, redirectUri }))
  const said = {
    ...Object.fromEntries(page.searchParams),
    decision: 'allow',
    email,
    name: 'Ana',
    timezone: 'UTC',
  }
  const form = { method: 'POST', body: new URLSearchParams(said), redirect: 'manual' } as const
  const back = new URL((await fetch(`${url}${page.pathname}`, form)).headers.get('location') ?? '')
  const code = back.searchParams.get('code') ?? ''
  const answer = await scheduling.connect({ kind: 'code', code, verifier, redirectUri })
  if (answer.status !== 'done') throw new Error(JSON.stringify(answer))
  const { userId, organizationId, tokens } = answer.facts
  const access = { userId, organizationId, token: tokens.access }
  const types = await scheduling.listTypes(access)
  if (types.status !== 'done') throw new Error(JSON.stringify(types))
  const hour = types.facts.find(({ durationMinutes }) => durationMinutes === 60)
  return { access, tokens, typeId: hour?.id ?? '' }
}
