import { expect } from 'vitest'
import { challengeOf, client, mentor, type Stage, test } from './testing.ts'

const verifier = 'v'.repeat(43)
const redirect = 'http://localhost:3000/back'
const request = {
  ...{ client_id: client.id, redirect_uri: redirect, response_type: 'code', state: 'abc' },
  ...{ code_challenge: challengeOf(verifier), code_challenge_method: 'S256' },
}

/** What comes back in the address after a person pressed a button. */
async function pressed(stage: Stage, decision: string, over: Record<string, string> = {}) {
  const person = { email: 'oa@calendly.test', name: 'Oa', timezone: 'Asia/Kolkata' }
  const answer = await stage.form('/oauth/authorize', { ...request, ...person, ...over, decision })
  expect(answer.status).toBe(303)
  return new URL(answer.headers.get('location') ?? '').searchParams
}

async function tokensFor(stage: Stage, fields: Record<string, string>) {
  const secrets = { client_id: client.id, client_secret: client.secret }
  const answer = await stage.form('/oauth/token', { ...secrets, ...fields })
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}

const byCode = (stage: Stage, code: string | null, code_verifier = verifier) =>
  tokensFor(stage, {
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: redirect,
    code_verifier,
  })
const byRefresh = (stage: Stage, refresh_token = '') =>
  tokensFor(stage, { grant_type: 'refresh_token', refresh_token })
const me = async (stage: Stage, token = '') => (await stage.call(token, 'GET', '/users/me')).status

test('a person says yes on a page, and the code is good once, with its proof', async ({ stage }) => {
  const shown = await fetch(`${stage.sandbox.url}/oauth/authorize?${new URLSearchParams(request)}`)
  expect(await shown.text()).toMatch(/Allow[\s\S]*Deny/)
  const back = await pressed(stage, 'allow')
  expect(back.get('state')).toBe('abc')
  expect(await byCode(stage, back.get('code'), 'w'.repeat(43))).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
  const { status, body } = await byCode(stage, back.get('code'))
  expect(status).toBe(200)
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 7200 })
  expect(await me(stage, body.access_token)).toBe(200)
  expect(await byCode(stage, back.get('code'))).toMatchObject({ status: 400 })
  // Whoever brought it again may have stolen it, or been stolen from.
  expect(await me(stage, body.access_token)).toBe(401)
})

test('a no goes back as one, and a mistake is never sent on to an unknown address', async ({ stage }) => {
  expect((await pressed(stage, 'deny')).get('error')).toBe('access_denied')
  expect((await pressed(stage, 'allow', { code_challenge_method: 'plain' })).get('error')).toBe(
    'invalid_request',
  )
  const foreign = await stage.form('/oauth/authorize', {
    ...request,
    client_id: 'somebody',
    decision: 'allow',
  })
  expect(foreign.status).toBe(400)
  const script = await stage.form('/oauth/authorize', {
    ...request,
    redirect_uri: 'javascript:alert(1)',
    decision: 'allow',
  })
  expect(script.status).toBe(400)
})

test('a refresh token is good once; whoever brings it again ends all that came of it', async ({ stage }) => {
  const first = (await byCode(stage, (await pressed(stage, 'allow')).get('code'))).body
  const second = (await byRefresh(stage, first.refresh_token)).body
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect(await me(stage, second.access_token)).toBe(200)
  expect(await byRefresh(stage, first.refresh_token)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
  expect(await me(stage, second.access_token)).toBe(401)
  expect((await byRefresh(stage, second.refresh_token)).status).toBe(400)
})

test('what is revoked opens nothing, and the application must say who it is', async ({ stage }) => {
  const { body } = await byCode(stage, (await pressed(stage, 'allow')).get('code'))
  const secrets = { client_id: client.id, client_secret: client.secret, token: body.access_token ?? '' }
  const active = async () =>
    ((await (await stage.form('/oauth/introspect', secrets)).json()) as { active: boolean }).active
  expect(await active()).toBe(true)
  expect((await stage.form('/oauth/revoke', { ...secrets, client_secret: 'guessed' })).status).toBe(401)
  expect((await stage.form('/oauth/revoke', secrets)).status).toBe(200)
  expect(await active()).toBe(false)
  const refused = await stage.call(body.access_token ?? '', 'GET', '/users/me')
  expect(refused).toMatchObject({
    status: 401,
    body: { title: 'Unauthenticated', message: 'The access token was revoked' },
  })
  expect((await byRefresh(stage, body.refresh_token)).status).toBe(400)
})

test('a personal token lasts until it is taken back, and is limited like any', async ({ stage }) => {
  const ana = await mentor(stage)
  const { headers } = await stage.call(ana.token, 'GET', '/users/me')
  expect(headers.get('x-ratelimit-limit')).toBe('500')
  expect(Number(headers.get('x-ratelimit-reset'))).toBeLessThanOrEqual(60)
  await stage.sandbox.act({ do: 'revoke', user: ana.id })
  expect(await me(stage, ana.token)).toBe(401)
})
