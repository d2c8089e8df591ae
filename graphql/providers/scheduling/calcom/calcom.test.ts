import { expect } from 'vitest'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { brokenRules, withContract } from '#graphql/sandbox/calcom/contract.ts'
import { client, guest, test as plain, type Stage } from '#graphql/sandbox/calcom/testing.ts'
import type { Scheduling } from '../port.ts'
import { calcomScheduling } from './calcom.ts'

const webhookSecrets = ['whsec_that_is_new', 'whsec_that_was_before']

const test = plain.extend<{ scheduling: Scheduling }>({
  scheduling: async ({ stage }, use) =>
    use(calcomScheduling({ ...client, webhookSecrets, apiBase: stage.sandbox.url })),
})

function facts<T>(reaction: Reaction<T>): T {
  if (reaction.status !== 'done') throw new Error(JSON.stringify(reaction))
  return reaction.facts
}

const NINE = new Date('2026-11-23T09:00:00Z')
const users = `/v2/oauth-clients/${client.clientId}/users`
let people = 0

function person() {
  people += 1
  return { kind: 'managed' as const, name: 'Ana', email: `ana${people}@sundial.test`, timeZone: 'UTC' }
}

async function mentor(scheduling: Scheduling, durationChoices: number[] = []) {
  const { userId, tokens } = facts(await scheduling.connect(person()))
  const access = { userId, organizationId: null, token: tokens.access }
  const draft = { id: null, name: 'Talk', slug: 'talk', description: '', durationMinutes: 60, active: true }
  const { id: typeId } = facts(await scheduling.saveType(access, { ...draft, durationChoices }))
  return { access, tokens, typeId }
}

const asked = (typeId: string, durationMinutes = 60) => ({
  bookingId: 'b1',
  typeId,
  startsAt: NINE,
  durationMinutes,
  attendee: guest,
  answers: [],
})

const lose = (stage: Stage, path: string) =>
  stage.sandbox.setFaults({ next: [{ on: 'call', path, do: 'timeoutAfterEffect' }] })

test('whose account was made and the answer lost gets the same account', async ({ stage, scheduling }) => {
  const introduction = person()
  await lose(stage, users)
  expect(await scheduling.connect(introduction)).toMatchObject({ status: 'unknown' })
  const connected = facts(await scheduling.connect(introduction))
  expect(connected).toMatchObject({ name: 'Ana', email: introduction.email, timeZone: 'UTC', pageUrl: null })
  expect(connected.tokens.accessExpiresAt).toEqual(new Date(stage.machine.now().getTime() + 3_600_000))
  const listed = await stage.platform('GET', `/users?emails=${introduction.email}`)
  expect(listed.data).toMatchObject([{ id: Number(connected.userId) }])
  const access = { ...connected, token: connected.tokens.access }
  expect(facts(await scheduling.listTypes(access))).toEqual([])
})

test('an access token that ran out is told apart; a refresh token whose answer was lost is replaced by force', async ({
  stage,
  scheduling,
}) => {
  const { access, tokens } = await mentor(scheduling)
  stage.machine.advance(3_600_001)
  expect(await scheduling.listTypes(access)).toMatchObject({ status: 'refused', code: 'ACCESS_REVOKED' })
  await lose(stage, `/v2/oauth/${client.clientId}/refresh`)
  expect(await scheduling.refresh(access.userId, tokens.refresh!)).toMatchObject({ status: 'unknown' })
  const next = facts(await scheduling.refresh(access.userId, tokens.refresh!))
  expect(facts(await scheduling.listTypes({ ...access, token: next.access }))).toHaveLength(1)
  await stage.platform('DELETE', `/users/${access.userId}`)
  const gone = { status: 'refused', code: 'ACCESS_REVOKED' }
  expect(await scheduling.refresh(access.userId, next.refresh!)).toMatchObject(gone)
  expect(await scheduling.disconnect(access, null)).toMatchObject({ status: 'done' })
})

test('our own keys refused is for a person to mend, and nobody answering is for later', async ({
  stage,
  scheduling,
}) => {
  const wrong = calcomScheduling({
    ...client,
    clientSecret: 'no',
    webhookSecrets,
    apiBase: stage.sandbox.url,
  })
  expect(await wrong.connect(person())).toMatchObject({ status: 'misconfigured' })
  const nobody = calcomScheduling({ ...client, webhookSecrets, apiBase: 'http://127.0.0.1:2' })
  expect(await nobody.connect(person())).toMatchObject({ status: 'retryLater', reason: 'ECONNREFUSED' })
  expect(await scheduling.connect({ kind: 'token', token: 't' })).toMatchObject({ status: 'refused' })
})

test('what was not even sent, because the company is left alone, is told', async ({ stage }) => {
  const fetch = async () => {
    throw Object.assign(new Error('left alone'), { code: 'PROVIDER_RESTING' })
  }
  const scheduling = calcomScheduling({ ...client, webhookSecrets, apiBase: stage.sandbox.url, fetch })
  expect(await scheduling.connect(person())).toMatchObject({ status: 'retryLater', heldBack: true })
})

test('another length is named only to a type that has it, and is not moved to', async ({ scheduling }) => {
  const { access, typeId } = await mentor(scheduling, [30])
  const half = { ...asked(typeId, 30), minutes: 5 }
  const hold = facts(await scheduling.hold(access, half))
  facts(await scheduling.releaseHold(access, hold.id))
  const booking = facts(await scheduling.book(access, asked(typeId, 30)))
  expect(booking.endsAt).toEqual(new Date(NINE.getTime() + 1_800_000))
  const move = {
    ...asked(typeId, 30),
    id: booking.id,
    startsAt: new Date(NINE.getTime() + 7_200_000),
    reason: '',
  }
  expect(await scheduling.move(access, move)).toMatchObject({ status: 'refused', code: 'LENGTH_NOT_KEPT' })
  expect(facts(await scheduling.fetch(access, booking.id))).toMatchObject({ state: 'ACTIVE' })
  const single = await mentor(scheduling)
  expect(await scheduling.book(single.access, asked(single.typeId, 30))).toMatchObject({ status: 'refused' })
})

test('a reservation that cannot be renewed is made anew', async ({ stage, scheduling }) => {
  const { access, typeId } = await mentor(scheduling)
  const request = { typeId, startsAt: NINE, durationMinutes: 60, minutes: 5 }
  const hold = facts(await scheduling.hold(access, request))
  const path = '/v2/slots/reservations/{uid}'
  await stage.sandbox.setFaults({ next: [{ on: 'call', method: 'PATCH', path, do: 'error', status: 422 }] })
  const anew = facts(await scheduling.renewHold(access, hold.id, request))
  expect(anew.id).not.toBe(hold.id)
  expect(await scheduling.hold(access, request)).toMatchObject({ status: 'refused', code: 'TIME_TAKEN' })
})

test('what the webhook that we asked for delivers is believed, and leads to the booking', async ({
  stage,
  scheduling,
}) => {
  const { access, typeId } = await mentor(scheduling)
  facts(await scheduling.subscribe(access, stage.listener))
  const { id } = facts(await scheduling.book(access, asked(typeId)))
  await stage.sandbox.runDue()
  const { body, signature } = stage.received.at(-1)!
  const read = scheduling.readWebhook(Buffer.from(body), () => signature, stage.machine.now())
  expect(read).toMatchObject({
    status: 'done',
    event: { type: 'BOOKING_CREATED', objectId: id, userId: access.userId },
  })
  expect(
    scheduling.readWebhook(Buffer.from(body), () => 'no-secret-provided', stage.machine.now()),
  ).toMatchObject({ status: 'refused' })
})

test.skipIf(!withContract)('what was sent and answered is as Cal.com publishes it', ({ stage }) => {
  expect(brokenRules(stage.calls)).toEqual([])
})
