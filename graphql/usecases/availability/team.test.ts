import { expect } from 'vitest'
import { SlotNotOffered } from '#graphql/domain/booking/errors.ts'
import { HostInvitationNotFound } from '#graphql/domain/session-type/errors.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { bookAt, teamOf } from '#graphql/testing/teams.ts'
import { findBookableType } from '../session-type/bookable.ts'
import { duplicateSessionType } from '../session-type/duplicate.ts'
import { leaveHosts } from '../session-type/hosting.ts'
import { saveHostHours } from './save-host-hours.ts'
import { saveRestriction } from './save-restriction.ts'
import type { ScheduleInput } from './save-schedule.ts'
import { saveTypeSchedule } from './save-type-schedule.ts'
import { slotsOf } from './slots.ts'

const tuesday = '2026-03-10'

const between = (start: string, end: string, timeZone = 'UTC') => ({
  timeZone,
  weekly: [{ weekday: 2 as const, start, end }],
  overrides: [],
})

async function open({ deps }: House, typeId: string, bookerZone: string | null = null): Promise<string[]> {
  const from = new Date(`${tuesday}T00:00:00Z`)
  const type = { ...(await findBookableType(deps.db, typeId)), bookerZone }
  const slots = await slotsOf(deps, type, { from, to: new Date(from.getTime() + 86_400_000) })
  return slots.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))
}

test('a type is restricted to hours, on their own clock or on the booker’s; booking keeps to what was listed', async ({
  house,
}) => {
  const { type, mentors } = await teamOf(house, [{ name: 'Ana' }, { name: 'Ben' }])
  const { deps } = house
  const viewer = house.viewerOf(mentors[0]!)
  const restrict = (schedule: ReturnType<typeof between> | null, inBookerZone = false) =>
    saveRestriction(deps, viewer, { sessionTypeId: type.id, schedule, inBookerZone })
  await restrict(between('10:00', '12:00'))
  expect(await open(house, type.id)).toEqual(['10:00', '11:00'])
  expect(await open(house, type.id, 'Asia/Tokyo')).toEqual(['10:00', '11:00'])
  await expect(bookAt(house, type, `${tuesday}T13:00:00Z`)).rejects.toThrow(SlotNotOffered)
  await restrict(between('18:00', '20:00'), true)
  expect(await open(house, type.id, 'Asia/Tokyo')).toEqual(['09:00', '10:00'])
  expect(await open(house, type.id, 'Europe/Lisbon')).toEqual([])
  await expect(bookAt(house, type, `${tuesday}T10:00:00Z`)).rejects.toThrow(SlotNotOffered)
  const copy = await duplicateSessionType(deps, viewer, type.id)
  await restrict(null)
  expect(await open(house, type.id)).toHaveLength(8)
  const kept = await deps.db.sessionType.findUniqueOrThrow({
    where: { id: copy },
    include: { restriction: true },
  })
  expect(kept).toMatchObject({ restrictionInBookerZone: true, restriction: { timeZone: 'UTC' } })
})

test('a host has hours for one type alone, which the type’s own beat, and which go when the host goes', async ({
  house,
}) => {
  const { type, mentors } = await teamOf(house, [{ name: 'Ana' }, { name: 'Ben' }])
  const { deps } = house
  const [owner, ben] = mentors.map(house.viewerOf)
  const own = await house.sessionType(mentors[1]!, { priceMinor: 0n })
  await saveHostHours(deps, ben!, type.id, between('14:00', '16:00'))
  expect(await open(house, type.id)).toEqual(['14:00', '15:00'])
  expect(await open(house, own.id)).toHaveLength(8)
  await saveTypeSchedule(deps, owner!, type.id, between('09:00', '11:00'))
  expect(await open(house, type.id)).toEqual(['09:00', '10:00'])
  await saveTypeSchedule(deps, owner!, type.id, null)
  const hours = () => deps.db.schedule.count({ where: { ofHost: { mentorId: mentors[1]!.id } } })
  expect(await hours()).toBe(1)
  const all = await deps.db.schedule.count()
  await leaveHosts(deps, ben!, type.id)
  expect([await hours(), await deps.db.schedule.count()]).toEqual([0, all - 1])
  for (const other of [owner!, ben!])
    await expect(saveHostHours(deps, other, type.id, null)).rejects.toBeInstanceOf(HostInvitationNotFound)
})

test('dates of a restriction and of a host’s hours stay as they are when they are left out', async ({
  house,
}) => {
  const { type, mentors } = await teamOf(house, [{ name: 'Ana' }, { name: 'Ben' }])
  const { deps } = house
  const [owner, ben] = mentors.map(house.viewerOf)
  const restrict = (schedule: ScheduleInput | null) =>
    saveRestriction(deps, owner!, { sessionTypeId: type.id, schedule, inBookerZone: false })
  const give = (schedule: ScheduleInput | null) => saveHostHours(deps, ben!, type.id, schedule)
  for (const save of [restrict, give]) {
    const { overrides: _, ...week } = between('10:00', '12:00')
    await save({ ...week, overrides: [{ date: tuesday, hours: [{ start: '15:00', end: '16:00' }] }] })
    expect(await open(house, type.id)).toEqual(['15:00'])
    await save({ ...week, weekly: [] })
    expect(await open(house, type.id)).toEqual(['15:00'])
    await save({ ...week, overrides: [] })
    expect(await open(house, type.id)).toEqual(['10:00', '11:00'])
    await save(null)
  }
})
