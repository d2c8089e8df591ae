import { expect } from 'vitest'
import { brokenRules, withContract } from './contract.ts'
import { ask, client, mentor, test } from './testing.ts'

const HOUR = 3_600_000

test('a managed user is made, found by e-mail, changed and deleted with all that is theirs', async ({
  stage,
}) => {
  const made = await stage.platform('POST', '/users', {
    email: 'eva@sundial.test',
    name: 'Eva',
    timeZone: 'Asia/Tokyo',
  })
  expect(made).toMatchObject({ status: 201, body: { status: 'success' } })
  const { user, accessToken } = made.data as { user: { id: number }; accessToken: string }
  expect(user).toMatchObject({ email: `eva+${client.clientId}@sundial.test`, timeZone: 'Asia/Tokyo' })
  expect((await stage.platform('POST', '/users', { email: 'eva@sundial.test', name: 'E' })).status).toBe(400)
  const found = await stage.platform('GET', '/users?emails=eva@sundial.test&limit=2')
  expect(found.data).toMatchObject([{ id: user.id }])
  await stage.platform('PATCH', `/users/${user.id}`, { timeZone: 'Europe/Lisbon' })
  expect((await stage.platform('GET', `/users/${user.id}`)).data).toMatchObject({ timeZone: 'Europe/Lisbon' })
  expect((await stage.platform('DELETE', `/users/${user.id}`)).status).toBe(200)
  expect((await stage.platform('GET', `/users/${user.id}`)).status).toBe(404)
  expect((await stage.call(accessToken, 'GET', '/event-types')).status).toBe(401)
})

test('an access token lives an hour of real time, a refresh token works once within a year', async ({
  stage,
}) => {
  const { token, refreshToken } = await mentor(stage)
  const refresh = (secret: string) =>
    ask(
      `${stage.sandbox.url}/v2/oauth/${client.clientId}/refresh`,
      'POST',
      { refreshToken: secret },
      {
        'x-cal-secret-key': client.clientSecret,
      },
    )
  await stage.advance(48 * HOUR)
  expect((await stage.call(token, 'GET', '/event-types')).status).toBe(200)
  stage.machine.advance(HOUR + 1)
  expect(await stage.call(token, 'GET', '/event-types')).toMatchObject({
    status: 498,
    body: { error: { code: 'TokenExpiredException' } },
  })
  const next = await refresh(refreshToken)
  expect(next.data).toMatchObject({ accessTokenExpiresAt: stage.machine.now().getTime() + HOUR })
  expect((await stage.call(String(next.data.accessToken), 'GET', '/event-types')).status).toBe(200)
  expect((await refresh(refreshToken)).status).toBe(400)
  stage.machine.advance(366 * 24 * HOUR)
  expect((await refresh(String(next.data.refreshToken))).status).toBe(400)
})

test('a forced refresh ends the tokens before it, and the platform alone can ask for it', async ({
  stage,
}) => {
  const { token, userId } = await mentor(stage)
  const path = `/users/${userId}/force-refresh`
  const forced = await stage.platform('POST', path)
  expect((await stage.call(token, 'GET', '/event-types')).status).toBe(401)
  expect((await stage.call(String(forced.data.accessToken), 'GET', '/event-types')).status).toBe(200)
  const url = `${stage.sandbox.url}/v2/oauth-clients/${client.clientId}${path}`
  expect((await ask(url, 'POST', undefined, { 'x-cal-secret-key': 'wrong' })).status).toBe(401)
  await stage.sandbox.act({ revoke: String(userId) })
  expect((await stage.call(String(forced.data.accessToken), 'GET', '/event-types')).status).toBe(401)
})

test('every way out carries the envelope: unknown address, parameter, version, fault', async ({ stage }) => {
  const { token } = await mentor(stage)
  const shape = (code: string, path: string) => ({ status: 'error', path, error: { code } })
  const missing = await stage.call(token, 'GET', '/nowhere')
  expect(missing).toMatchObject({ status: 404, body: shape('NotFoundException', '/v2/nowhere') })
  expect(missing.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  const invented = await stage.call(token, 'GET', '/bookings?colour=red')
  expect(invented).toMatchObject({
    status: 400,
    body: { error: { message: 'colour: property colour should not exist' } },
  })
  const url = `${stage.sandbox.url}/v2/bookings`
  const old = await ask(url, 'GET', undefined, { 'cal-api-version': '2024-04-15' })
  expect(old).toMatchObject({ status: 400, body: shape('BadRequestException', '/v2/bookings') })
  expect(JSON.stringify(old.body)).toContain('2024-08-13')
  await stage.sandbox.setFaults({ next: [{ on: 'call', path: '/v2/bookings', do: 'error', status: 500 }] })
  const broken = await stage.call(token, 'GET', '/bookings')
  expect(broken).toMatchObject({ status: 500, body: shape('InternalServerErrorException', '/v2/bookings') })
  expect((await stage.call(token, 'GET', '/bookings')).status).toBe(200)
})

test('calls are counted: by whoever says who they are, and all others together', async ({ stage }) => {
  const { token } = await mentor(stage)
  const first = await stage.call(token, 'GET', '/event-types')
  expect(first.headers.get('x-ratelimit-limit-default')).toBe('2000')
  const slots = '/slots?eventTypeId=1&start=2026-11-23&end=2026-11-24'
  const anyone = () => stage.call(null, 'GET', slots)
  const left = Number((await anyone()).headers.get('x-ratelimit-remaining-default'))
  expect(left).toBeGreaterThan(100)
  for (let i = 0; i < left; i += 1) expect((await anyone()).status).toBe(404)
  const beyond = await anyone()
  expect(beyond).toMatchObject({ status: 429, body: { error: { code: 'ThrottlerException' } } })
  expect(beyond.headers.get('x-ratelimit-remaining-default')).toBe('0')
  expect((await stage.call(token, 'GET', '/event-types')).status).toBe(200)
})

test('a wrong fault plan is answered with what is wrong', async ({ stage }) => {
  const plan = { next: [{ on: 'webhook', do: 'oldTimestamp' }] }
  expect(await stage.sandbox.control(plan)).toMatchObject({ status: 400 })
  expect(
    await stage.sandbox.control({ next: [{ on: 'call', path: '/v1/refunds', do: 'delay', by: 'PT1S' }] }),
  ).toMatchObject({ status: 400 })
  expect(await stage.sandbox.control({ next: [] })).toEqual({ status: 200, body: {} })
})

test.skipIf(!withContract)('every call and answer above is as the contract says', ({ stage }) => {
  expect(stage.calls.length).toBeGreaterThan(100)
  expect(brokenRules(stage.calls)).toEqual([])
})
