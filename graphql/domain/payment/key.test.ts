import { expect, test } from 'vitest'
import { isKeyOld } from './key.ts'

const sentAt = new Date('2026-03-02T08:00:00Z')

test('a key protects for 23 hours, and what was never sent has none', () => {
  expect(isKeyOld(sentAt, new Date('2026-03-03T07:00:00Z'))).toBe(false)
  expect(isKeyOld(sentAt, new Date('2026-03-03T07:00:01Z'))).toBe(true)
  expect(isKeyOld(null, sentAt)).toBe(false)
})
