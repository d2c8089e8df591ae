import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hoursBetween, minuteOf, type Schedule, type Weekday } from './schedule.ts'
import { openSlots } from './slots.ts'
import { dayKeyOf } from './zone.ts'

type CaseHours = { start: string; end: string }
type CaseSchedule = {
  timeZone: string
  weekly: (CaseHours & { days: Weekday[] })[]
  overrides: { date: string; intervals: CaseHours[] }[]
}
type Case = {
  id: string
  title: string
  now: string
  hosts: { schedule: CaseSchedule; busy?: CaseHours[]; outOfOffice?: unknown[] }[]
  event: Record<string, unknown> & {
    durationMin: number
    slotIntervalMin?: number
    bufferBeforeMin?: number
    bufferAfterMin?: number
    minimumNoticeMin?: number
    offsetStartMin?: number
    schedule?: CaseSchedule
    period?: { type: string; days: number; countCalendarDays?: boolean }
  }
  scheduling: { kind: string }
  query: { from: string; to: string; timeZone: string; rescheduleUid?: string }
  bookings?: (CaseHours & { eventId?: number })[]
  otherEvents?: { id: number; bufferBeforeMin?: number; bufferAfterMin?: number }[]
  expected: {
    count: number
    first?: string
    last?: string
    slots?: string[]
    countByDate?: Record<string, number>
  }
}

const later = [
  'bookingLimits',
  'durationLimitsMin',
  'optimizedSlots',
  'pendingBlocksSlot',
  'requiresConfirmation',
  'restriction',
  'seats',
]

function isInScope({ scheduling, hosts, event, query, ...rest }: Case): boolean {
  const { period } = event
  const rolling = !period || (period.type === 'rolling' && period.countCalendarDays !== false)
  const plain = scheduling.kind === 'individual' && hosts.length === 1 && !hosts[0]?.outOfOffice?.length
  return (
    plain &&
    rolling &&
    !query.rescheduleUid &&
    !later.some((key) => key in event) &&
    !('reserved' in rest) &&
    !('team' in rest)
  )
}

function scheduleOf({ timeZone, weekly, overrides }: CaseSchedule): Schedule {
  const hours = ({ start, end }: CaseHours) => {
    const range = minuteOf(start) !== null && hoursBetween(start, end)
    if (!range) throw new Error(`hours from ${start} to ${end}`)
    return range
  }
  return {
    timeZone,
    weekly: weekly.flatMap((row) => row.days.map((weekday) => ({ weekday, ...hours(row) }))),
    overrides: overrides.map(({ date, intervals }) => ({ date, hours: intervals.map(hours) })),
  }
}

function slotsOf({ now, hosts, event, query, bookings = [], otherEvents = [] }: Case): string[] {
  const host = hosts[0]!
  const own = bookings.map(({ start, end, eventId = 1 }) => {
    const type = eventId === 1 ? event : otherEvents.find(({ id }) => id === eventId)
    const { bufferBeforeMin = 0, bufferAfterMin = 0 } = type ?? {}
    return {
      startsAt: Date.parse(start) - bufferBeforeMin * 60_000,
      endsAt: Date.parse(end) + bufferAfterMin * 60_000,
    }
  })
  const busy = (host.busy ?? []).map(({ start, end }) => ({
    startsAt: Date.parse(start),
    endsAt: Date.parse(end),
  }))
  const slots = openSlots({
    schedule: scheduleOf(event.schedule ?? host.schedule),
    rules: {
      durationMinutes: event.durationMin,
      slotIntervalMinutes: event.slotIntervalMin ?? null,
      bufferBeforeMinutes: event.bufferBeforeMin ?? 0,
      bufferAfterMinutes: event.bufferAfterMin ?? 0,
      noticeMinutes: event.minimumNoticeMin ?? 0,
      windowDays: event.period?.days ?? null,
      gridOffsetMinutes: event.offsetStartMin ?? 0,
    },
    busy: [...own, ...busy],
    now: Date.parse(now),
    from: Date.parse(query.from),
    to: Date.parse(query.to),
  })
  return slots.map(({ startsAt }) => new Date(startsAt).toISOString())
}

const file = join(process.env.CONTRACTS_DIR ?? 'nowhere', '..', 'slot-cases.json')
const present = existsSync(file)
if (!present) process.stdout.write('slot-cases.json is not there (CONTRACTS_DIR): its cases were not run\n')

test.skipIf(!present)('every shared case within this rule set comes out as expected', () => {
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }
  const inScope = cases.filter(isInScope)
  expect(inScope.length).toBeGreaterThanOrEqual(39)
  for (const one of inScope) {
    const slots = slotsOf(one)
    const { timeZone } = one.query
    const { count, first, last, slots: wanted, countByDate } = one.expected
    expect([one.id, slots.length, slots[0] ?? null, slots.at(-1) ?? null]).toEqual([
      one.id,
      count,
      first,
      last,
    ])
    if (wanted) expect([one.id, slots.slice(0, 200)]).toEqual([one.id, wanted])
    const byDate: Record<string, number> = {}
    for (const slot of slots) {
      const date = dayKeyOf(Date.parse(slot), timeZone)
      byDate[date] = (byDate[date] ?? 0) + 1
    }
    if (countByDate) expect([one.id, byDate]).toEqual([one.id, countByDate])
  }
})
