import { expect, test } from 'vitest'
import { givenTwice, isStillOwed } from './cover.ts'

const owed = (state: Parameters<typeof isStillOwed>[0]['state'], asked: boolean, refused: boolean) =>
  isStillOwed({ state, asked, refused })

test('what was never asked for, was refused, or came back is still owed', () => {
  expect(owed('DECIDED', false, false)).toBe(true)
  expect(owed('DECIDED', true, true)).toBe(true)
  expect(owed('FAILED', true, false)).toBe(true)
})

test('what may have been made, was made, or was paid another way is not', () => {
  expect(owed('DECIDED', true, false)).toBe(false)
  for (const state of ['PENDING', 'SUCCEEDED', 'SETTLED_OTHERWISE'] as const)
    expect(owed(state, true, false)).toBe(false)
})

test('nothing is given twice as long as both stay within the payment', () => {
  expect(givenTwice({ amount: 8_250n, refunded: 1_250n, lost: 7_000n })).toBe(0n)
  expect(givenTwice({ amount: 8_250n, refunded: 8_250n, lost: 7_000n })).toBe(7_000n)
})
