import { expect, test } from 'vitest'
import { asking, at, hostWith, taken, weekly } from '#graphql/testing/slot-questions.ts'
import { diagnose } from './diagnosis.ts'
import type { SlotQuestion } from './question.ts'

const limits = [{ period: 'WEEK', unit: 'BOOKINGS', most: 1 }] as const

function codes(question: SlotQuestion, iso: string): string[] {
  return diagnose(question, at(iso)).map(({ code }) => code)
}

test('what is offered has no reason against it, what is off the grid has that one', () => {
  expect(codes(asking([hostWith('ana')]), '2025-02-03T09:00Z')).toEqual([])
  expect(codes(asking([hostWith('ana')]), '2025-02-03T09:10Z')).toEqual(['OFF_GRID'])
  expect(codes(asking([hostWith('ana')], { firstSlotOnly: true }), '2025-02-03T10:00Z')).toEqual([
    'FIRST_SLOT_ONLY',
  ])
})

test('all that applies is said, the most important first', () => {
  const busy = [taken('2025-02-03T08:30Z', '2025-02-03T09:00Z')]
  const host = hostWith('ana', {
    busy,
    timeOff: [{ firstDate: '2025-02-03', lastDate: '2025-02-03', reason: 'Sea' }],
  })
  const question = asking(
    [host],
    { bufferBeforeMinutes: 10, noticeMinutes: 120, windowDays: 1, limits },
    {
      now: at('2025-02-03T08:00Z'),
      booked: [taken('2025-02-04T09:00Z', '2025-02-04T10:00Z')],
      restriction: { schedule: weekly('UTC', [['10:00', '11:00']]), inBookerZone: false },
    },
  )
  expect(codes(question, '2025-02-03T09:00Z')).toEqual([
    'NOTICE',
    'LIMIT',
    'TIME_OFF',
    'BUFFER',
    'RESTRICTION',
  ])
  expect(codes(question, '2025-02-03T08:45Z')).toEqual([
    'NOTICE',
    'LIMIT',
    'TIME_OFF',
    'OUTSIDE_HOURS',
    'BUSY',
    'RESTRICTION',
  ])
  expect(codes(question, '2025-02-02T10:00Z')[0]).toBe('PAST')
  expect(codes(question, '2025-02-06T10:00Z')).toEqual(['WINDOW', 'LIMIT'])
})

test('each reason carries its facts', () => {
  const christmas = { date: '2025-02-04', name: 'Late Christmas' }
  const question = asking(
    [hostWith('ana', { holidays: [christmas] })],
    { limits },
    {
      booked: [taken('2025-02-10T09:00Z', '2025-02-10T10:00Z')],
      policy: { closedDates: [{ date: '2025-02-05', name: 'Inventory' }] },
    },
  )
  expect(diagnose(question, at('2025-02-04T09:00Z'))).toEqual([
    { code: 'HOLIDAY', hostId: 'ana', holiday: christmas },
  ])
  expect(diagnose(question, at('2025-02-05T09:00Z'))).toEqual([
    { code: 'POLICY', hostId: 'ana', date: '2025-02-05', name: 'Inventory' },
  ])
  expect(diagnose(question, at('2025-02-11T09:00Z'))).toEqual([
    {
      code: 'LIMIT',
      hostId: null,
      owner: 'TYPE',
      ...limits[0],
      from: at('2025-02-10T00:00Z'),
      to: at('2025-02-17T00:00Z'),
    },
  ])
})

test('the group that has nobody is named, and why', () => {
  const busy = [taken('2025-02-03T09:00Z', '2025-02-03T10:00Z')]
  const hosts = [
    hostWith('ana', { rotating: true, group: 'sales' }),
    hostWith('ben', { rotating: true, group: 'sales', busy }),
    hostWith('eve', { rotating: true, group: 'eng', busy }),
  ]
  expect(diagnose(asking(hosts), at('2025-02-03T09:00Z'))).toEqual([
    { code: 'NO_HOST_IN_GROUP', group: 'eng' },
    { code: 'BUSY', hostId: 'eve', ...busy[0] },
  ])
})

test('hours that a closed day would have gone on with are closed for that day’s reason', () => {
  const schedule = weekly('UTC', [['22:00', '02:00']])
  const host = hostWith('ana', { schedule, timeOff: [{ firstDate: '2025-02-03', lastDate: '2025-02-03' }] })
  expect(codes(asking([host]), '2025-02-04T00:00Z')).toEqual(['TIME_OFF'])
  expect(codes(asking([host]), '2025-02-04T23:00Z')).toEqual([])
})

test('a full group session says so, and one with a seat left has no reason', () => {
  const session = taken('2025-02-03T09:00Z', '2025-02-03T10:00Z')
  const asked = (seatsTaken: number) =>
    asking([hostWith('ana', { busy: [session] })], { seats: 2 }, { sessions: [{ ...session, seatsTaken }] })
  expect(codes(asked(1), '2025-02-03T09:00Z')).toEqual([])
  expect(codes(asked(2), '2025-02-03T09:00Z')).toEqual(['FULL', 'BUSY'])
})

test('one mentee with enough bookings ahead is told so', () => {
  const mentee = { booked: [], ahead: 2 }
  expect(codes(asking([hostWith('ana')], { activePerMentee: 2 }, { mentee }), '2025-02-03T09:00Z')).toEqual([
    'ACTIVE_BOOKINGS',
  ])
})

test('a time whose buffers alone are in the way is told apart, before and behind', () => {
  const busy = [taken('2025-02-03T10:00Z', '2025-02-03T10:30Z')]
  const host = hostWith('ana', { busy, schedule: weekly('UTC', [['08:00', '14:00']]) })
  const rules = { durationMinutes: 30, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 }
  const clocks = ['09:00', '09:30', '10:00', '10:30', '11:00']
  expect(clocks.map((clock) => codes(asking([host], rules), `2025-02-03T${clock}Z`)[0] ?? 'OFFERED')).toEqual(
    ['OFFERED', 'BUFFER', 'BUSY', 'BUFFER', 'OFFERED'],
  )
})
