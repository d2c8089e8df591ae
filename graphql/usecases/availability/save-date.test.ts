import { expect } from 'vitest'
import type { InputInvalid } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'
import { saveDate, saveTypeDate } from './save-date.ts'
import { saveSchedule } from './save-schedule.ts'
import { saveTypeSchedule } from './save-type-schedule.ts'
import { readSchedule } from './wanted.ts'

const week = { timeZone: 'Europe/Lisbon', weekly: [{ weekday: 1, start: '09:00', end: '12:00' }] } as const
const morning = [{ start: '08:00', end: '09:00' }]
const stored = { include: { hours: true, overrides: true } }

const pathsOf = async (refused: Promise<unknown>) => {
  const error: InputInvalid = await refused.then(
    () => Promise.reject(new Error('it was not refused')),
    (reason) => reason,
  )
  return error.issues.map(({ path }) => path.join('.'))
}

test('what one tab says of a date and another of the week both stand', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  await Promise.all([
    saveDate(house.deps, viewer, { date: '2026-03-10', hours: [] }),
    saveSchedule(house.deps, viewer, week),
    saveDate(house.deps, viewer, { date: '2026-03-11', hours: morning }),
  ])

  const row = await house.deps.db.schedule.findUniqueOrThrow({ where: { mentorId: mentor.id }, ...stored })
  const { weekly, overrides } = readSchedule(row)
  expect(weekly).toMatchObject([{ weekday: 1, startMinute: 540, endMinute: 720 }])
  expect(overrides.toSorted((a, b) => a.date.localeCompare(b.date))).toEqual([
    { date: '2026-03-10', hours: [] },
    { date: '2026-03-11', hours: [{ startMinute: 480, endMinute: 540 }] },
  ])
  const events = { subjectId: mentor.id, type: 'mentor.scheduleChanged' }
  expect(await house.deps.db.event.count({ where: events })).toBe(3)
})

test('a date follows its weekday again, and the other dates stay', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  for (const date of ['2026-03-10', '2026-03-11'])
    await saveDate(house.deps, viewer, { date, hours: morning })
  await saveDate(house.deps, viewer, { date: '2026-03-10', hours: null })

  const row = await house.deps.db.schedule.findUniqueOrThrow({ where: { mentorId: mentor.id }, ...stored })
  expect(readSchedule(row).overrides.map(({ date }) => date)).toEqual(['2026-03-11'])
})

test('who saved no week yet keeps the usual one beside a first date', async ({ house }) => {
  const mentor = await house.mentor({ schedule: false })
  await saveDate(house.deps, house.viewerOf(mentor), { date: '2026-03-10', hours: [] })

  const row = await house.deps.db.schedule.findUniqueOrThrow({ where: { mentorId: mentor.id }, ...stored })
  const { timeZone, weekly, overrides } = readSchedule(row)
  expect(timeZone).toBe(mentor.timeZone)
  expect(weekly.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5])
  expect(overrides).toEqual([{ date: '2026-03-10', hours: [] }])
})

test('a session type’s date is its own, once the type has hours of its own', async ({ house }) => {
  const mentor = await house.mentor()
  const [viewer, other] = [house.viewerOf(mentor), house.viewerOf(await house.mentor())]
  const { id: sessionTypeId } = await house.sessionType(mentor)
  const closed = { sessionTypeId, date: '2026-03-10', hours: [] }

  expect(await pathsOf(saveTypeDate(house.deps, viewer, closed))).toEqual(['sessionTypeId'])
  await saveTypeSchedule(house.deps, viewer, sessionTypeId, week)
  await saveTypeDate(house.deps, viewer, closed)
  await saveTypeSchedule(house.deps, viewer, sessionTypeId, { ...week, timeZone: 'Asia/Tokyo' })
  await expect(saveTypeDate(house.deps, other, closed)).rejects.toBeInstanceOf(SessionTypeNotFound)

  const row = await house.deps.db.schedule.findUniqueOrThrow({ where: { sessionTypeId }, ...stored })
  expect(readSchedule(row)).toMatchObject({
    timeZone: 'Asia/Tokyo',
    overrides: [{ date: '2026-03-10', hours: [] }],
  })
  const own = await house.deps.db.schedule.findUniqueOrThrow({ where: { mentorId: mentor.id }, ...stored })
  expect(own.overrides).toEqual([])
})

test('every wrong range of a date is named, and a thousand dates are the most', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const hours = [
    { start: '10:00', end: '12:00' },
    { start: '11:00', end: '13:00' },
    { start: '25:00', end: '26:00' },
  ]
  expect(await pathsOf(saveDate(house.deps, viewer, { date: '2026-02-30', hours }))).toEqual([
    'date',
    'hours.2',
    'hours.1',
  ])

  const day = (n: number) => new Date(Date.UTC(2026, 3, 1 + n)).toISOString().slice(0, 10)
  const overrides = Array.from({ length: 1_000 }, (_, n) => ({ date: day(n), hours: [] }))
  await saveSchedule(house.deps, viewer, { ...week, overrides })
  expect(await pathsOf(saveDate(house.deps, viewer, { date: '2026-03-10', hours: [] }))).toEqual(['date'])
  await saveDate(house.deps, viewer, { date: day(3), hours: morning })
  await saveDate(house.deps, viewer, { date: '2026-03-10', hours: null })
})

test('the API changes one date, of a mentor’s hours or of a session type’s', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const type = await house.sessionType(mentor)
  const sessionTypeId = nodeId('SessionType', type.id)
  await saveTypeSchedule(house.deps, viewer, type.id, week)
  const fields = 'schedule { overrides { date hours { start end } } }'
  const save = `mutation ($own: ScheduleDateSaveInput!, $type: SessionTypeScheduleDateSaveInput!) {
    own: scheduleDateSave(input: $own) { ... on Mentor { ${fields} } }
    type: sessionTypeScheduleDateSave(input: $type) { ... on SessionType { ${fields} } } }`
  const given = { date: '2026-03-10', hours: morning }
  const { data, errors } = await ask(house, viewer, save, { own: given, type: { ...given, sessionTypeId } })

  expect(errors).toEqual([])
  expect(data).toEqual({
    own: { schedule: { overrides: [given] } },
    type: { schedule: { overrides: [given] } },
  })
  const mentee = house.viewerOf(await house.mentee())
  await expect(saveDate(house.deps, mentee, given)).rejects.toBeInstanceOf(MentorProfileMissing)
})
