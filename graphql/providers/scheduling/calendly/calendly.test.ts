import { createHash } from 'node:crypto'
import { expect, test as plain } from 'vitest'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { type CalendlySandbox, startCalendlySandbox } from '#graphql/sandbox/calendly/server.ts'
import { temporaryDatabase } from '#graphql/sandbox/frame/testing.ts'
import type { Access, BookingRequest, Connected, Scheduling } from '../port.ts'
import { calendlyScheduling } from './calendly.ts'

const opening = '2026-11-20T10:00:00Z'
const now = () => new Date(opening)
const client = { id: 'sundial', secret: 'secret' }
const redirectUri = 'http://localhost:3000/back'

/** A company in miniature over HTTP, and the adapter that talks to it. */
type Stage = { sandbox: CalendlySandbox; scheduling: Scheduling; requests: string[] }

const test = plain.extend<{ $file: { stage: Stage } }>({
  stage: [
    async ({}, use) => {
      const database = await temporaryDatabase()
      const requests: string[] = []
      const sandbox = await startCalendlySandbox({
        ...{ port: 0, pool: database.pool, now, machineNow: now, client, background: false },
        onCall: ({ method, path, status }) => void requests.push(`${method} ${path} ${status}`),
      })
      const scheduling = calendlyScheduling({
        ...{ client, signingKeys: ['new', 'old'], apiBase: sandbox.url, authBase: sandbox.url, now },
        fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(4_000) }),
      })
      await use({ sandbox, scheduling, requests })
      await sandbox.close()
      await database.drop()
    },
    { scope: 'file' },
  ],
})

function facts<T>(reaction: Reaction<T>): T {
  expect(reaction).toMatchObject({ status: 'done' })
  return (reaction as { facts: T }).facts
}

let people = 0

/** A mentor who has said yes on the page, and their half hour. */
async function connected({ scheduling, sandbox }: Stage) {
  people += 1
  const verifier = 'v'.repeat(50)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const page = new URL(scheduling.authorizeUrl({ state: 'abc', challenge, redirectUri }))
  const pressed = await fetch(`${sandbox.url}${page.pathname}`, {
    method: 'POST',
    body: new URLSearchParams({
      ...Object.fromEntries(page.searchParams),
      decision: 'allow',
      email: `ana${people}@calendly.test`,
      timezone: 'Europe/Lisbon',
    }),
    redirect: 'manual',
  })
  const code = new URL(pressed.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const account: Connected = facts(await scheduling.connect({ kind: 'code', code, verifier, redirectUri }))
  const { userId, organizationId, tokens } = account
  const access: Access = { userId, organizationId, token: tokens.access }
  const [type] = facts(await scheduling.listTypes(access))
  const request: BookingRequest = {
    ...{
      bookingId: `booking-${people}`,
      typeId: type?.id ?? '',
      startsAt: new Date('2026-11-23T10:00:00Z'),
      durationMinutes: 30,
    },
    attendee: { name: 'Ben', email: 'ben@sundial.test', timeZone: 'America/New_York' },
    answers: [{ question: 'What about?', answer: 'Careers.' }],
  }
  return { account, access, request, id: userId.split('/').at(-1) ?? '' }
}

const eventId = (uri: string) => uri.split('/').at(-1) ?? ''

test('a mentor says yes, tokens are renewed once, and what is given up opens nothing', async ({ stage }) => {
  const { scheduling } = stage
  const { account, access } = await connected(stage)
  expect(account).toMatchObject({
    email: 'ana1@calendly.test',
    timeZone: 'Europe/Lisbon',
    tokens: { accessExpiresAt: new Date('2026-11-20T12:00:00Z') },
  })
  const old = account.tokens.refresh ?? ''
  const renewed = facts(await scheduling.refresh(access.userId, old))
  const revoked = { status: 'refused', code: 'ACCESS_REVOKED' }
  expect(facts(await scheduling.disconnect({ ...access, token: renewed.access }, renewed.refresh))).toBeNull()
  expect(facts(await scheduling.disconnect({ ...access, token: renewed.access }, renewed.refresh))).toBeNull()
  expect(await scheduling.listTypes({ ...access, token: renewed.access })).toMatchObject(revoked)
  expect(await scheduling.refresh(access.userId, old)).toMatchObject(revoked)
  const stranger = calendlyScheduling({
    client: { ...client, secret: 'wrong' },
    signingKeys: [],
    authBase: stage.sandbox.url,
    apiBase: stage.sandbox.url,
    now,
  })
  expect(await stranger.refresh(access.userId, old)).toMatchObject({ status: 'misconfigured' })
})

test('times are asked for by 31 days at most, however long the wish, and none is told twice', async ({
  stage,
}) => {
  const { scheduling, requests } = stage
  const { access, request } = await connected(stage)
  requests.length = 0
  const span = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2027-01-24T00:00:00Z') }
  const times = facts(await scheduling.freeTimes(access, { ...request, ...span }))
  expect(requests).toEqual(Array(3).fill('GET /event_type_available_times 200'))
  expect(new Set(times.map(Number)).size).toBe(times.length)
  expect([times[0]?.toISOString(), times.at(-1)?.toISOString()]).toEqual([
    '2026-11-20T10:30:00.000Z',
    '2027-01-22T16:30:00.000Z',
  ])
})

test('a booking carries our id and is found by it; a time that is gone is refused', async ({ stage }) => {
  const { scheduling } = stage
  const { access, request } = await connected(stage)
  const booked = facts(await scheduling.book(access, request))
  const { bookingId, startsAt, attendee } = request
  expect(booked).toMatchObject({
    state: 'ACTIVE',
    bookingId,
    startsAt,
    attendee,
    movedFrom: null,
    cancelledBy: null,
  })
  expect(
    facts(await scheduling.find(access, { bookingId, email: attendee.email, around: startsAt })),
  ).toEqual(booked)
  expect(
    facts(await scheduling.find(access, { bookingId: 'another', email: attendee.email, around: startsAt })),
  ).toBeNull()
  expect(await scheduling.book(access, { ...request, bookingId: 'late' })).toMatchObject({
    status: 'refused',
    code: 'TIME_TAKEN',
  })
  expect(await scheduling.fetch(access, 'https://evil.test/users/me')).toMatchObject({
    status: 'refused',
    code: 'NOT_FOUND',
  })
})

test('silence after a booking is unknown, and what it left is found', async ({ stage }) => {
  const { scheduling, sandbox } = stage
  const { access, request } = await connected(stage)
  await sandbox.setFaults({ next: [{ on: 'call', path: '/invitees', do: 'timeoutAfterEffect' }] })
  expect(await scheduling.book(access, request)).toMatchObject({ status: 'unknown' })
  const wanted = { bookingId: request.bookingId, email: request.attendee.email, around: request.startsAt }
  expect(facts(await scheduling.find(access, wanted))).toMatchObject({ state: 'ACTIVE' })
  const next = { ...request, bookingId: 'second', startsAt: new Date('2026-11-23T12:00:00Z') }
  await sandbox.setFaults({
    next: [{ on: 'call', path: '/scheduled_events/{uuid}', method: 'GET', do: 'error', status: 429 }],
  })
  expect(await scheduling.book(access, next)).toMatchObject({ status: 'unknown' })
  await sandbox.setFaults({ next: [{ on: 'call', path: '/invitees', do: 'error', status: 429 }] })
  expect(await scheduling.book(access, next)).toMatchObject({ status: 'retryLater' })
  await sandbox.setFaults({
    next: [{ on: 'call', path: '/event_types', method: 'GET', do: 'error', status: 503 }],
  })
  expect(await scheduling.listTypes(access)).toMatchObject({ status: 'retryLater' })
})

test('a plan without bookings by the API says so', async ({ stage }) => {
  const { scheduling, sandbox } = stage
  const { access, request, id } = await connected(stage)
  await sandbox.act({ do: 'plan', user: id, plan: 'free' })
  expect(await scheduling.book(access, request)).toMatchObject({ status: 'refused', code: 'PLAN' })
})

test('a cancellation is done once and for ever, and says whose it was', async ({ stage }) => {
  const { scheduling, sandbox } = stage
  const { access, request } = await connected(stage)
  const { id } = facts(await scheduling.book(access, request))
  for (let time = 0; time < 2; time++)
    expect(facts(await scheduling.cancel(access, id, 'Ill.'))).toMatchObject({
      state: 'CANCELLED',
      cancelledBy: 'MENTOR',
      cancelReason: 'Ill.',
      movedTo: null,
    })
  const { id: other } = facts(await scheduling.book(access, { ...request, bookingId: 'other' }))
  await sandbox.act({ do: 'cancel', event: eventId(other), by: 'invitee', reason: null })
  expect(facts(await scheduling.fetch(access, other))).toMatchObject({
    state: 'CANCELLED',
    cancelledBy: 'MENTEE',
  })
})

test('a move is one booking after another, joined both ways, and repeated changes nothing', async ({
  stage,
}) => {
  const { scheduling, sandbox, requests } = stage
  const { access, request } = await connected(stage)
  const { id } = facts(await scheduling.book(access, request))
  const wish = { ...request, id, startsAt: new Date('2026-11-24T11:00:00Z'), reason: 'Later.' }
  // The new time was booked, and the old one not yet cancelled.
  await sandbox.setFaults({
    next: [{ on: 'call', path: '/scheduled_events/{uuid}/cancellation', do: 'error', status: 500 }],
  })
  expect(await scheduling.move(access, wish)).toMatchObject({ status: 'unknown' })
  requests.length = 0
  const moved = facts(await scheduling.move(access, wish))
  expect(facts(await scheduling.move(access, wish))).toEqual(moved)
  expect(requests.filter((each) => each.startsWith('POST /invitees'))).toEqual([])
  expect(moved).toMatchObject({
    state: 'ACTIVE',
    startsAt: wish.startsAt,
    movedFrom: id,
    bookingId: request.bookingId,
  })
  expect(facts(await scheduling.fetch(access, id))).toMatchObject({ state: 'CANCELLED', movedTo: moved.id })
  expect(facts(await scheduling.fetch(access, moved.id))).toMatchObject({ movedFrom: id, movedTo: null })
  const gone = { ...wish, id: moved.id, typeId: wish.typeId, startsAt: new Date('2026-11-28T11:00:00Z') }
  expect(await scheduling.move(access, gone)).toMatchObject({ status: 'refused', code: 'TIME_TAKEN' })
  expect(facts(await scheduling.fetch(access, moved.id))).toMatchObject({ state: 'ACTIVE' })
})

test('a move whose old time is over by then is made all the same', async ({ stage }) => {
  const { scheduling, sandbox } = stage
  const { access, request } = await connected(stage)
  const { id } = facts(await scheduling.book(access, request))
  const path = '/scheduled_events/{uuid}/cancellation'
  await sandbox.setFaults({ next: [{ on: 'call', path, do: 'error', status: 403 }] })
  const wish = { ...request, id, startsAt: new Date('2026-11-24T11:00:00Z'), reason: 'Later.' }
  const moved = facts(await scheduling.move(access, wish))
  expect(moved).toMatchObject({ state: 'ACTIVE', startsAt: wish.startsAt, movedFrom: id })
})

test('what is moved over there is followed, and all that changed is listed', async ({ stage }) => {
  const { scheduling, sandbox } = stage
  const { access, request } = await connected(stage)
  const { id } = facts(await scheduling.book(access, request))
  const next = await sandbox.act({
    do: 'move',
    event: eventId(id),
    to: '2026-11-23T10:30:00Z',
    by: 'invitee',
    reason: null,
  })
  expect(facts(await scheduling.fetch(access, id))).toMatchObject({
    state: 'CANCELLED',
    movedTo: next,
    bookingId: request.bookingId,
  })
  expect(facts(await scheduling.fetch(access, next))).toMatchObject({
    state: 'ACTIVE',
    movedFrom: id,
    bookingId: request.bookingId,
  })
  const { bookings, next: page } = facts(await scheduling.listChanged(access, now(), null))
  expect(bookings.map(({ id }) => id).sort()).toEqual([id, next].sort())
  expect(page).toBeNull()
  expect(facts(await scheduling.listChanged(access, new Date(now().getTime() + 1), null)).bookings).toEqual(
    [],
  )
})

test('deliveries are asked for once, and anew when they were given up', async ({ stage }) => {
  const { scheduling, sandbox } = stage
  const { access } = await connected(stage)
  const url = 'http://127.0.0.1:9/webhooks/calendly'
  const first = facts(await scheduling.subscribe(access, url))
  expect(facts(await scheduling.subscribe(access, url))).toEqual(first)
  await sandbox.act({ do: 'disable', subscription: eventId(first.id) })
  expect(facts(await scheduling.fetchSubscription(access, first.id))).toEqual({ ...first, active: false })
  const second = facts(await scheduling.subscribe(access, url))
  expect(second).toMatchObject({ active: true })
  expect(second.id).not.toBe(first.id)
  expect(facts(await scheduling.fetchSubscription(access, first.id))).toBeNull()
})
