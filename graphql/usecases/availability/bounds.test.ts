import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'

const issues = '... on InputInvalid { issues { path message } }'
const save = `mutation ($input: ScheduleSaveInput!) { saved: scheduleSave(input: $input) { __typename ${issues} } }`
const saveType = `mutation ($input: SessionTypeScheduleSaveInput!) {
  saved: sessionTypeScheduleSave(input: $input) { __typename ${issues} } }`
const timeOff = `mutation ($input: TimeOffCreateInput!) { saved: timeOffCreate(input: $input) { __typename ${issues} } }`
const trip = `mutation ($input: TravelCreateInput!) { saved: travelCreate(input: $input) { __typename ${issues} } }`

const day = (n: number) => new Date(Date.UTC(2026, 2, 3 + n)).toISOString().slice(0, 10)
const range = (weekday: string, start: string, end: string) => ({ weekday, start, end })
const week = [range('MONDAY', '09:00', '12:00')]

/** What the API has against it, by field; what was saved by its type. A slow answer is cut off by the runner. */
async function wrong(house: House, as: Parameters<typeof ask>[1], source: string, input: object) {
  const { data, errors } = await ask(house, as, source, { input })
  expect(errors).toEqual([])
  return data.saved.issues?.map(({ path }: { path: string }) => path) ?? data.saved.__typename
}

test('overlapping and impossible hours are refused, each by its place, wherever they are saved', async ({
  house,
}) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const type = await house.sessionType(mentor)
  const schedule = {
    timeZone: 'Europe/Lisbon',
    weekly: [
      range('MONDAY', '09:00', '12:00'),
      range('MONDAY', '11:00', '13:00'),
      range('TUESDAY', '12:00', '12:00'),
      range('WEDNESDAY', '25:00', '26:00'),
      range('THURSDAY', '24:00', '01:00'),
    ],
    overrides: [
      { date: day(0), hours: [] },
      { date: day(0), hours: [{ start: '10:00', end: '9:00' }] },
    ],
  }
  const paths = [
    'weekly[1]',
    'weekly[2]',
    'weekly[3]',
    'weekly[4]',
    'overrides[1].date',
    'overrides[1].hours[0]',
  ]
  expect(await wrong(house, viewer, save, schedule)).toEqual(paths)
  const own = { sessionTypeId: nodeId('SessionType', type.id), schedule }
  expect(await wrong(house, viewer, saveType, own)).toEqual(paths.map((path) => `schedule.${path}`))
})

test('hours that end before they start run over midnight, to the end at the same clock at most', async ({
  house,
}) => {
  const viewer = house.viewerOf(await house.mentor())
  const late = { timeZone: 'Europe/Lisbon', weekly: [range('MONDAY', '22:00', '01:00')] }
  expect(await wrong(house, viewer, save, late)).toBe('Mentor')
  expect(await wrong(house, viewer, save, { ...late, weekly: [range('MONDAY', '22:00', '22:00')] })).toEqual([
    'weekly[0]',
  ])
})

test('a zone or a date that does not exist is refused by the place where it stands', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor())
  const input = { timeZone: 'Mars/Base', weekly: week, overrides: [{ date: '2026-02-30', hours: [] }] }
  const { data, errors } = await ask(house, viewer, save, { input })

  expect(data ?? null).toBeNull()
  expect(errors.map(({ message }) => /at "([^"]+)"/.exec(message)?.[1])).toEqual([
    'input.overrides[0].date',
    'input.timeZone',
  ])
  for (const { code } of errors) expect(code).toBe('INPUT_MALFORMED')
})

test('ten thousand dates, ranges or limits are refused at once, beside what else is wrong', async ({
  house,
}) => {
  const viewer = house.viewerOf(await house.mentor())
  const dates = Array.from({ length: 10_000 }, (_, n) => ({ date: day(n), hours: [] }))
  const ranges = Array.from({ length: 10_000 }, () => range('MONDAY', '09:00', '10:00'))
  const timeZone = 'Europe/Lisbon'
  const double = [...week, ...week]

  expect(await wrong(house, viewer, save, { timeZone, weekly: double, overrides: dates })).toEqual([
    'weekly[1]',
    'overrides',
  ])
  expect(await wrong(house, viewer, save, { timeZone, weekly: ranges })).toEqual(['weekly'])
  const limits = Array.from({ length: 10_000 }, () => ({ period: 'DAY', unit: 'BOOKINGS', most: 1 }))
  const change = `mutation ($input: CalendarUpdateInput!) { saved: calendarUpdate(input: $input) { __typename ${issues} } }`
  expect(await wrong(house, viewer, change, { limits })).toEqual(['limits'])
})

test('ten years are too long for a window, an absence and a look ahead', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const type = await house.sessionType(mentor)
  const query = `query ($id: ID!) { node(id: $id) { ... on SessionType {
    slots(from: "2026-03-02T00:00:00Z", to: "2036-03-02T00:00:00Z") { startsAt } } } }`
  const wide = await ask(house, viewer, query, { id: nodeId('SessionType', type.id) })
  expect(wide.errors).toMatchObject([{ code: 'WINDOW_TOO_WIDE' }])

  const years = { firstDate: day(0), lastDate: '2036-03-01' }
  expect(await wrong(house, viewer, timeOff, years)).toEqual(['lastDate'])
  const change = `mutation ($input: SessionTypeUpdateInput!) {
    saved: sessionTypeUpdate(input: $input) { __typename ${issues} } }`
  const input = { sessionTypeId: nodeId('SessionType', type.id), windowDays: 3_650, noticeMinutes: -1 }
  expect(await wrong(house, viewer, change, input)).toEqual(['noticeMinutes', 'windowDays'])
  expect(
    await wrong(house, viewer, trip, { ...years, timeZone: 'Asia/Tokyo', lastDate: '2036-03-10' }),
  ).toEqual(['lastDate'])
})

test('a thousand absences ahead are the most, and ten thousand that are over slow nothing down', async ({
  house,
}) => {
  const { db } = house.deps
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const { id } = await house.sessionType(mentor)
  await db.$executeRaw`
    insert into time_off (id, mentor_id, first_date, last_date)
    select gen_random_uuid(), ${mentor.id}::uuid, date '2026-03-03' + n, date '2026-03-03' + n
    from (select generate_series(-10001, -2) union all select generate_series(1, 1000)) as days(n)`
  await db.$executeRaw`
    insert into travel (id, mentor_id, first_date, last_date, time_zone)
    select gen_random_uuid(), ${mentor.id}::uuid, date '2026-03-03' - n, date '2026-03-03' - n, 'Asia/Tokyo'
    from generate_series(2, 10001) as n`

  expect(await wrong(house, viewer, timeOff, { firstDate: day(0), lastDate: day(0) })).toEqual(['firstDate'])
  const query = `query ($id: ID!) { viewer { mentor { calendar {
    timeOff(past: true, first: 100) { edges { node { id } } pageInfo { hasNextPage } }
    travel(past: true, first: 100) { edges { node { id } } }
    days(firstDate: "2026-03-02", lastDate: "2026-04-30") { closure { reason } } } } }
    node(id: $id) { ... on SessionType {
      slots(from: "2026-03-02T08:00:00Z", to: "2026-05-02T00:00:00Z") { startsAt } } } }`
  const { data, errors } = await ask(house, viewer, query, { id: nodeId('SessionType', id) })
  expect(errors).toEqual([])
  const { timeOff: listed, days } = data.viewer.mentor.calendar
  expect([listed.edges.length, listed.pageInfo.hasNextPage, days.length]).toEqual([100, true, 60])
  expect(new Set(data.node.slots.map(({ startsAt }: { startsAt: string }) => startsAt.slice(0, 10)))).toEqual(
    new Set(['2026-03-02', '2026-03-03']),
  )
})
