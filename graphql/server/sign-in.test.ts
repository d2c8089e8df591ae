import { expect } from 'vitest'
import { test } from '#graphql/testing/house.ts'
import { createSignIns } from './sign-in.ts'

const sent = (cookie: string) => cookie.split(';')[0]!

test('case 27: each sign-in has an id of its own, which nobody can have chosen before', async ({ house }) => {
  const signIns = createSignIns(house.deps.db, false)
  const { id } = await house.mentee()
  const planted = `sign_in=${'a'.repeat(40)}`
  expect(await signIns.read(planted)).toBeNull()
  const [first, second] = [sent(await signIns.start(id)), sent(await signIns.start(id))]
  expect(new Set([planted, first, second]).size).toBe(3)
  expect(await signIns.read(planted)).toBeNull()
  expect((await signIns.read(first))?.personId).toBe(id)

  await signIns.end(first)
  expect(await signIns.read(first)).toBeNull()
  expect((await signIns.read(second))?.personId).toBe(id)
})
