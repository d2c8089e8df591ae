import { expect } from 'vitest'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { saveTypeSchedule } from '../availability/save-type-schedule.ts'
import { nodeId } from '../node-id.ts'
import { createSessionType } from './create.ts'
import { duplicateSessionType } from './duplicate.ts'
import { orderSessionTypes } from './order.ts'

const tuesdays = {
  timeZone: 'Europe/Lisbon',
  weekly: [{ weekday: 2 as const, start: '09:00', end: '12:00' }],
  overrides: [{ date: '2026-03-10', hours: [] }],
}

const whole = ({ deps }: House, id: string) =>
  deps.db.sessionType.findUniqueOrThrow({
    where: { id },
    include: {
      questions: { orderBy: { position: 'asc' } },
      limits: true,
      schedule: { include: { hours: true, overrides: true } },
    },
  })

async function threeTypes(house: House) {
  const viewer = house.viewerOf(await house.mentor())
  const ids: string[] = []
  for (const title of ['One', 'Two', 'Three'])
    ids.push(await createSessionType(house.deps, viewer, { title }))
  return { viewer, ids }
}

const titles = async ({ deps }: House, mentorId: string) =>
  (await deps.db.sessionType.findMany({ where: { mentorId }, orderBy: { position: 'asc' } })).map(
    ({ title }) => title,
  )

test('a copy has everything but its address, its place in the list and the public', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor({ account: 'ready' }))
  const id = await createSessionType(house.deps, viewer, {
    title: 'Review',
    price: { amount: '50', currency: 'USD' },
    durationChoices: [60],
    windowDates: { first: '2026-03-01', last: '2026-03-31' },
    limits: [{ period: 'DAY', unit: 'BOOKINGS', most: 2 }],
    menteeLimits: [{ period: 'DAY', unit: 'BOOKINGS', most: 1 }],
    questions: [
      {
        kind: 'SELECT',
        label: 'Report',
        required: true,
        options: ['no', 'yes'],
        optionPrices: [
          { amount: '0', currency: 'USD' },
          { amount: '7.50', currency: 'USD' },
        ],
      },
    ],
  })
  await saveTypeSchedule(house.deps, viewer, id, tuesdays)
  await house.deps.db.sessionType.update({ where: { id }, data: { active: true } })
  const copies = await Promise.all([1, 2].map(() => duplicateSessionType(house.deps, viewer, id)))

  const from = await whole(house, id)
  const made = await Promise.all(copies.map((copy) => whole(house, copy)))
  expect(made.map(({ slug }) => slug).sort()).toEqual(['review-2', 'review-3'])
  expect(made.map(({ position }) => position).sort()).toEqual([1, 2])
  const bare = ({ questions, limits, schedule, ...type }: typeof from) => ({
    ...type,
    ...{ id: '', slug: '', title: '', position: 0, active: true, createdAt: null },
    questions: questions.map((question) => ({ ...question, id: '', sessionTypeId: '' })),
    limits: limits.map(({ perMentee, period, unit, most }) => ({ perMentee, period, unit, most })),
    hours: schedule?.hours.map((hours) => ({ ...hours, scheduleId: '' })),
    overrides: schedule?.overrides.map((date) => ({ ...date, scheduleId: '' })),
  })
  for (const copy of made) {
    expect(copy).toMatchObject({ title: 'Copy of Review', active: false })
    expect(bare(copy)).toEqual(bare(from))
    expect(copy.schedule?.id).not.toBe(from.schedule?.id)
  }
})

test('types stand as they are named, the others behind them', async ({ house }) => {
  const { viewer, ids } = await threeTypes(house)
  const mentorId = viewer.mentorId ?? ''
  await orderSessionTypes(house.deps, viewer, [ids[2]!, ids[0]!])
  expect(await titles(house, mentorId)).toEqual(['Three', 'One', 'Two'])

  const order = `mutation ($input: SessionTypesOrderInput!) { sessionTypesOrder(input: $input) {
    ... on Mentor { sessionTypes { edges { node { title } } } } ... on UserFacingError { code } } }`
  const sessionTypeIds = [nodeId('SessionType', ids[1]!)]
  const { data, errors } = await ask(house, viewer, order, { input: { sessionTypeIds } })
  expect(errors).toEqual([])
  expect(
    data.sessionTypesOrder.sessionTypes.edges.map(({ node }: { node: { title: string } }) => node.title),
  ).toEqual(['Two', 'Three', 'One'])
})

test('neither a foreign type nor the same one twice is put in order, and nothing moves', async ({
  house,
}) => {
  const { viewer, ids } = await threeTypes(house)
  const other = await threeTypes(house)
  const order = (...named: string[]) => orderSessionTypes(house.deps, viewer, named)
  await expect(order(ids[1]!, other.ids[0]!)).rejects.toThrow(SessionTypeNotFound)
  await expect(order(ids[1]!, ids[1]!)).rejects.toThrow(InputInvalid)
  expect(await titles(house, viewer.mentorId ?? '')).toEqual(['One', 'Two', 'Three'])
  await expect(duplicateSessionType(house.deps, viewer, other.ids[0]!)).rejects.toThrow(SessionTypeNotFound)
})

test('a type has hours of its own until they are taken away, and only its mentor sees them', async ({
  house,
}) => {
  const { viewer, ids } = await threeTypes(house)
  const [id = ''] = ids
  const fields = 'schedule { timeZone weekly { weekday start end } overrides { date hours { start } } }'
  const save = `mutation ($input: SessionTypeScheduleSaveInput!) { sessionTypeScheduleSave(input: $input) {
    ... on SessionType { ${fields} } ... on InputInvalid { issues { path } } } }`
  const asked = async (schedule: object | null) =>
    (await ask(house, viewer, save, { input: { sessionTypeId: nodeId('SessionType', id), schedule } })).data
      .sessionTypeScheduleSave
  const schedule = { ...tuesdays, weekly: [{ weekday: 'TUESDAY', start: '09:00', end: '12:00' }] }
  expect(await asked(schedule)).toEqual({ schedule })
  expect(
    (await asked({ ...schedule, weekly: [{ weekday: 'MONDAY', start: '9', end: '10:00' }] })).issues,
  ).toEqual([{ path: 'schedule.weekly[0]' }])

  await house.deps.db.sessionType.update({ where: { id }, data: { active: true } })
  const query = `query ($id: ID!) { node(id: $id) { ... on SessionType { ${fields} } } }`
  const other = house.viewerOf(await house.mentor())
  const seen = await ask(house, other, query, { id: nodeId('SessionType', id) })
  expect(seen.data.node).toEqual({ schedule: null })
  await expect(saveTypeSchedule(house.deps, other, id, null)).rejects.toThrow(SessionTypeNotFound)

  expect(await asked(null)).toEqual({ schedule: null })
  expect(await house.deps.db.schedule.count({ where: { sessionTypeId: id } })).toBe(0)
})
