import { createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { retryStuck } from '#graphql/usecases/operations/retry.ts'
import { createApp } from './app.ts'
import type { House } from './house.ts'
import { inboundPart } from './inbound-part.ts'

type Wish = { sources?: string[] | null; trustedProxies?: number }

/** Our door, over HTTP, as it is configured; answers what a delivery is told. */
async function door(scene: Scene, { sources = null, trustedProxies = 0 }: Wish = {}) {
  const env = { trustedProxies, stripe: { webhookSources: sources }, cronSecret: undefined }
  const part = inboundPart({ deps: scene.deps, foundation: { env } } as unknown as House)
  const app = createApp({
    headers: { appUrl: 'https://sundial.test', formTargets: [], dev: false },
    routes: part.routes ?? [],
    upgrades: [],
    log: pino({ level: 'silent' }),
  })
  await app.listen(0, '127.0.0.1')
  onTestFinished(() => app.close(0))
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/webhooks/stripe`
  return async (body: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(url, { method: 'POST', body, headers })
    return { status: answer.status, text: await answer.text(), wait: answer.headers.get('retry-after') }
  }
}

function signed({ deps, webhookSecret }: Scene, body: string) {
  const t = Math.floor(deps.machineNow().getTime() / 1000)
  const v1 = createHmac('sha256', webhookSecret).update(`${t}.${body}`).digest('hex')
  return { 'stripe-signature': `t=${t},v1=${v1}` }
}

const event = (id: string, more: object = {}) =>
  JSON.stringify({
    ...{ id, object: 'event', type: 'account.updated', created: 1 },
    ...{ data: { object: { id: 'acct_none', object: 'account' } }, ...more },
  })

const stored = ({ deps }: Scene) => deps.db.inboxEvent.count()

test('what nobody signed is refused and leaves nothing, however odd it is', async ({ scene }) => {
  const tell = await door(scene)
  const before = await stored(scene)
  const body = event('evt_unsigned')
  const { 'stripe-signature': good } = signed(scene, body)
  for (const header of [
    good.slice(0, -1),
    `${good}0`,
    good.toUpperCase(),
    good.replace('v1', 'v0'),
    't=,v1=',
  ])
    expect((await tell(body, { 'stripe-signature': header })).status).toBe(401)
  for (const odd of ['', '{', '[]', 'null']) expect((await tell(odd)).status).toBe(401)
  expect(await stored(scene)).toBe(before)
})

test('what is signed and makes no sense is put aside once, with the path of what is wrong', async ({
  scene,
}) => {
  const tell = await door(scene)
  const body = event('evt_odd', { created: 'yesterday', data: { object: { id: 7 } } })
  for (let time = 0; time < 2; time++) {
    const answer = await tell(body, signed(scene, body))
    expect(answer.status).toBe(400)
    for (const path of ['created:', 'data.object.id:', 'data.object.object:'])
      expect(answer.text).toContain(path)
  }
  const dead = await scene.deps.db.inboxEvent.findMany({ where: { type: 'malformed' } })
  expect(dead).toMatchObject([{ provider: 'stripe', deadAt: expect.any(Date), processedAt: null }])
  expect(dead[0]?.error).toContain('data.object.id')
  expect(Buffer.from(dead[0]!.payload).includes('evt_odd')).toBe(false)

  const viewer = scene.viewerOf(await scene.admin())
  await retryStuck(scene.deps, viewer, { name: `INBOX_DEAD.${dead[0]?.id}`, reason: 'Look again.' })
  await scene.settle()
  const [again] = await scene.deps.db.inboxEvent.findMany({ where: { type: 'malformed' } })
  expect(again).toMatchObject({ deadAt: expect.any(Date), processedAt: null, attempts: 1 })
})

test('a delivery from an address that is not listed is refused; the admins are told when it was signed', async ({
  scene,
}) => {
  const admin = await scene.admin()
  const tell = await door(scene, { sources: ['203.0.113.0/24'], trustedProxies: 1 })
  const before = await stored(scene)
  const body = event('evt_elsewhere')
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const cases = () => scene.deps.db.case.findMany({ where: { kind: 'WEBHOOK_SOURCE' } })
  expect((await tell(body, from('198.51.100.4'))).status).toBe(403)
  expect(await cases()).toEqual([])
  for (let time = 0; time < 2; time++)
    expect((await tell(body, { ...signed(scene, body), ...from('198.51.100.4') })).status).toBe(403)
  expect(await stored(scene)).toBe(before)
  expect(await cases()).toMatchObject([{ subject: 'stripe', detail: '198.51.100.4', closedAt: null }])
  await scene.settle()
  const told = (await scene.mail.list()).filter(({ to }) => to.includes(admin.email))
  expect(told.map(({ subject }) => subject)).toEqual(['A signed delivery from a strange address (stripe)'])
  expect((await tell(body, { ...signed(scene, body), ...from('203.0.113.9') })).status).toBe(200)
})

test('more than half a megabyte is not read, and more than a busy day’s has to wait', async ({ scene }) => {
  const tell = await door(scene)
  expect((await tell('x'.repeat(512 * 1024 + 1))).status).toBe(413)
  const statuses = new Set<number>()
  for (let i = 0; i < 1_200; i += 100) {
    const answers = await Promise.all(Array.from({ length: 100 }, () => tell('x')))
    for (const { status } of answers) statuses.add(status)
  }
  expect(statuses).toEqual(new Set([401, 429]))
  const { status, wait } = await tell('x')
  expect(status).toBe(429)
  expect(Number(wait)).toBeGreaterThan(0)
})
