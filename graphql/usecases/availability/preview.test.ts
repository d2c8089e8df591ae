import { expect } from 'vitest'
import type { InputInvalid } from '#graphql/domain/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'
import { findBookableType } from '../session-type/bookable.ts'
import { updateSessionType } from '../session-type/update.ts'
import { nobody } from '../viewer.ts'
import { daysOf } from './calendar.ts'
import { previewSlots, type SlotDraft } from './preview.ts'
import { saveSchedule } from './save-schedule.ts'
import { saveTypeSchedule } from './save-type-schedule.ts'
import { slotsOf } from './slots.ts'

const morning = {
  timeZone: 'Europe/Lisbon',
  weekly: [{ weekday: 2, start: '09:00', end: '12:00' }],
} as const

async function listed({ deps }: House, id: string): Promise<number> {
  const from = deps.now()
  const to = new Date(from.getTime() + 7 * 86_400_000)
  return (await slotsOf(deps, await findBookableType(deps.db, id), { from, to })).length
}

test('a draft is counted as the listing counts it once it is saved, and saves nothing', async ({ house }) => {
  const { deps } = house
  const mentor = await house.mentor({ account: 'ready' })
  const viewer = house.viewerOf(mentor)
  const { id } = await house.sessionType(mentor)
  const before = await listed(house, id)
  const changes = {
    durationMinutes: 90,
    slotIntervalMinutes: 15,
    noticeMinutes: 2_880,
    bufferAfterMinutes: 30,
  }
  const limits = [{ period: 'DAY', unit: 'BOOKINGS', most: 1 }] as const

  expect(await previewSlots(deps, id, {})).toBe(before)
  const counted = [
    await previewSlots(deps, id, { ...changes, limits }),
    await previewSlots(deps, id, { mentorSchedule: morning }),
    await previewSlots(deps, id, {
      schedule: { ...morning, overrides: [{ date: '2026-03-04', hours: [] }] },
    }),
  ]
  expect(await listed(house, id)).toBe(before)

  await updateSessionType(deps, viewer, { sessionTypeId: id, ...changes, limits })
  expect(await listed(house, id)).toBe(counted[0])
  await updateSessionType(deps, viewer, {
    sessionTypeId: id,
    durationMinutes: 60,
    slotIntervalMinutes: null,
    noticeMinutes: 240,
    bufferAfterMinutes: 0,
    limits: [],
  })
  await saveSchedule(deps, viewer, morning)
  expect([await listed(house, id), counted[1]]).toEqual([3, 3])
  expect(counted[2]).toBe(3)
})

test('dates that are saved count in a draft of the week, and own hours can be tried and taken away', async ({
  house,
}) => {
  const { deps } = house
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const { id } = await house.sessionType(mentor)
  await saveSchedule(deps, viewer, { ...morning, overrides: [{ date: '2026-03-03', hours: [] }] })
  await saveTypeSchedule(deps, viewer, id, { ...morning, timeZone: 'Asia/Tokyo' })
  const all = [0, 1, 2, 3, 4, 5, 6] as const
  const daily = all.map((weekday) => ({ weekday, start: '10:00', end: '11:00' }))

  expect(await previewSlots(deps, id, {})).toBe(3)
  expect(await previewSlots(deps, id, { schedule: null })).toBe(0)
  expect(
    await previewSlots(deps, id, { schedule: null, mentorSchedule: { ...morning, weekly: daily } }),
  ).toBe(5)
})

test('everything that is wrong with a draft is named by its place', async ({ house }) => {
  const { id } = await house.sessionType(await house.mentor())
  const draft: SlotDraft = {
    durationMinutes: 0,
    bufferBeforeMinutes: -1,
    schedule: { timeZone: 'Mars/Base', weekly: [{ weekday: 1, start: '12:00', end: '12:00' }] },
    mentorSchedule: { ...morning, weekly: [...morning.weekly, ...morning.weekly] },
  }
  const error: InputInvalid = await previewSlots(house.deps, id, draft).catch((refused) => refused)
  expect(error.issues.map(({ path }) => path.join('.'))).toEqual([
    'durationMinutes',
    'bufferBeforeMinutes',
    'schedule.timeZone',
    'schedule.weekly.0',
    'mentorSchedule.weekly.1',
  ])
})

test('a preview and a type’s days are for its mentor and the admins', async ({ house }) => {
  const mentor = await house.mentor()
  const type = await house.sessionType(mentor)
  const query = `query ($id: ID!) { node(id: $id) { ... on SessionType {
    slotPreview(input: { durationMinutes: 45 }) { ... on SlotPreview { openTimes } }
    days(firstDate: "2026-03-02", lastDate: "2026-03-02") { date } } } }`
  const asked = async (as: Parameters<typeof ask>[1]) =>
    (await ask(house, as, query, { id: nodeId('SessionType', type.id) })).data.node

  for (const owner of [house.viewerOf(mentor), house.viewerOf(await house.admin())]) {
    const { slotPreview, days } = await asked(owner)
    expect(slotPreview.openTimes).toBeGreaterThan(0)
    expect(days).toEqual([{ date: '2026-03-02' }])
  }
  for (const stranger of [nobody, house.viewerOf(await house.mentor())])
    expect(await asked(stranger)).toEqual({ slotPreview: null, days: null })
})

test('a type’s days follow its own hours, and count its own sessions', async ({ house }) => {
  const mentor = await house.mentor()
  const [own, other] = [await house.sessionType(mentor), await house.sessionType(mentor, { priceMinor: 0n })]
  await house.freeBooking({ type: other, startsAt: '2026-03-05T10:00:00Z' })
  await saveTypeSchedule(house.deps, house.viewerOf(mentor), own.id, morning)
  const dates = { firstDate: '2026-03-03', lastDate: '2026-03-05' }
  const shown = async (id: string | null) =>
    (await daysOf(house.deps, mentor.id, dates, id)).map(({ hours, sessions }) => [hours.length, sessions])

  expect(await shown(own.id)).toEqual([
    [1, 0],
    [0, 0],
    [0, 0],
  ])
  const all = [
    [1, 0],
    [1, 0],
    [1, 1],
  ]
  expect(await shown(other.id)).toEqual(all)
  expect(await shown(null)).toEqual(all)
})
