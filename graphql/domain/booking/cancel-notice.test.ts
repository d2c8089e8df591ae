import { expect, test } from 'vitest'
import { type CancelFacts, cancelRefusal } from './cancel-notice.ts'
import { reschedulableUntil } from './reschedule.ts'
import type { BookingState } from './state.ts'

const at = (time: string) => new Date(`2026-03-05T${time}:00Z`)
const late = (changes: Partial<CancelFacts>) =>
  cancelRefusal({
    by: 'MENTEE',
    at: at('14:00'),
    state: 'CONFIRMED',
    startsAt: at('15:00'),
    endsAt: at('16:00'),
    noticeMinutes: 120,
    freeUntil: null,
    ...changes,
  })

test('a mentee cancels up to the last instant of the notice, and not a millisecond later', () => {
  expect(late({ at: at('13:00') })).toBeNull()
  expect(late({ at: new Date(at('13:00').getTime() + 1) })).toMatchObject({ until: at('13:00') })
  expect(late({ noticeMinutes: 0, at: at('15:00') })).toBeNull()
  expect(late({ noticeMinutes: 0, at: at('15:01') })).not.toBeNull()
})

test('without a notice, and for mentor and platform, the end alone counts', () => {
  expect(late({ noticeMinutes: null, at: at('15:59') })).toBeNull()
  for (const by of ['MENTOR', 'PLATFORM'] as const) expect(late({ by, at: at('15:59') })).toBeNull()
})

test.each<BookingState>(['AWAITING_PAYMENT', 'PENDING', 'CONFIRMING'])('%s is not bound by it', (state) => {
  expect(late({ state })).toBeNull()
})

test('who was moved by the other side may leave as long as that was promised', () => {
  expect(late({ freeUntil: at('14:30') })).toBeNull()
  expect(late({ freeUntil: at('13:30') })).toMatchObject({ until: at('13:30') })
  expect(late({ at: at('12:59'), freeUntil: at('11:00') })).toBeNull()
})

test('the notice to move is the booking’s own, else that of the first refund tier, and the mentee’s alone', () => {
  const tiers = [{ hoursBefore: 24, percent: 100 }]
  const until = (by: 'MENTEE' | 'MENTOR', noticeMinutes: number | null) =>
    reschedulableUntil({ by, startsAt: at('15:00'), tiers, noticeMinutes })
  expect(until('MENTEE', 90)).toEqual(at('13:30'))
  expect(until('MENTEE', 0)).toEqual(at('15:00'))
  expect(until('MENTEE', null)).toEqual(new Date('2026-03-04T15:00:00Z'))
  expect(until('MENTOR', 90)).toEqual(at('15:00'))
})
