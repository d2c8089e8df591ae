import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import * as calcom from '#graphql/providers/scheduling/calcom/webhook.ts'
import * as calendly from '#graphql/providers/scheduling/calendly/webhook.ts'
import type { Scheduling } from '#graphql/providers/scheduling/port.ts'
import { type DoorWish, doors } from '#graphql/testing/doors.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { retryStuck } from '#graphql/usecases/operations/retry.ts'
import { processInboxEvent } from '#graphql/usecases/process-inbox.ts'
import { machineNow } from './clock.ts'

/** Answers what a delivery is told. */
async function door(scene: Scene, { to = 'stripe', ...wish }: DoorWish & { to?: string } = {}) {
  const url = `${await doors(scene, wish)}/webhooks/${to}`
  return async (body: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(url, { method: 'POST', body, headers })
    return { status: answer.status, text: await answer.text(), wait: answer.headers.get('retry-after') }
  }
}

function signed({ deps, webhookSecret }: Scene, body: string, { secret = webhookSecret, later = 0 } = {}) {
  const t = Math.floor(deps.machineNow().getTime() / 1000) + later
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')
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
    ...[{ later: -3_600 }, { later: 3_600 }, { secret: 'whsec_that_was_replaced' }].map(
      (wrong) => signed(scene, body, wrong)['stripe-signature'],
    ),
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

const key = 'a secret of ours'
const hmac = (text: string, secret = key) => createHmac('sha256', secret).update(text).digest('hex')

/** What of both companies' adapters listens. */
const ears: Record<'CALCOM' | 'CALENDLY', Pick<Scheduling, 'name' | 'readWebhook' | 'readEvent'>> = {
  CALCOM: {
    name: 'CALCOM',
    readWebhook: (body, header) => calcom.readWebhook(body, header('x-cal-signature-256'), [key]),
    readEvent: calcom.readEvent,
  },
  CALENDLY: {
    name: 'CALENDLY',
    readWebhook: (body, header, now) =>
      calendly.readWebhook(body, header('calendly-webhook-signature'), [key], now),
    readEvent: calendly.readEvent,
  },
}
const listening = ears as Record<'CALCOM' | 'CALENDLY', Scheduling>

const scheduledEvent = 'https://api.calendly.com/scheduled_events/AAAA'

type Signing = { secret?: string; later?: number }

const companies = [
  {
    to: 'calcom',
    provider: 'CALCOM',
    sign: (text: string, { secret }: Signing = {}): Record<string, string> => ({
      'x-cal-signature-256': hmac(text, secret),
    }),
    wrong: [{ secret: 'replaced' }],
    good: { triggerEvent: 'BOOKING_CANCELLED', createdAt: '2026-12-07T08:00:00Z', payload: { uid: 'uid-1' } },
    odd: { triggerEvent: 'BOOKING_CANCELLED', createdAt: 'soon', payload: {} },
    paths: ['createdAt: ', 'payload.uid: '],
    stored: { type: 'BOOKING_CANCELLED', objectId: 'uid-1' },
    unheeded: { triggerEvent: 'OOO_CREATED', createdAt: '2026-12-07T08:00:00Z' },
  },
  {
    to: 'calendly',
    provider: 'CALENDLY',
    sign(text: string, { secret, later = 0 }: Signing = {}): Record<string, string> {
      const t = Math.floor(machineNow().getTime() / 1000) + later
      return { 'calendly-webhook-signature': `t=${t},v1=${hmac(`${t}.${text}`, secret)}` }
    },
    wrong: [{ secret: 'replaced' }, { later: -3_600 }, { later: 3_600 }],
    good: {
      ...{ event: 'invitee.canceled', created_at: '2026-12-07T08:00:00Z' },
      payload: { uri: `${scheduledEvent}/invitees/BBBB`, event: scheduledEvent },
    },
    odd: { event: 'invitee.canceled', created_at: 7, payload: { uri: scheduledEvent, event: '/' } },
    paths: ['created_at: ', 'payload.uri: ', 'payload.event: '],
    stored: { type: 'invitee.canceled', objectId: scheduledEvent },
    unheeded: { event: 'routing_form_submission.created', created_at: '2026-12-07T08:00:00Z' },
  },
]

test.for(companies)(
  'cases 29 and 30: a signed delivery of $to is stored once',
  async (company, { scene }) => {
    const { to, provider, sign, good, unheeded } = company
    const tell = await door(scene, { to, deps: { scheduling: listening } })
    for (const body of [good, good, unheeded].map((each) => JSON.stringify(each)))
      expect((await tell(body, sign(body))).status).toBe(200)
    const events = await scene.deps.db.inboxEvent.findMany({
      where: { provider },
      orderBy: { objectId: 'desc' },
    })
    expect(events).toHaveLength(2)
    expect(events).toMatchObject([company.stored, { objectId: '' }])
  },
)

test.for(companies)(
  'cases 29 and 30: what $to did not sign now is refused and leaves nothing',
  async (company, { scene }) => {
    const { to, sign, good, wrong: others } = company
    const tell = await door(scene, { to, deps: { scheduling: listening } })
    const before = await stored(scene)
    const text = JSON.stringify({ ...good, more: 'unsigned' })
    const [[name, right] = ['', '']] = Object.entries(sign(text))
    for (const wrong of ['', 'no-secret-provided', right.toUpperCase(), right.slice(1), `${right}0`])
      expect((await tell(text, { [name]: wrong })).status).toBe(401)
    for (const odd of ['', '{', 'null']) expect((await tell(odd)).status).toBe(401)
    for (const other of others) expect((await tell(text, sign(text, other))).status).toBe(401)
    expect((await tell(`${text} `, { [name]: right })).status).toBe(401)
    expect((await tell('x'.repeat(512 * 1024 + 1))).status).toBe(413)
    expect(await stored(scene)).toBe(before)
  },
)

test.for(companies)(
  'what $to signed and makes no sense is put aside and can be read again',
  async (company, { scene }) => {
    const { to, provider, sign, odd, paths } = company
    const tell = await door(scene, { to, deps: { scheduling: listening } })
    const text = JSON.stringify(odd)
    for (let time = 0; time < 2; time++) {
      const answer = await tell(text, sign(text))
      expect(answer.status).toBe(400)
      for (const path of paths) expect(answer.text).toContain(path)
    }
    const where = { provider, type: 'malformed' }
    const dead = await scene.deps.db.inboxEvent.findMany({ where })
    expect(dead).toMatchObject([{ deadAt: expect.any(Date), processedAt: null }])

    const id = dead[0]!.id
    await processInboxEvent({ ...scene.deps, scheduling: listening }, id, false)
    const again = () => scene.deps.db.inboxEvent.findUniqueOrThrow({ where: { id } })
    expect(await again()).toMatchObject({ processedAt: null, error: expect.stringContaining(paths[0]!) })
    await processInboxEvent({ ...scene.deps, scheduling: {} }, id, false)
    expect(await again()).toMatchObject({ processedAt: null, error: expect.stringContaining(provider) })
    // A later version takes what this one does not.
    const wiser = { ...listening[provider as 'CALCOM'], readEvent: () => aged(company.stored) }
    await processInboxEvent({ ...scene.deps, scheduling: { [provider]: wiser } }, id, false)
    expect(await again()).toMatchObject({ processedAt: expect.any(Date), error: null })
    expect(await scene.deps.db.inboxEvent.findMany({ where: { eventId: `${provider} aged` } })).toMatchObject(
      [company.stored],
    )

    function aged(stored: { type: string; objectId: string }) {
      const event = { id: `${provider} aged`, ...stored, userId: null, createdAt: new Date(0) }
      return { status: 'done', event } as const
    }
  },
)

test.for(companies)(
  '$to’s door takes listed addresses only, and is shut where there is no $to',
  async (company, { scene }) => {
    const { to, provider, sign, good } = company
    const deps = { scheduling: listening }
    const tell = await door(scene, { to, deps, sources: ['203.0.113.0/24'], trustedProxies: 1 })
    const text = JSON.stringify({ ...good, more: 'listed' })
    const from = (address: string) => ({ ...sign(text), 'x-forwarded-for': address })
    const before = await stored(scene)
    expect((await tell(text, from('198.51.100.4'))).status).toBe(403)
    const cases = await scene.deps.db.case.findMany({ where: { kind: 'WEBHOOK_SOURCE', subject: provider } })
    expect(cases).toMatchObject([{ detail: '198.51.100.4', closedAt: null }])
    const shut = await door(scene, { to })
    expect((await shut(text, sign(text))).status).toBe(404)
    expect(await stored(scene)).toBe(before)
    const statuses = new Set<number>()
    for (let i = 0; i < 1_300; i += 100) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => tell('x', { 'x-forwarded-for': '203.0.113.9' })),
      )
      for (const { status } of answers) statuses.add(status)
    }
    expect(statuses).toEqual(new Set([401, 429]))
  },
)
