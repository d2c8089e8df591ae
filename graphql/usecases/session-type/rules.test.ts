import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'
import type { PersonViewer } from '../viewer.ts'
import { createSessionType } from './create.ts'
import { updateSessionType } from './update.ts'

const rules = {
  durationChoices: [45, 90],
  slotIntervalMinutes: 15,
  bufferBeforeMinutes: 10,
  bufferAfterMinutes: 5,
  noticeMinutes: 180,
  windowDays: 20,
  windowCounts: 'BUSINESS_DAYS',
  windowDates: { first: '2026-03-09', last: '2026-04-30' },
  gridOffsetMinutes: 5,
  optimised: true,
  firstSlotOnly: true,
  activePerMentee: 2,
  seats: 8,
  limits: [
    { period: 'DAY', unit: 'BOOKINGS', most: 3 },
    { period: 'WEEK', unit: 'MINUTES', most: 600 },
  ],
  menteeLimits: [{ period: 'MONTH', unit: 'BOOKINGS', most: 1 }],
  rescheduleNoticeMinutes: 60,
  cancelNoticeMinutes: 30,
  requiresApproval: true,
  pendingHoldsSlot: false,
  savesCard: true,
} as const

const fields = `durationChoices slotIntervalMinutes bufferBeforeMinutes bufferAfterMinutes noticeMinutes windowDays
  windowCounts windowDates { first last } gridOffsetMinutes optimised firstSlotOnly activePerMentee seats
  limits { period unit most } menteeLimits { period unit most } rescheduleNoticeMinutes cancelNoticeMinutes
  requiresApproval pendingHoldsSlot savesCard`

const usual = {
  durationChoices: [],
  slotIntervalMinutes: null,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 240,
  windowDays: 60,
  windowCounts: 'CALENDAR_DAYS',
  windowDates: null,
  gridOffsetMinutes: 0,
  optimised: false,
  firstSlotOnly: false,
  activePerMentee: null,
  seats: null,
  limits: [],
  menteeLimits: [],
  rescheduleNoticeMinutes: null,
  cancelNoticeMinutes: null,
  requiresApproval: false,
  pendingHoldsSlot: true,
  savesCard: false,
}

async function update(house: House, viewer: PersonViewer, id: string, input: object) {
  const source = `mutation ($input: SessionTypeUpdateInput!) { sessionTypeUpdate(input: $input) { __typename
    ... on SessionType { ${fields} } ... on InputInvalid { issues { path message } } } }`
  const asked = { input: { sessionTypeId: nodeId('SessionType', id), ...input } }
  const { data, errors } = await ask(house, viewer, source, asked)
  expect(errors).toEqual([])
  const { __typename, ...answer } = data.sessionTypeUpdate
  return { __typename, answer }
}

const aType = async (house: House) => {
  const viewer = house.viewerOf(await house.mentor())
  return { viewer, id: await createSessionType(house.deps, viewer, { title: 'Mock interview' }) }
}

test('every rule is written and read through the API, and stays when something else changes', async ({
  house,
}) => {
  const { viewer, id } = await aType(house)
  expect((await update(house, viewer, id, {})).answer).toEqual(usual)
  expect((await update(house, viewer, id, rules)).answer).toEqual(rules)
  expect((await update(house, viewer, id, { title: 'Another' })).answer).toEqual(rules)
  const fewer = { limits: [], windowCounts: 'BOOKABLE_DAYS' }
  expect((await update(house, viewer, id, fewer)).answer).toEqual({ ...rules, ...fewer })
})

test('a rule that may be missing is taken away by null, and no other is', async ({ house }) => {
  const { viewer, id } = await aType(house)
  await update(house, viewer, id, rules)
  const none = {
    slotIntervalMinutes: null,
    windowDays: null,
    windowDates: null,
    activePerMentee: null,
    seats: null,
    rescheduleNoticeMinutes: null,
    cancelNoticeMinutes: null,
  }
  const kept = { noticeMinutes: null, limits: null, optimised: null, durationChoices: null }
  expect((await update(house, viewer, id, { ...none, ...kept })).answer).toEqual({ ...rules, ...none })
})

test('everything that is wrong with the rules is said at once, by the paths of the input', async ({
  house,
}) => {
  const { viewer, id } = await aType(house)
  const { __typename, answer } = await update(house, viewer, id, {
    durationMinutes: 30,
    durationChoices: [30, 2],
    windowDays: 731,
    windowDates: { first: '2026-04-30', last: '2026-04-29' },
    gridOffsetMinutes: 60,
    activePerMentee: 0,
    limits: [
      { period: 'DAY', unit: 'BOOKINGS', most: 0 },
      { period: 'DAY', unit: 'BOOKINGS', most: 1 },
    ],
    menteeLimits: [{ period: 'YEAR', unit: 'MINUTES', most: -1 }],
    rescheduleNoticeMinutes: -1,
    cancelNoticeMinutes: 525_601,
  })
  expect(__typename).toBe('InputInvalid')
  expect(answer.issues.map(({ path }: { path: string }) => path)).toEqual([
    'windowDays',
    'gridOffsetMinutes',
    'activePerMentee',
    'durationChoices[0]',
    'durationChoices[1]',
    'windowDates.last',
    'limits[0].most',
    'limits[1]',
    'menteeLimits[0].most',
    'rescheduleNoticeMinutes',
    'cancelNoticeMinutes',
  ])
  expect((await update(house, viewer, id, {})).answer).toEqual(usual)
})

test('two changes at once leave the limits of one of them', async ({ house }) => {
  const { viewer, id } = await aType(house)
  const limit = (most: number) => [{ period: 'DAY' as const, unit: 'BOOKINGS' as const, most }]
  const change = (most: number) =>
    updateSessionType(house.deps, viewer, {
      sessionTypeId: id,
      limits: limit(most),
      menteeLimits: limit(most),
    })
  await Promise.all([1, 2, 3].map(change))

  const kept = await house.deps.db.bookingLimit.findMany({ where: { sessionTypeId: id } })
  expect(kept).toHaveLength(2)
  expect(kept[0]?.most).toBe(kept[1]?.most)
})

test('what its mentor accepts first is asked for early enough to be answered', async ({ house }) => {
  const { viewer, id } = await aType(house)
  const late = await update(house, viewer, id, { requiresApproval: true, noticeMinutes: 179 })
  expect(late.answer.issues.map(({ path }: { path: string }) => path)).toEqual(['noticeMinutes'])
  const { answer } = await update(house, viewer, id, { requiresApproval: true, noticeMinutes: 180 })
  expect(answer.requiresApproval).toBe(true)
})
