import { expect, test } from 'vitest'
import {
  confirmByOf,
  deadlineOf,
  delayedMethodsOffered,
  holdEndsSoon,
  holdTimes,
  processingHoldExpiresAt,
  respondByOf,
} from './deadline.ts'

const at = new Date('2026-03-01T12:00:00Z')
const inHours = (hours: number) => new Date(at.getTime() + hours * 3_600_000)
const columns = {
  holdExpiresAt: inHours(0.5),
  respondBy: inHours(48),
  confirmBy: inHours(2),
  endsAt: inHours(100),
}

test('each state waits for its own column', () => {
  expect(deadlineOf({ ...columns, state: 'AWAITING_PAYMENT' })).toEqual({
    at: inHours(0.5),
    event: 'holdExpired',
  })
  expect(deadlineOf({ ...columns, state: 'PENDING' })).toEqual({ at: inHours(48), event: 'unanswered' })
  expect(deadlineOf({ ...columns, state: 'CONFIRMING' })).toEqual({ at: inHours(2), event: 'refused' })
  expect(deadlineOf({ ...columns, state: 'CONFIRMED' })).toEqual({ at: inHours(100), event: 'ended' })
  expect(deadlineOf({ ...columns, state: 'CANCELLED' })).toBeNull()
  expect(deadlineOf({ ...columns, holdExpiresAt: null, state: 'AWAITING_PAYMENT' })).toBeNull()
})

test('the Checkout page outlives the hold, and lasts at least 35 minutes', () => {
  expect(holdTimes(at, 30)).toEqual({ holdExpiresAt: inHours(0.5), checkoutExpiresAt: inHours(65 / 60) })
  expect(holdTimes(at, 5).checkoutExpiresAt).toEqual(inHours(35 / 60))
})

test('a delayed payment holds for 14 days, or until an hour before the start', () => {
  expect(processingHoldExpiresAt(at, inHours(24 * 30))).toEqual(inHours(24 * 14))
  expect(processingHoldExpiresAt(at, inHours(24 * 8))).toEqual(inHours(24 * 8 - 1))
})

test('delayed methods need seven whole days and no approval', () => {
  const asked = { at, startsAt: inHours(168), requiresApproval: false }
  expect(delayedMethodsOffered(asked)).toBe(true)
  expect(delayedMethodsOffered({ ...asked, startsAt: inHours(167.99) })).toBe(false)
  expect(delayedMethodsOffered({ ...asked, requiresApproval: true })).toBe(false)
})

test.each([
  [200, null, 48],
  [200, 40, 28],
  [20, 40, 19],
])('start in %s h, authorisation for %s h: the mentor answers within %s h', (start, capture, wanted) => {
  const captureBefore = capture === null ? null : inHours(capture)
  expect(respondByOf({ at, startsAt: inHours(start), captureBefore })).toEqual(inHours(wanted))
})

test('the provider has two hours, and never past the start', () => {
  expect(confirmByOf(at, inHours(10))).toEqual(inHours(2))
  expect(confirmByOf(at, inHours(1))).toEqual(inHours(1))
})

test('an unpaid hold is reminded of in its last ten minutes, unless it is a short one', () => {
  const left = (minutes: number) => holdEndsSoon(at, new Date(at.getTime() + minutes * 60_000), 30)
  expect([left(11), left(10), left(1), left(0), left(-1)]).toEqual([false, true, true, false, false])
  expect(holdEndsSoon(at, new Date(at.getTime() + 60_000), 15)).toBe(false)
})
