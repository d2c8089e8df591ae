import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect } from '@playwright/test'
import { test } from './sundial.ts'

const nul = '\u0000'
const half = '\ud800'
const nobody = '01890000-0000-7000-8000-000000000000'

type Asked = { query: string; variables?: Record<string, unknown> }

async function code(request: APIRequestContext, { query, variables = {} }: Asked): Promise<string> {
  const answer = await request.post('/graphql', { data: { query, variables } })
  const { data, errors } = await answer.json()
  const [refused] = Object.values<{ __typename?: string }>(data ?? {})
  return errors?.[0]?.extensions?.code ?? refused?.__typename ?? 'nothing'
}

const byHandle = 'query ($text: String!) { mentor(handle: $text) { id } }'
const checkout = `mutation ($input: BookingCheckoutInput!) {
  bookingCheckout(input: $input) { __typename ... on InputInvalid { issues { path } } }
}`

/** A booking of Ana's free session that is right in all but what is given. */
async function booking(request: APIRequestContext, wrong: Record<string, unknown>): Promise<Asked> {
  // By the sandbox's clock: other journeys turn it on.
  const { now: from } = (await (await request.get('/sandbox.json')).json()) as { now: string }
  const query = `query ($from: DateTime!, $to: DateTime!) {
    sessionType(mentor: "ana", slug: "intro-session") { id slots(from: $from, to: $to) { startsAt } }
  }`
  const variables = { from, to: new Date(Date.parse(from) + 30 * 86_400_000).toISOString() }
  const { data } = await (await request.post('/graphql', { data: { query, variables } })).json()
  const { id, slots } = data.sessionType
  const right = { sessionTypeId: id, startsAt: slots.at(-1).startsAt, timeZone: 'Europe/Lisbon' }
  const mentee = { name: 'Wanda Wrong', email: 'wanda@guest.test' }
  return {
    query: checkout,
    variables: { input: { ...right, mentee, idempotencyKey: randomUUID(), ...wrong } },
  }
}

test('every question that makes no sense is refused by a code of its own', async ({ request }) => {
  const table: [string, Asked][] = [
    ['TEXT_UNREADABLE', { query: byHandle, variables: { text: `ana${nul}` } }],
    ['TEXT_UNREADABLE', { query: byHandle, variables: { text: `ana${half}` } }],
    ['TEXT_UNREADABLE', { query: byHandle, variables: { text: 'a'.repeat(20_001) } }],
    ['TEXT_UNREADABLE', { query: '{ mentor(handle: "ana\\u0000") { id } }' }],
    ['TEXT_UNREADABLE', { query: '{ mentors(search: "\\u0000") { edges { cursor } } }' }],
    ['TEXT_UNREADABLE', { query: '{ mentors(topics: ["career", "\\u0000"]) { edges { cursor } } }' }],
    [
      'TEXT_UNREADABLE',
      { query: 'query ($text: String = "\\u0000") { mentors(search: $text) { totalCount } }' },
    ],
    ['GRAPHQL_PARSE_FAILED', { query: '{ mentor(handle: "\\ud800") { id } }' }],
    ['nothing', { query: byHandle, variables: { text: 'a'.repeat(20_000) } }],
    ['PAGE_SIZE_INVALID', { query: '{ mentors(first: 1000) { edges { cursor } } }' }],
    ['PAGE_SIZE_INVALID', { query: '{ mentors(first: -1) { edges { cursor } } }' }],
    ['CURSOR_INVALID', { query: '{ mentors(first: 2, after: "zzz") { edges { cursor } } }' }],
    ['ID_INVALID', { query: `{ node(id: "${nobody}") { id } }` }],
    ['nothing', { query: `{ node(id: "Booking_${nobody}") { id } }` }],
    ['UNAUTHENTICATED', { query: '{ stuckBookings { edges { cursor } } }' }],
    [
      'WINDOW_TOO_WIDE',
      {
        query: `{ sessionType(mentor: "ana", slug: "intro-session") {
          slots(from: "0001-01-01T00:00:00Z", to: "9999-12-31T00:00:00Z") { startsAt } } }`,
      },
    ],
  ]
  for (const [wanted, asked] of table)
    expect(await code(request, asked), JSON.stringify(asked).slice(0, 120)).toBe(wanted)
  for (const [from, to] of [
    ['2030-01-01', '2026-01-01'],
    ['0001-01-01', '0001-01-09'],
    ['9999-12-01', '9999-12-31'],
  ]) {
    const slots = `slots(from: "${from}T00:00:00Z", to: "${to}T00:00:00Z") { startsAt }`
    const query = `{ sessionType(mentor: "ana", slug: "intro-session") { ${slots} } }`
    const answer = await request.post('/graphql', { data: { query } })
    expect(await answer.json()).toEqual({ data: { sessionType: { slots: [] } } })
  }
})

test('every wrong booking is refused by its type, and none is made', async ({ request }) => {
  const mentee = { name: 'Wanda Wrong', email: 'wanda@guest.test' }
  const table: [string, Record<string, unknown>][] = [
    ['TEXT_UNREADABLE', { mentee: { ...mentee, name: `Wan${nul}da` } }],
    ['InputInvalid', { mentee: { ...mentee, name: 'Wanda\r\nBcc: everybody@guest.test' } }],
    ['InputInvalid', { mentee: { ...mentee, name: 'W'.repeat(81) } }],
    ['InputInvalid', { mentee: { ...mentee, email: 'wanda@guest.test\r\nBcc: x@guest.test' } }],
    ['InputInvalid', { mentee: null }],
    ['InputInvalid', { promotionCode: 'W'.repeat(5_000) }],
    ['InputInvalid', { answers: [{ questionId: `Question_${nobody}`, value: 'because' }] }],
    ['SessionTypeNotFound', { sessionTypeId: `SessionType_${nobody}` }],
    ['SlotNotOffered', { startsAt: '2020-01-01T10:00:00Z' }],
    ['SlotNotOffered', { startsAt: '0001-01-01T10:00:00Z' }],
    ['SlotNotOffered', { startsAt: '9999-12-31T10:00:00Z' }],
  ]
  for (const [wanted, wrong] of table)
    expect(await code(request, await booking(request, wrong)), JSON.stringify(wrong).slice(0, 120)).toBe(
      wanted,
    )
  const mails = await (await request.get('/sandbox/mail.json')).json()
  expect(JSON.stringify(mails)).not.toContain('anda')
})

test('what is no question at all is a 400, and what proves nothing is turned away', async ({ request }) => {
  const headers = { 'content-type': 'application/json' }
  for (const data of ['{"query":', 'xx', '[]', '{"query":5}', '{"query":"{now}","variables":"x"}'])
    expect((await request.post('/graphql', { headers, data: Buffer.from(data) })).status(), data).toBe(400)
  for (const signature of [undefined, '', 't=1,v1=00', 'nonsense']) {
    const signed = signature === undefined ? headers : { ...headers, 'stripe-signature': signature }
    const answer = await request.post('/webhooks/stripe', {
      headers: signed,
      data: Buffer.from('{"id":"evt_1"}'),
    })
    expect([400, 401], signature).toContain(answer.status())
  }
  expect((await request.post('/cron/process-payouts')).status()).toBe(401)
})

test('a page whose address makes no sense is not there, and leads on', async ({ request }) => {
  for (const path of [
    '/?search=%00',
    '/?topic=%00',
    '/?after=zzz',
    '/mentors/%00',
    '/mentors/ana/%00',
    '/b/%00',
    '/bookings/%00',
    `/bookings/Booking_${nobody}`,
    '/bookings?after=zzz',
    '/mentors/ana/intro-session?day=9999-12-31',
  ])
    expect((await request.get(path)).status(), path).toBe(404)
  for (const at of ['%00', '+275760-09-13T00:00:00Z', '275760-09-13', 'soon'])
    expect(
      (await request.get(`/mentors/ana/intro-session/book?at=${at}`, { maxRedirects: 0 })).status(),
    ).toBe(302)
  for (const at of ['0001-01-01T00:00:00Z', '2020-01-01T00:00:00Z']) {
    const answer = await request.get(`/mentors/ana/intro-session/book?at=${at}`)
    expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining('no longer free')])
  }
})

test('a form with characters that no text can have keeps nothing and says so', async ({ request }) => {
  const details = { name: `Nul${nul}`, email: 'nul@guest.test', password: 'a long enough password' }
  for (const [path, form] of [
    ['/sign-up', { ...details, timeZone: 'Europe/Lisbon' }],
    ['/sign-in', { email: `a${nul}@guest.test`, password: 'x' }],
  ] as const) {
    const answer = await request.post(path, { form })
    expect([answer.status(), await answer.text()]).toEqual([400, expect.stringContaining('could not read')])
  }
})
