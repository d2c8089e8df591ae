import { expect, test } from 'vitest'
import { asking, at, hostWith, starts, taken } from '#graphql/testing/slot-questions.ts'
import { hostsFor } from './free-hosts.ts'
import type { SlotQuestion } from './question.ts'
import { openSlots } from './slots.ts'

const nine = taken('2025-02-03T09:10Z', '2025-02-03T10:10Z')

function asked(seatsTaken: number, more: Partial<SlotQuestion> = {}, rules = {}): SlotQuestion {
  const sessions = [{ ...nine, seatsTaken }]
  return asking([hostWith('ana', { busy: [nine] })], { seats: 3, ...rules }, { sessions, ...more })
}

test('a session with a seat left stays offered at its own time, and nothing beside it', () => {
  expect(starts(asked(2), '2025-02-03', '2025-02-04')).toEqual(['02-03 09:10', '02-03 11:00'])
  expect(starts(asked(3), '2025-02-03', '2025-02-04')).toEqual(['02-03 11:00'])
  const [slot] = openSlots({ ...asked(2), from: nine.startsAt, to: nine.startsAt + 1 })
  expect(slot).toEqual({ ...nine, seatsTaken: 2 })
})

test('joining adds no session: hosts’ limits let it be, the mentee’s own do not', () => {
  const limits = [{ period: 'DAY', unit: 'BOOKINGS', most: 1 }] as const
  expect(starts(asked(1, { booked: [nine] }, { limits }), '2025-02-03', '2025-02-04')).toEqual([
    '02-03 09:10',
  ])
  const mentee = { booked: [taken('2025-02-03T07:00Z', '2025-02-03T08:00Z')], ahead: 1 }
  expect(starts(asked(1, { mentee }, { menteeLimits: limits }), '2025-02-03', '2025-02-04')).toEqual([])
})

test('notice, the platform’s closed days and another length keep from joining', () => {
  expect(starts(asked(1, { now: at('2025-02-03T09:10Z') }), '2025-02-03', '2025-02-04')).toEqual([
    '02-03 11:00',
  ])
  expect(starts(asked(1, { policy: { closedWeekdays: [1] } }), '2025-02-03', '2025-02-04')).toEqual([])
  const longer = asked(1, { durationMinutes: 30 }, { durationChoices: [30] })
  expect(starts(longer, '2025-02-03', '2025-02-04')).toEqual(['02-03 10:30', '02-03 11:00', '02-03 11:30'])
})

test('who joins gets the hosts of the session', () => {
  const rotating = { rotating: true }
  const hosts = [hostWith('ana', { ...rotating, busy: [nine] }), hostWith('ben', rotating)]
  const sessions = [{ ...nine, seatsTaken: 1, hostIds: ['ana'] }]
  const question = asking(hosts, { seats: 2 }, { sessions })
  expect(hostsFor(question, nine.startsAt, [])).toEqual(['ana'])
  expect(hostsFor(question, at('2025-02-03T09:00Z'), [])).toEqual(['ben'])
})
