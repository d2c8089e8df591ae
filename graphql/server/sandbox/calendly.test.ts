import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import { calendlyScheduling } from '#graphql/providers/scheduling/calendly/calendly.ts'
import { test } from '#graphql/testing/live.ts'
import { createApp } from '../app.ts'
import { machineNow } from '../clock.ts'
import type { Env } from '../env.ts'
import type { Foundation } from '../foundation.ts'
import { calendlyRoutes } from './calendly.ts'
import { startSandboxes } from './sandboxes.ts'

const env = {
  ...{ appUrl: 'http://localhost', appSecret: 'x'.repeat(32), port: 9, invoice: {} },
  sandboxPorts: { stripe: 0, calcom: 0, calendly: 0, smtp: 0 },
  ...{ stripe: {}, mail: { smtpUrl: 'smtp://played.test' }, calcom: { keys: null } },
  calendly: { client: null },
} as unknown as Env

test('without keys Calendly is played, and its page, its faults and its people are reached at ours', async ({
  scene,
}) => {
  const { pool, clock } = scene
  const log = pino({ level: 'silent' })
  const foundation = { env, pool, log, clock: { ...clock, machineNow } } as unknown as Foundation
  const sandboxes = await startSandboxes(foundation)
  onTestFinished(() => sandboxes.stop())
  const { calendly } = sandboxes.outside({ stripe: {} as never, calcom: null, calendly: null, smtpUrl: '' })
  const scheduling = calendlyScheduling({ ...calendly!, now: clock.now })
  const desk = await deskOf(sandboxes)

  const { status, body } = await desk('desk', {
    do: 'token',
    name: 'Ana',
    email: 'a@b.test',
    timezone: 'UTC',
  })
  expect(status).toBe(200)
  const token = String(body.done)
  const connected = await scheduling.connect({ kind: 'token', token })
  expect(connected).toMatchObject({ status: 'done', facts: { name: 'Ana', email: 'a@b.test' } })
  expect((await desk('', null)).text).toContain('a@b.test')

  const user = connected.status === 'done' ? connected.facts.userId : ''
  const access = { userId: user, organizationId: null, token }
  const fault = { on: 'call', path: '/event_types', method: 'GET', do: 'error', status: 429 }
  expect((await desk('faults', { next: [fault] })).status).toBe(200)
  expect((await scheduling.listTypes(access)).status).toBe('retryLater')
  expect((await scheduling.listTypes(access)).status).toBe('done')
  expect((await desk('desk', { do: 'revoke', user })).status).toBe(200)
  expect(await scheduling.listTypes(access)).toMatchObject({ code: 'ACCESS_REVOKED' })
  expect((await desk('desk', { do: 'cancel', event: 'nobody' })).status).toBe(409)
  for (const odd of [{}, { do: 'fly' }, { do: 'plan', user, plan: 'gold' }])
    expect((await desk('desk', odd)).status).toBe(400)
  expect((await desk('faults', { next: [{ do: 'fly' }] })).status).toBe(400)
})

async function deskOf(sandboxes: Awaited<ReturnType<typeof startSandboxes>>) {
  const routes = Object.entries(calendlyRoutes(env, sandboxes))
  const app = createApp({
    headers: { appUrl: env.appUrl, formTargets: [], embedsCheckout: false, dev: false },
    routes: routes.map(([path, handle]) => ({ path, handle })),
    upgrades: [],
    log: pino({ level: 'silent' }),
  })
  await app.listen(0, '127.0.0.1')
  onTestFinished(() => app.close(0))
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/sandbox/calendly`
  return async (path: string, wish: object | null) => {
    const json = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    }
    const answer = await fetch(path ? `${url}/${path}` : url, wish ? json : {})
    const text = await answer.text()
    const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>
    return { status: answer.status, text, body }
  }
}
