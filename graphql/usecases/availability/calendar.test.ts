import { expect } from 'vitest'
import { TimeOffNotFound } from '#graphql/domain/availability/errors.ts'
import type { InputInvalid } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { nobody } from '../viewer.ts'
import { daysOf, holidaysKept } from './calendar.ts'
import { createTimeOff, deleteTimeOff } from './time-off.ts'
import { createTravel } from './travel.ts'
import { updateCalendar } from './update-calendar.ts'

const away = { firstDate: '2026-04-20', lastDate: '2026-04-24', reason: 'Sailing' }

const pathsOf = async (refused: Promise<unknown>) => {
  const error: InputInvalid = await refused.then(
    () => Promise.reject(new Error('it was not refused')),
    (reason) => reason,
  )
  return error.issues.map(({ path }) => path.join('.'))
}

test('days off are kept, told as an event, and taken back once', async ({ house }) => {
  const mentor = await house.mentor()
  const [viewer, other] = [house.viewerOf(mentor), house.viewerOf(await house.mentor())]
  const id = await createTimeOff(house.deps, viewer, away)
  const events = { subjectId: mentor.id, type: 'mentor.calendarChanged' }

  const days = await daysOf(house.deps, mentor.id, { firstDate: '2026-04-19', lastDate: '2026-04-25' })
  expect(days.map(({ closure }) => closure !== null)).toEqual([false, true, true, true, true, true, false])
  expect(await house.deps.db.event.count({ where: events })).toBe(1)

  await expect(deleteTimeOff(house.deps, other, id)).rejects.toBeInstanceOf(TimeOffNotFound)
  await deleteTimeOff(house.deps, viewer, id)
  await expect(deleteTimeOff(house.deps, viewer, id)).rejects.toBeInstanceOf(TimeOffNotFound)
  expect(await house.deps.db.event.count({ where: events })).toBe(2)
})

test('the same days off sent twice at once are one', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const ids = await Promise.all([1, 2, 3].map(() => createTimeOff(house.deps, viewer, away)))
  expect(new Set(ids).size).toBe(1)
})

test('everything that is wrong with days off is said at once', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor())
  const wrong = (input: Partial<typeof away>) =>
    pathsOf(createTimeOff(house.deps, viewer, { ...away, ...input }))

  expect(await wrong({ firstDate: '2026-02-30', lastDate: 'soon', reason: 'a\u0000' })).toEqual([
    'firstDate',
    'lastDate',
    'reason',
  ])
  expect(await wrong({ firstDate: '2026-03-01' })).toEqual(['firstDate'])
  expect(await wrong({ lastDate: '2026-04-19' })).toEqual(['lastDate'])
  expect(await wrong({ firstDate: '2040-01-01', lastDate: '2040-01-02' })).toEqual(['lastDate'])
  expect(await wrong({ reason: 'x'.repeat(201) })).not.toEqual([])
})

test('days that are over can be forgotten, not taken', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor())
  const id = await createTimeOff(house.deps, viewer, away)
  house.clock.set('2026-06-01T12:00:00Z')

  expect(await pathsOf(createTimeOff(house.deps, viewer, away))).toEqual(['firstDate'])
  await deleteTimeOff(house.deps, viewer, id)
})

test('of two trips that overlap and are sent at once, one stays', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const to = (timeZone: string) => createTravel(house.deps, viewer, { ...away, timeZone })
  const done = await Promise.allSettled([to('Asia/Tokyo'), to('America/Lima')])

  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await house.deps.db.travel.count({ where: { mentorId: mentor.id } })).toBe(1)
  expect(await pathsOf(to('Mars/Base'))).toContain('timeZone')
})

test('a country brings its holidays, and another country forgets the region', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const year = { firstDate: '2026-03-02', lastDate: '2026-12-31' }
  await updateCalendar(house.deps, viewer, { holidayCountry: 'DE', holidayRegion: 'BY' })
  const bavarian = await holidaysKept(house.deps, mentor.id, year)
  await updateCalendar(house.deps, viewer, { weekStartsOn: 0 })
  await updateCalendar(house.deps, viewer, { holidayCountry: 'PT' })

  expect(bavarian).toContainEqual({ date: '2026-06-04', name: 'Corpus Christi', takesHours: true })
  expect(await house.deps.db.mentor.findUniqueOrThrow({ where: { id: mentor.id } })).toMatchObject({
    weekStartsOn: 0,
    holidayCountry: 'PT',
    holidayRegion: null,
  })
  await updateCalendar(house.deps, viewer, { holidayCountry: null })
  expect(await holidaysKept(house.deps, mentor.id, year)).toEqual([])
})

test('limits and places that cannot be are named together, and nothing is changed', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const day = { period: 'DAY', unit: 'BOOKINGS', most: 2 } as const
  await updateCalendar(house.deps, viewer, { limits: [day] })
  const changes = { holidayCountry: 'ZZ', limits: [{ ...day, most: 0 }, day, { ...day }] }

  expect(await pathsOf(updateCalendar(house.deps, viewer, changes))).toEqual([
    'holidayCountry',
    'limits.0.most',
    'limits.1',
    'limits.2',
  ])
  expect(await pathsOf(updateCalendar(house.deps, viewer, { holidayRegion: 'BY' }))).toEqual([
    'holidayRegion',
  ])
  expect(await house.deps.db.bookingLimit.findMany({ where: { mentorId: mentor.id } })).toMatchObject([day])
})

test('a session is counted on its own local day', async ({ house }) => {
  const { mentorId } = await house.freeBooking({ startsAt: '2026-03-05T10:00:00Z' })
  const days = await daysOf(house.deps, mentorId, { firstDate: '2026-03-04', lastDate: '2026-03-06' })
  expect(days.map(({ sessions }) => sessions)).toEqual([0, 1, 0])
})

test('the API shows a calendar to its mentor only, and at most 62 days of it', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const create = `mutation ($input: TimeOffCreateInput!) { timeOffCreate(input: $input) {
    __typename ... on TimeOff { id firstDate lastDate reason } } }`
  const made = await ask(house, viewer, create, { input: away })
  await ask(house, viewer, 'mutation { calendarUpdate(input: { holidayCountry: "PT" }) { __typename } }')
  const query = `query ($handle: String!, $last: Date!) { mentor(handle: $handle) { calendar {
    weekStartsOn holidayCountry limits { period unit most } timeOff { edges { node { reason } } }
    days(firstDate: "2026-04-24", lastDate: $last) { date hours { start end } closure { reason name } sessions }
    holidays(firstDate: "2026-04-24", lastDate: "2026-04-30") { date name takesHours } } } }`
  const asked = (as: Parameters<typeof ask>[1], last = '2026-04-25') =>
    ask(house, as, query, { handle: mentor.handle, last })

  expect(made.data.timeOffCreate).toMatchObject({ __typename: 'TimeOff', ...away })
  expect((await asked(viewer)).data.mentor.calendar).toEqual({
    weekStartsOn: 'MONDAY',
    holidayCountry: 'PT',
    limits: [],
    timeOff: { edges: [{ node: { reason: 'Sailing' } }] },
    days: [
      {
        date: '2026-04-24',
        hours: [{ start: '09:00', end: '17:00' }],
        closure: { reason: 'TIME_OFF', name: 'Sailing' },
        sessions: 0,
      },
      {
        date: '2026-04-25',
        hours: [{ start: '09:00', end: '17:00' }],
        closure: { reason: 'HOLIDAY', name: 'Liberty Day' },
        sessions: 0,
      },
    ],
    holidays: [{ date: '2026-04-25', name: 'Liberty Day', takesHours: true }],
  })
  for (const stranger of [nobody, house.viewerOf(await house.mentor())])
    expect((await asked(stranger)).data.mentor).toEqual({ calendar: null })
  for (const last of ['0001-01-01', '2036-01-01'])
    expect((await asked(viewer, last)).errors).toMatchObject([{ code: 'WINDOW_TOO_WIDE' }])
})

test('who is no mentor has no calendar', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentee())
  await expect(createTimeOff(house.deps, viewer, away)).rejects.toBeInstanceOf(MentorProfileMissing)
})
