import { expect } from 'vitest'
import type { InputInvalid } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { findBookableType } from '../session-type/bookable.ts'
import { nobody } from '../viewer.ts'
import { type ScheduleInput, saveSchedule } from './save-schedule.ts'
import { slotsOf } from './slots.ts'

const evening: ScheduleInput = {
  timeZone: 'America/New_York',
  weekly: [
    { weekday: 2, start: '18:00', end: '20:00' },
    { weekday: 4, start: '22:00', end: '01:00' },
  ],
  overrides: [
    { date: '2026-03-10', hours: [] },
    { date: '2026-03-11', hours: [{ start: '09:00', end: '10:00' }] },
  ],
}
const week = { from: new Date('2026-03-09T00:00:00Z'), to: new Date('2026-03-16T00:00:00Z') }

test('slots follow what was saved, dates and midnights included', async ({ house }) => {
  const mentor = await house.mentor()
  const { id } = await house.sessionType(mentor)
  await saveSchedule(house.deps, house.viewerOf(mentor), evening)

  const slots = await slotsOf(house.deps, await findBookableType(house.deps.db, id), week)
  expect(slots.map(({ startsAt }) => startsAt.toISOString())).toEqual([
    '2026-03-11T13:00:00.000Z',
    '2026-03-13T02:00:00.000Z',
    '2026-03-13T03:00:00.000Z',
    '2026-03-13T04:00:00.000Z',
  ])
})

test('saving replaces everything that was there', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  await saveSchedule(house.deps, viewer, evening)
  await saveSchedule(house.deps, viewer, { timeZone: 'Asia/Tokyo', weekly: [], overrides: [] })

  const saved = await house.deps.db.schedule.findUniqueOrThrow({
    where: { mentorId: mentor.id },
    include: { hours: true, overrides: true },
  })
  expect(saved).toMatchObject({ timeZone: 'Asia/Tokyo', hours: [], overrides: [] })
  const events = { subjectId: mentor.id, type: 'mentor.scheduleChanged' }
  expect(await house.deps.db.event.count({ where: events })).toBe(2)
})

test('everything that is wrong is said at once, and nothing is saved', async ({ house }) => {
  const mentor = await house.mentor()
  const error: InputInvalid = await saveSchedule(house.deps, house.viewerOf(mentor), {
    timeZone: 'Mars/Base',
    weekly: [
      { weekday: 1, start: '9', end: '17:00' },
      { weekday: 2, start: '09:00', end: '12:00' },
      { weekday: 2, start: '11:00', end: '13:00' },
    ],
    overrides: [
      { date: '2026-02-30', hours: [] },
      { date: '2026-03-11', hours: [{ start: '10:00', end: '10:00' }] },
      { date: '2026-03-11', hours: [] },
    ],
  }).catch((refused) => refused)

  expect(error.issues.map(({ path }) => path.join('.'))).toEqual([
    'timeZone',
    'weekly.0',
    'weekly.2',
    'overrides.0.date',
    'overrides.1.hours.0',
    'overrides.2.date',
  ])
  const { hours } = await house.deps.db.schedule.findUniqueOrThrow({
    where: { mentorId: mentor.id },
    include: { hours: true },
  })
  expect(hours).toHaveLength(7)
})

test('two savings at once leave one whole schedule', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const weekly = [0, 1, 2, 3, 4, 5, 6] as const
  const all = (start: string): ScheduleInput => ({
    timeZone: 'Europe/Lisbon',
    weekly: weekly.map((weekday) => ({ weekday, start, end: '17:00' })),
    overrides: [],
  })
  await Promise.all(['08:00', '09:00', '10:00'].map((start) => saveSchedule(house.deps, viewer, all(start))))

  const { hours } = await house.deps.db.schedule.findUniqueOrThrow({
    where: { mentorId: mentor.id },
    include: { hours: true },
  })
  expect(hours).toHaveLength(7)
  expect(new Set(hours.map(({ startMinute }) => startMinute)).size).toBe(1)
})

test('who is no mentor has no hours', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentee())
  await expect(saveSchedule(house.deps, viewer, evening)).rejects.toBeInstanceOf(MentorProfileMissing)
})

test('the API takes and tells hours by the clock, to their mentor only', async ({ house }) => {
  const mentor = await house.mentor({ schedule: false })
  const viewer = house.viewerOf(mentor)
  const fields = 'schedule { timeZone weekly { weekday start end } overrides { date hours { start end } } }'
  const query = `query ($handle: String!) { mentor(handle: $handle) { ${fields} } }`
  const asked = async (as: Parameters<typeof ask>[1]) =>
    (await ask(house, as, query, { handle: mentor.handle })).data.mentor.schedule
  const usual = await asked(viewer)
  const input = {
    timeZone: 'Europe/Lisbon',
    weekly: [{ weekday: 'FRIDAY', start: '09:00', end: '24:00' }],
    overrides: [{ date: '2026-12-24', hours: [] }],
  }
  const save = `mutation ($input: ScheduleSaveInput!) {
    scheduleSave(input: $input) { __typename ... on Mentor { ${fields} } } }`
  const { data, errors } = await ask(house, viewer, save, { input })

  expect(usual.weekly[0]).toEqual({ weekday: 'MONDAY', start: '09:00', end: '17:00' })
  expect(errors).toEqual([])
  expect(data.scheduleSave).toEqual({ __typename: 'Mentor', schedule: input })
  expect(await asked(nobody)).toBeNull()
})
