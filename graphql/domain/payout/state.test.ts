import { expect, test } from 'vitest'
import { lastEndOf, releaseAtAfterMove, releaseAtOf } from './release.ts'
import {
  nextPayoutState,
  type PayoutEvent,
  type PayoutState,
  PayoutTransitionRefused,
  payoutAfter,
  payoutEvents,
  payoutStates,
  shownPayoutState,
} from './state.ts'

const releaseAt = new Date('2026-03-13T16:00:00Z')
const due = { at: releaseAt, releaseAt, blocks: 0 }
const wanted: [PayoutState, PayoutEvent, PayoutState][] = [
  ['HELD', 'released', 'DUE'],
  ['HELD', 'nothingLeft', 'CANCELLED'],
  ['DUE', 'sending', 'SENDING'],
  ['DUE', 'nothingLeft', 'CANCELLED'],
  ['SENDING', 'sent', 'PAID'],
  ['SENDING', 'sendRefused', 'DUE'],
  ['PAID', 'reversed', 'REVERSED'],
  ['PAID', 'disputeWon', 'DUE'],
  ['REVERSED', 'disputeWon', 'DUE'],
]

test.each(payoutStates.flatMap((from) => payoutEvents.map((event) => [from, event] as const)))(
  '%s, %s: goes where the design says, and nowhere else',
  (from, event) => {
    const to = wanted.find(([state, name]) => state === from && name === event)?.[2] ?? null
    expect(payoutAfter(from, event, due)).toBe(to)
    if (!to) expect(() => nextPayoutState(from, event, due)).toThrow(PayoutTransitionRefused)
  },
)

test('a millisecond early, or blocked, nothing is released or sent', () => {
  const early = { ...due, at: new Date(releaseAt.getTime() - 1) }
  expect(payoutAfter('HELD', 'released', early)).toBeNull()
  expect(payoutAfter('DUE', 'sending', { ...due, blocks: 1 })).toBeNull()
  expect(payoutAfter('HELD', 'nothingLeft', { ...early, blocks: 1 })).toBe('CANCELLED')
})

test('blocked and failed are read off, never stored', () => {
  const payout = { state: 'DUE', blocks: 0, lastJobDead: false } as const
  expect(shownPayoutState(payout)).toBe('DUE')
  expect(shownPayoutState({ ...payout, blocks: 2 })).toBe('BLOCKED')
  expect(shownPayoutState({ ...payout, lastJobDead: true })).toBe('FAILED')
  expect(shownPayoutState({ state: 'PAID', blocks: 2, lastJobDead: true })).toBe('PAID')
})

test('the hold counts from the later of payment and end', () => {
  const endsAt = new Date('2026-03-10T16:00:00Z')
  expect(releaseAtOf({ capturedAt: new Date('2026-03-01T00:00:00Z'), endsAt, holdHours: 72 })).toEqual(
    releaseAt,
  )
  expect(releaseAtOf({ capturedAt: null, endsAt, holdHours: 72 })).toEqual(releaseAt)
  const capturedAt = new Date('2026-03-11T16:00:00Z')
  expect(releaseAtOf({ capturedAt, endsAt, holdHours: 72 })).toEqual(new Date('2026-03-14T16:00:00Z'))
})

test('a release time moves with the session until it has begun', () => {
  const moved = {
    startsAt: new Date('2026-03-10T15:00:00Z'),
    capturedAt: null,
    endsAt: new Date('2026-03-20T16:00:00Z'),
    holdHours: 72,
  }
  expect(releaseAtAfterMove(releaseAt, { ...moved, at: new Date('2026-03-10T14:59:59Z') })).toEqual(
    new Date('2026-03-23T16:00:00Z'),
  )
  expect(releaseAtAfterMove(releaseAt, { ...moved, at: moved.startsAt })).toEqual(releaseAt)
})

test('a session ends so early that its share leaves within 85 days of the payment, whatever holds it', () => {
  const capturedAt = new Date('2026-01-01T00:00:00Z')
  const last = (holdHours: number) => lastEndOf({ capturedAt, holdHours, restDays: 85 })
  expect(last(72)).toEqual(new Date('2026-03-06T00:00:00Z'))
  expect(last(30 * 24)).toEqual(new Date('2026-02-25T00:00:00Z'))
})
