import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { bookAs, key, listen, mentor, pathOf, type Stage, test } from './testing.ts'
import { idIn } from './world.ts'

const HOUR = 3_600_000
const monday = '2026-11-23'

async function times({ call }: Stage, token: string, type: string, from: string, to: string) {
  const query = new URLSearchParams({ event_type: type, start_time: from, end_time: to })
  return call(token, 'GET', `/event_type_available_times?${query}`)
}

test('times are in the host’s hours, at most 31 days ahead of a future start, and a booking takes one', async ({
  stage,
}) => {
  const ana = await mentor(stage)
  const day = () => times(stage, ana.token, ana.type, `${monday}T00:00:00Z`, '2026-11-24T00:00:00Z')
  const free = (await day()).collection.map(({ start_time }) => String(start_time).slice(11, 16))
  expect([free.length, free[0], free.at(-1)]).toEqual([16, '09:00', '16:30'])
  expect((await bookAs(stage, ana)).status).toBe(201)
  const left = (await day()).collection.map(({ start_time }) => String(start_time).slice(11, 16))
  expect(left).toEqual(free.filter((time) => time !== '10:00'))
  await stage.sandbox.act({ do: 'hours', user: ana.id, from: 600, to: 720 })
  expect((await day()).collection).toHaveLength(3)
  const refused = (from: string, to: string) => times(stage, ana.token, ana.type, from, to)
  expect(await refused('2026-11-20T09:00:00Z', `${monday}T00:00:00Z`)).toMatchObject({
    status: 400,
    body: { title: 'Invalid Argument', details: [{ parameter: 'start_time' }] },
  })
  expect(await refused('2026-11-21T00:00:00Z', '2026-12-22T00:00:01Z')).toMatchObject({ status: 400 })
  expect((await refused('2026-11-21T00:00:00Z', '2026-12-22T00:00:00Z')).status).toBe(200)
})

test('a taken time is refused, and on the free plan every booking by the API', async ({ stage }) => {
  const ana = await mentor(stage)
  const both = await Promise.all([bookAs(stage, ana), bookAs(stage, ana)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 400])
  const later = { start_time: `${monday}T11:00:00Z` }
  expect((await bookAs(stage, ana, { ...later, location: undefined })).status).toBe(400)
  expect((await bookAs(stage, ana, { ...later, invitee: { email: 'no' }, more: 1 })).body).toMatchObject({
    details: expect.arrayContaining([
      expect.objectContaining({ parameter: 'invitee.email' }),
      expect.objectContaining({ parameter: 'more' }),
    ]),
  })
  await stage.sandbox.act({ do: 'plan', user: ana.id, plan: 'free' })
  expect(await bookAs(stage, ana, later)).toMatchObject({ status: 403, body: { title: 'Permission Denied' } })
})

test('a meeting is found by who comes, seen by its host alone, and cancelled once', async ({ stage }) => {
  const [ana, eve] = [await mentor(stage), await mentor(stage)]
  const { resource } = await bookAs(stage, ana)
  const path = pathOf(resource.event)
  await bookAs(stage, ana, {
    start_time: `${monday}T12:00:00Z`,
    invitee: { email: 'x@sundial.test', first_name: 'X', timezone: 'UTC' },
  })
  const list = (more: string) => stage.call(ana.token, 'GET', `/scheduled_events?user=${ana.uri}${more}`)
  expect((await list('&invitee_email=ben@sundial.test')).collection).toMatchObject([{ uri: resource.event }])
  const { body } = await list('&count=1')
  const token = (body.pagination as { next_page_token: string }).next_page_token
  expect((await list(`&count=1&page_token=${token}`)).collection).toMatchObject([
    { start_time: `${monday}T12:00:00.000000Z` },
  ])
  expect((await list('&page_token=odd')).status).toBe(400)
  for (const at of [path, `${path}/invitees`, pathOf(resource.uri)]) {
    expect((await stage.call(ana.token, 'GET', at)).status).toBe(200)
    expect((await stage.call(eve.token, 'GET', at)).status).toBe(404)
  }
  expect((await stage.call(eve.token, 'GET', `/scheduled_events?user=${ana.uri}`)).status).toBe(403)
  const cancel = () => stage.call(ana.token, 'POST', `${path}/cancellation`, { reason: 'Ill.' })
  expect(await cancel()).toMatchObject({ status: 201, resource: { canceler_type: 'host', reason: 'Ill.' } })
  expect(await cancel()).toMatchObject({ status: 403, body: { message: 'Event is already canceled' } })
  const [other] = (await list('&status=active')).collection
  await stage.advance(4 * 24 * HOUR)
  expect(await stage.call(ana.token, 'POST', `${pathOf(other?.uri)}/cancellation`)).toMatchObject({
    status: 403,
    body: { message: 'Event in the past' },
  })
  await stage.advance(-4 * 24 * HOUR)
})

test('a move is two tidings that name each other, signed at delivery', async ({ stage }) => {
  const ana = await mentor(stage)
  await listen(stage, ana)
  const { resource: old } = await bookAs(stage, ana)
  await stage.sandbox.runDue()
  stage.received.length = 0
  await stage.sandbox.setFaults({ next: [{ on: 'webhook', type: 'invitee.canceled', do: 'reorder' }] })
  const moved = await stage.sandbox.act({
    do: 'move',
    event: idIn(String(old.event)),
    to: `${monday}T10:30:00Z`,
    by: 'invitee',
    reason: null,
  })
  await stage.sandbox.runDue()
  const [created, canceled] = stage.received
  expect(created).toMatchObject({
    event: 'invitee.created',
    payload: { old_invitee: old.uri, event: moved, tracking: { utm_content: 'booking-1' } },
  })
  expect(canceled).toMatchObject({
    event: 'invitee.canceled',
    payload: {
      uri: old.uri,
      rescheduled: true,
      new_invitee: created?.payload.uri,
      cancellation: { canceler_type: 'invitee' },
    },
  })
  for (const { text, signature } of stage.received) {
    const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(signature) ?? []
    expect(createHmac('sha256', key).update(`${t}.${text}`).digest('hex')).toBe(v1)
    // The business clock stands elsewhere.
    expect(Number(t) * 1000).not.toBe(Date.parse('2026-11-20T10:00:00Z'))
  }
})

test('who never takes a delivery is left after 24 hours, and one address is taken once', async ({
  stage,
}) => {
  const ana = await mentor(stage)
  const { resource } = await listen(stage, ana)
  expect(await listen(stage, ana)).toMatchObject({ status: 409, body: { title: 'Already Exists' } })
  stage.received.length = 0
  stage.answers.push(...Array.from({ length: 30 }, () => 500))
  await bookAs(stage, ana)
  const state = async () => (await stage.call(ana.token, 'GET', pathOf(resource.uri))).resource.state
  await stage.advance(23 * HOUR)
  expect(await state()).toBe('active')
  await stage.advance(2 * HOUR)
  expect(await state()).toBe('disabled')
  expect(stage.received.length).toBeGreaterThan(6)
  stage.answers.length = 0
  expect((await stage.call(ana.token, 'DELETE', pathOf(resource.uri))).status).toBe(204)
  expect((await listen(stage, ana)).status).toBe(201)
  await stage.advance(-25 * HOUR)
})

test('anybody books on the public page, once on a single-use link, and what the link carries is kept', async ({
  stage,
}) => {
  const ana = await mentor(stage)
  const wish = { max_event_count: 1, owner: ana.type, owner_type: 'EventType' }
  const { resource } = await stage.call(ana.token, 'POST', '/scheduling_links', wish)
  const address = `${pathOf(resource.booking_url)}?utm_content=booking-7`
  const shown = await (await fetch(`${stage.sandbox.url}${address}`)).text()
  expect(shown).toContain('name="utm_content" value="booking-7"')
  const [, start_time = ''] = /name="start_time" value="([^"]+)"/.exec(shown) ?? []
  const person = { name: '<b>Ben</b>', email: 'ben@sundial.test', timezone: 'UTC', utm_content: 'booking-7' }
  expect((await stage.form(address, { ...person, start_time: 'x' })).status).toBe(400)
  expect((await stage.form(address, { ...person, start_time })).status).toBe(200)
  expect((await stage.form(address, { ...person, start_time })).status).toBe(410)
  const { collection } = await stage.call(ana.token, 'GET', `/scheduled_events?user=${ana.uri}`)
  const { collection: invitees } = await stage.call(
    ana.token,
    'GET',
    `${pathOf(collection[0]?.uri)}/invitees`,
  )
  expect(invitees).toMatchObject([{ name: '<b>Ben</b>', tracking: { utm_content: 'booking-7' } }])
  const open = `/d/${ana.type.split('/').at(-1)}`
  expect((await stage.form(open, { ...person, start_time })).status).toBe(409)
  expect(await stage.sandbox.overview(true)).toContain('Cancel as the host')
})
