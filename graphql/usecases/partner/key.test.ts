import { expect } from 'vitest'
import type { InputInvalid } from '#graphql/domain/errors.ts'
import { ApiKeyNotFound } from '#graphql/domain/partner/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'
import { createApiKey } from './create-key.ts'
import { findApiKey } from './key.ts'
import { revokeApiKey } from './revoke-key.ts'

async function made(house: House, input: Partial<Parameters<typeof createApiKey>[2]> = {}) {
  const admin = house.viewerOf(await house.admin())
  const key = await createApiKey(house.deps, admin, { name: 'Code Academy', scopes: ['READ'], ...input })
  return { ...key, admin }
}
const find = ({ deps }: House, secret: string, at = deps.machineNow()) => findApiKey(deps.db, secret, at)

test('a key opens the API for its programme with its scopes, and its secret is not kept', async ({
  house,
}) => {
  const { apiKeyId, secret } = await made(house, {
    scopes: ['READ', 'BOOK', 'READ'],
    programName: 'Bootcamp',
  })

  expect(secret).toMatch(/^sun_[\w-]{43}$/)
  const partner = await find(house, secret)
  expect(partner).toMatchObject({ kind: 'partner', apiKeyId, scopes: ['READ', 'BOOK'] })
  const row = await house.deps.db.apiKey.findUniqueOrThrow({
    where: { id: apiKeyId },
    include: { program: true },
  })
  expect(JSON.stringify(row)).not.toContain(secret.slice(4))
  expect(row.program).toMatchObject({ id: partner?.programId, slug: 'bootcamp' })
})

test('keys of one programme belong together', async ({ house }) => {
  const [first, second] = [await made(house, { name: 'Rotated' }), await made(house, { name: 'Rotated' })]
  const [one, other] = [await find(house, first.secret), await find(house, second.secret)]

  expect(one?.programId).toBe(other?.programId)
  expect(one?.apiKeyId).not.toBe(other?.apiKeyId)
})

test('what is no key, another key, or one that expired opens nothing', async ({ house }) => {
  const expiresAt = new Date(house.deps.machineNow().getTime() + 60_000)
  const { secret } = await made(house, { expiresAt })
  const other = secret.slice(0, -1) + (secret.endsWith('A') ? 'B' : 'A')

  for (const wrong of ['', 'sun_', 'Bearer', `${secret}\0`, other, secret.toUpperCase()])
    expect(await find(house, wrong)).toBeNull()
  expect(await find(house, secret, new Date(expiresAt.getTime() - 1))).not.toBeNull()
  expect(await find(house, secret, expiresAt)).toBeNull()
})

test('a revoked key is dead at once and told about once', async ({ house }) => {
  const { db } = house.deps
  const { apiKeyId, secret, admin } = await made(house)
  const revoke = () => revokeApiKey(house.deps, admin, apiKeyId)
  await Promise.all([revoke(), revoke()])
  await revoke()

  expect(await find(house, secret)).toBeNull()
  expect(await db.event.count({ where: { type: 'apiKey.revoked', subjectId: apiKeyId } })).toBe(1)
  const audit = await db.auditEntry.findMany({ where: { subjectId: apiKeyId }, orderBy: { at: 'asc' } })
  expect(audit.map(({ action }) => action).sort()).toEqual(['apiKey.created', 'apiKey.revoked'])
})

test('everything that is wrong with a new key is said at once', async ({ house }) => {
  const error: InputInvalid = await made(house, {
    name: '',
    scopes: [],
    expiresAt: new Date(0),
    programName: 'a\nb',
  }).catch((refused) => refused)

  expect(error.issues.map(({ path }) => path.join('.'))).toEqual([
    'name',
    'programName',
    'scopes',
    'expiresAt',
  ])
})

test('only admins make and end keys', async ({ house }) => {
  const mentor = house.viewerOf(await house.mentor())
  const { apiKeyId } = await made(house)
  await expect(revokeApiKey(house.deps, mentor, apiKeyId)).rejects.toBeInstanceOf(ApiKeyNotFound)

  const create = 'mutation { apiKeyCreate(input: { name: "x", scopes: [READ] }) { __typename } }'
  expect((await ask(house, mentor, create)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
})

test('the API shows the secret once and lists keys without it', async ({ house }) => {
  house.clock.advance({ hours: 1 })
  const admin = house.viewerOf(await house.admin())
  const create = `mutation { apiKeyCreate(input: { name: "Cohort 7", scopes: [BOOK] }) { __typename
    ... on ApiKeyCreated { secret apiKey { id name scopes program { name } } } } }`
  const { data, errors } = await ask(house, admin, create)
  const { id, ...apiKey } = data.apiKeyCreate.apiKey
  const revoke = `mutation ($id: ID!) { apiKeyRevoke(input: { apiKeyId: $id }) { ... on ApiKey { revokedAt } } }`
  const revoked = await ask(house, admin, revoke, { id })
  const list = await ask(house, admin, '{ apiKeys(first: 1) { edges { node { id revokedAt } } } }')

  expect(errors).toEqual([])
  expect(apiKey).toEqual({ name: 'Cohort 7', scopes: ['BOOK'], program: { name: 'Cohort 7' } })
  expect(revoked.data.apiKeyRevoke.revokedAt).not.toBeNull()
  expect(list.data.apiKeys.edges).toMatchObject([{ node: { id } }])
})

test('a partner sees its own programme and no other', async ({ house }) => {
  const [mine, other] = [await made(house, { name: 'Mine' }), await made(house, { name: 'Other' })]
  const [viewer, stranger] = [await find(house, mine.secret), await find(house, other.secret)]
  const query = 'query ($id: ID!) { node(id: $id) { __typename } }'
  const id = nodeId('Program', viewer!.programId)

  expect((await ask(house, viewer!, query, { id })).data.node).toEqual({ __typename: 'Program' })
  expect((await ask(house, stranger!, query, { id })).data.node).toBeNull()
})
