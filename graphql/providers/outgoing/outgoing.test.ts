import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { expect, test as plain, vi } from 'vitest'
import { endpointOf } from './fetch.ts'
import { openOutgoing } from './outgoing.ts'

type Answer = number | 'silence' | 'hangUp' | { status: number; headers: Record<string, string> }
type Seen = { method: string; url: string; key: string | undefined; id: string | undefined; at: number }

/** A company that answers as it was told, in order, and well once nothing more was told. */
async function openCompany() {
  const told: Answer[] = []
  const seen: Seen[] = []
  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    const { method = '', url = '', headers } = req
    const [key, id] = [headers['idempotency-key']?.toString(), headers['x-correlation-id']?.toString()]
    seen.push({ method, url, key, id, at: performance.now() })
    const answer = told.shift() ?? 200
    if (answer === 'silence') return
    if (answer === 'hangUp') return void req.socket.destroy()
    const { status, headers: given } = typeof answer === 'number' ? { status: answer, headers: {} } : answer
    res.writeHead(status, given).end(`said ${status}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { told, seen, address, close }
}

const company = { name: 'acme', perSecond: 1000, timeoutMs: 2_000 }
const common = { now: () => new Date(Date.now()), failures: 5, restMs: 30_000 }

const test = plain.extend<{ stage: Awaited<ReturnType<typeof openStage>> }>({
  stage: async ({}, use) => {
    const stage = await openStage()
    await use(stage)
    vi.useRealTimers()
    await stage.close()
  },
})

async function openStage() {
  const server = await openCompany()
  const lines: Record<string, unknown>[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const lane = (over: Partial<typeof company & typeof common & { patienceSeconds: number }> = {}) => {
    const { now, failures, restMs, ...own } = { ...common, ...company, ...over }
    const outgoing = openOutgoing({
      ...{ now, failures, restMs, log, level: 'info', correlationId: () => 'job-7' },
    })
    const { fetch, pass } = outgoing.open(own)
    const call = async (path: string, method = 'GET', key?: string) => {
      const headers: Record<string, string> = key ? { 'idempotency-key': key } : {}
      const body = method === 'POST' ? 'secret=sk_live_never' : null
      return fetch(`${server.address}${path}`, { method, headers, body }).then(
        (answer) => answer.status,
        (error: { code?: string; name: string }) => error.code ?? error.name,
      )
    }
    return { call, pass, health: () => outgoing.providers()[0]! }
  }
  /** Only what the breaker goes by: timers and connections stay real. */
  const later = (seconds: number) => {
    const at = Date.now() + seconds * 1000
    if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(at)
  }
  return { ...server, lines, lane, later }
}

test('a call carries whose it is, and its line says what came of it and nothing that was sent', async ({
  stage,
}) => {
  const { call } = stage.lane()
  expect(await call('/v1/refunds/re_3AbC?email=mia@sundial.test', 'POST', 'refund:1')).toBe(200)
  expect(stage.seen).toMatchObject([{ id: 'job-7', key: 'refund:1' }])
  expect(stage.lines).toMatchObject([
    { provider: 'acme', endpoint: '/v1/refunds/:id', method: 'POST', status: 200, correlationId: 'job-7' },
  ])
  expect(stage.lines[0]!.ms).toEqual(expect.any(Number))
  expect(JSON.stringify(stage.lines)).not.toMatch(/mia|sk_live|refund:1/)
})

test.for([
  ['https://x.test/v1/payment_intents/pi_3Q/capture', '/v1/payment_intents/:id/capture'],
  ['https://x.test/v2/bookings/aXb/cancel?by=1', '/v2/bookings/:id/cancel'],
])('%s is the endpoint %s', ([url, endpoint]) => {
  expect(endpointOf(url!)).toBe(endpoint)
})

test('what may be sent twice is repeated, the same, until it is answered; what may not is sent once', async ({
  stage,
}) => {
  const { call } = stage.lane()
  stage.told.push('hangUp', 429)
  expect(await call('/v1/a', 'POST', 'k1')).toBe(200)
  expect(stage.seen.map(({ key }) => key)).toEqual(['k1', 'k1', 'k1'])
  stage.told.push(500, 503)
  expect(await call('/v1/a')).toBe(200)
  expect(stage.seen).toHaveLength(6)
  stage.told.push(429)
  expect(await call('/v1/a', 'POST')).toBe(429)
  stage.told.push(503)
  expect(await call('/v1/a', 'POST', 'k3')).toBe(503)
  expect(stage.seen).toHaveLength(8)
})

test('three tries are the end of it, and the last answer is the answer', async ({ stage }) => {
  const { call } = stage.lane({ failures: 99 })
  stage.told.push(503, 502, 504, 503)
  expect(await call('/v1/a')).toBe(504)
  expect(stage.seen).toHaveLength(3)
})

test('who asks for a moment gets it; who asks for long is left alone for as long, at that endpoint', async ({
  stage,
}) => {
  const { call, health } = stage.lane()
  stage.told.push({ status: 429, headers: { 'retry-after': '1' } })
  expect(await call('/v1/a')).toBe(200)
  expect(stage.seen[1]!.at - stage.seen[0]!.at).toBeGreaterThan(950)
  stage.told.push({ status: 503, headers: { 'retry-after': '60' } })
  expect(await call('/v1/a')).toBe(503)
  expect(await call('/v1/a')).toBe('PROVIDER_RESTING')
  expect(await call('/v1/b')).toBe(200)
  expect(stage.seen).toHaveLength(4)
  expect(health().lastHour).toMatchObject({ calls: 4, failed: 2, heldBack: 1 })
})

test('silence is given up in time and not asked again at once', async ({ stage }) => {
  const { call, health } = stage.lane({ timeoutMs: 50 })
  stage.told.push('silence')
  expect(await call('/v1/a')).not.toBe(200)
  expect(stage.seen).toHaveLength(1)
  expect(health().lastFailure).toMatchObject({
    endpoint: '/v1/a',
    reason: expect.stringContaining('TimeoutError'),
  })
})

test('that a repeat was never sent does not hide that the first may have happened', async ({ stage }) => {
  const { call } = stage.lane({ failures: 1 })
  stage.told.push('hangUp')
  expect(await call('/v1/a', 'POST', 'k')).not.toBe('PROVIDER_RESTING')
  expect(stage.seen).toHaveLength(1)
})

test('failures in a row have a company left alone, one call asks whether it answers again', async ({
  stage,
}) => {
  const { call, health } = stage.lane()
  expect(health().state).toBe('UNASKED')
  stage.told.push(500, 500, 429, 500, 500)
  for (let i = 0; i < 5; i++) await call('/v1/a', 'POST')
  expect(health()).toMatchObject({ state: 'RESTING', lastFailure: { reason: 'HTTP 500' } })
  expect(health().restsUntil!.getTime()).toBeGreaterThan(Date.now())
  expect(await call('/v1/b')).toBe('PROVIDER_RESTING')
  expect(stage.seen).toHaveLength(5)

  stage.later(60)
  stage.told.push(503)
  expect(await call('/v1/a', 'POST')).toBe(503)
  expect(health().state).toBe('RESTING')
  stage.later(20)
  expect(await call('/v1/a', 'POST')).toBe('PROVIDER_RESTING')
  stage.later(120)
  expect(await Promise.all([call('/v1/a', 'POST'), call('/v1/b')])).toEqual([200, 200])
  expect(health()).toMatchObject({ state: 'ANSWERING', restsUntil: null })
  expect(stage.lines.map(({ msg }) => msg).filter((msg) => String(msg).startsWith('provider'))).toEqual([
    'provider left alone',
    'provider asked again',
    'provider left alone',
    'provider asked again',
    'provider answers again',
  ])
})

test('a no about the call never has a company left alone', async ({ stage }) => {
  const { call, health } = stage.lane({ failures: 2 })
  stage.told.push(400, 402, 404, 409, 401)
  for (let i = 0; i < 5; i++) await call('/v1/a', 'POST')
  expect(health()).toMatchObject({ state: 'ANSWERING', lastFailure: null })
  expect(health().lastHour).toEqual({ calls: 5, refused: 5, failed: 0, heldBack: 0 })
  stage.told.push(500, 400, 500)
  for (let i = 0; i < 3; i++) await call('/v1/a', 'POST')
  expect(health().state).toBe('ANSWERING')
  const again = { status: 500, headers: { 'idempotent-replayed': 'true' } }
  stage.told.push(again, again)
  for (let i = 0; i < 2; i++) expect(await call('/v1/a', 'POST', 'k')).toBe(500)
  expect(health()).toMatchObject({ state: 'ANSWERING', lastHour: { failed: 2 } })
})

test('each endpoint gets its calls a second; who finds the line too long is told to come later', async ({
  stage,
}) => {
  const { call, health } = stage.lane({ perSecond: 4, patienceSeconds: 0.5 })
  const asked = Array.from({ length: 8 }, () => call('/v1/a'))
  await expect.poll(() => stage.seen.length).toBe(4)
  expect(health().waiting).toBe(2)
  expect(await call('/v1/b')).toBe(200)
  const answers = await Promise.all(asked)
  expect(answers.filter((each) => each === 200)).toHaveLength(6)
  expect(answers.filter((each) => each === 'PROVIDER_BUSY')).toHaveLength(2)
  const times = stage.seen.filter(({ url }) => url === '/v1/a').map(({ at }) => at)
  expect(times[4]! - times[0]!).toBeGreaterThan(900)
  expect(health().waiting).toBe(0)
})

test('what is older than an hour is no longer counted', async ({ stage }) => {
  const { call, health } = stage.lane()
  await call('/v1/a')
  stage.later(3_601)
  await call('/v1/a')
  expect(health().lastHour.calls).toBe(1)
})

test('what is no HTTP passes the same way: only what speaks against the company counts', async ({
  stage,
}) => {
  const { pass, health } = stage.lane({ failures: 2 })
  const failing = (reason: string | null) =>
    pass(
      'message',
      () => Promise.reject(new Error('no')),
      () => reason,
    ).catch((error: Error & { code?: string }) => error.code ?? error.message)
  for (const reason of [null, null, 'ESOCKET', null, 'ESOCKET']) expect(await failing(reason)).toBe('no')
  expect(health().state).toBe('ANSWERING')
  await failing('ESOCKET')
  expect(await failing(null)).toBe('PROVIDER_RESTING')
})
