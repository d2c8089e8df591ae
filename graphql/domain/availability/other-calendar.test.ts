import { expect, test } from 'vitest'
import { asking, at, hostWith, taken } from '#graphql/testing/slot-questions.ts'
import { diagnose } from './diagnosis.ts'
import { isOffered, openSlots } from './slots.ts'

const around = { from: at('2025-02-03T00:00Z'), to: at('2025-02-05T00:00Z') }
const starts = ['2025-02-03T06:07Z', '2025-02-03T09:10Z', '2025-02-03T22:00Z', '2025-02-04T10:00Z'].map(at)

test('a calendar kept elsewhere says when: off any grid, outside any hours, as far as we have nothing booked', () => {
  const open = hostWith('ana', {
    schedule: {
      timeZone: 'UTC',
      weekly: ([0, 1, 2, 3, 4, 5, 6] as const).map((weekday) => ({
        weekday,
        startMinute: 0,
        endMinute: 1440,
      })),
      overrides: [],
    },
    busy: [taken('2025-02-03T09:30Z', '2025-02-03T09:40Z')],
  })
  const question = asking([open], { durationMinutes: 30 }, { starts, now: at('2025-02-02T00:00Z') })
  const offered = openSlots({ ...question, ...around }).map(({ startsAt }) => startsAt)
  expect(offered).toEqual([starts[0], starts[2], starts[3]])
  expect(isOffered(question, at('2025-02-03T06:07Z'))).toBe(true)
  expect(isOffered(question, at('2025-02-03T10:00Z'))).toBe(false)
  expect(diagnose(question, at('2025-02-03T10:00Z'))).toEqual([{ code: 'OTHER_CALENDAR' }])
  expect(diagnose(question, at('2025-02-03T09:10Z')).map(({ code }) => code)).toEqual(['BUSY'])
})

test('a platform that is closed is closed for those calendars too', () => {
  const policy = { closedDates: [{ date: '2025-02-04', name: 'Moving' }] }
  const question = asking([hostWith('ana')], { durationMinutes: 30 }, { starts, policy, now: around.from })
  expect(openSlots({ ...question, ...around }).map(({ startsAt }) => startsAt)).toEqual([starts[1]])
})
