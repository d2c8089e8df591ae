import { expect } from 'vitest'
import type { InputInvalid } from '#graphql/domain/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { daysOf } from './calendar.ts'
import { platformPolicy } from './policy.ts'
import { savePolicy } from './save-policy.ts'

const christmas = { date: '2026-12-25', name: 'Christmas' }

test('what an admin closes is closed for every mentor, and in the audit', async ({ house }) => {
  const [mentor, admin] = [await house.mentor(), await house.admin()]
  const viewer = house.viewerOf(admin)
  await savePolicy(house.deps, viewer, { closedWeekdays: [0], closedDates: [christmas] })

  const days = await daysOf(house.deps, mentor.id, { firstDate: '2026-12-25', lastDate: '2026-12-27' })
  expect(days.map(({ closure }) => closure?.code)).toEqual(['POLICY', undefined, 'POLICY'])
  const audited = await house.deps.db.auditEntry.findMany({ where: { actorId: admin.id } })
  expect(audited).toMatchObject([{ action: 'policy.saved', reason: 'Closed: Sunday; 1 dates.' }])
})

test('everything that is wrong with a policy is said at once, and the one before stays', async ({
  house,
}) => {
  const viewer = house.viewerOf(await house.admin())
  const before = { closedWeekdays: [6 as const], closedDates: [christmas] }
  await savePolicy(house.deps, viewer, before)
  const error: InputInvalid = await savePolicy(house.deps, viewer, {
    closedWeekdays: [0, 1, 2, 3, 4, 5, 6],
    closedDates: [christmas, christmas, { date: '2025-12-25', name: '' }, { date: '2026-02-30', name: 'x' }],
  }).catch((refused) => refused)

  expect(error.issues.map(({ path }) => path.join('.'))).toEqual([
    'closedWeekdays',
    'closedDates.1.date',
    'closedDates.2.date',
    'closedDates.2.name',
    'closedDates.3.date',
  ])
  expect(await platformPolicy(house.deps.db)).toEqual(before)
})

test('a closed date stays when its day is over', async ({ house }) => {
  const viewer = house.viewerOf(await house.admin())
  const policy = { closedWeekdays: [], closedDates: [christmas] }
  await savePolicy(house.deps, viewer, policy)
  house.clock.set('2027-02-01T12:00:00Z')
  expect(await savePolicy(house.deps, viewer, policy)).toEqual(policy)
})

test('two savings at once leave one whole policy', async ({ house }) => {
  const viewer = house.viewerOf(await house.admin())
  const policies = ([1, 2, 3] as const).map((n) => ({
    closedWeekdays: [n],
    closedDates: [{ date: '2026-12-24', name: `Choice ${n}` }],
  }))
  await Promise.all(policies.map((policy) => savePolicy(house.deps, viewer, policy)))
  expect(policies).toContainEqual(await platformPolicy(house.deps.db))
})

test('only admins read and set the policy', async ({ house }) => {
  const mentor = house.viewerOf(await house.mentor())
  const save = `mutation { platformPolicySave(input: { closedWeekdays: [SUNDAY], closedDates: [] }) {
    ... on PlatformPolicy { closedWeekdays closedDates { date name } } } }`
  expect((await ask(house, mentor, save)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
  expect((await ask(house, mentor, '{ platformPolicy { closedWeekdays } }')).errors).not.toEqual([])

  const { data } = await ask(house, house.viewerOf(await house.admin()), save)
  expect(data.platformPolicySave).toEqual({ closedWeekdays: ['SUNDAY'], closedDates: [] })
})
