import type { Booked, Limit } from '#graphql/domain/availability/limits.ts'
import type { Busy, GroupSession, Host, SlotQuestion } from '#graphql/domain/availability/question.ts'
import type { SlotRules, WindowCount } from '#graphql/domain/availability/rules.ts'
import { hoursBetween, type Schedule, scheduleInForce } from '#graphql/domain/availability/schedule.ts'
import { dayKeyOf } from '#graphql/domain/availability/zone.ts'
import type { CaseBooking, CaseLimits, CaseSchedule, SlotCase } from './case-file.ts'

const minute = 60_000
const firstHost = 101
const askedEvent = 1

/** The engine's question of a case. */
export function questionOf(given: SlotCase): SlotQuestion {
  const { event, query, team } = given
  const hosts = given.hosts.map((_, index) => hostOf(given, index))
  const [organiser] = given.hosts
  const booked = given.bookings.filter((booking) => blocks(given, booking))
  const zone = event.schedule?.timeZone ?? organiser?.timeZone ?? hosts[0]?.schedule.timeZone ?? 'UTC'
  return {
    hosts,
    rules: rulesOf(given, hosts[0]?.schedule.timeZone ?? zone),
    now: given.now,
    calendar: { timeZone: zone, weekStartsOn: organiser?.weekStart ?? 0 },
    bookerZone: query.timeZone,
    booked: booked.filter(({ eventId }) => eventId === askedEvent).map(asBooked),
    sessions: sessionsOf(given),
    moving: query.rescheduleUid ?? null,
    ...(query.durationMin === undefined ? {} : { durationMinutes: query.durationMin }),
    ...(event.restriction && {
      restriction: {
        schedule: scheduleOf(event.restriction.schedule),
        inBookerZone: event.restriction.useBookerTimeZone,
      },
    }),
    ...(team && {
      team: {
        limits: limitsOf(team.bookingLimits, team.durationLimitsMin),
        booked: booked.filter(({ eventId }) => isOfTeam(given, eventId)).map(asBooked),
      },
    }),
  }
}

function hostOf(given: SlotCase, index: number): Host {
  const { event, scheduling, now } = given
  const { schedule, timeZone, busy, outOfOffice, fixed, group } = given.hosts[index] ?? {}
  const id = firstHost + index
  const bookings = given.bookings.filter(({ hostId = firstHost }) => hostId === id)
  const holds = given.reserved.filter(({ hostId = firstHost, releaseAt = Number.POSITIVE_INFINITY }) => {
    return hostId === id && releaseAt > now
  })
  const own = schedule ?? event.schedule
  return {
    id: `${id}`,
    schedule: scheduleInForce(
      timeZone ?? own?.timeZone ?? 'UTC',
      event.schedule && scheduleOf(event.schedule),
      schedule && scheduleOf(schedule),
    ),
    busy: [
      ...bookings.filter((booking) => blocks(given, booking)).map((booking) => blockedBy(given, booking)),
      ...[...holds, ...(busy ?? [])].map(({ start, end }) => ({ startsAt: start, endsAt: end })),
    ],
    timeOff: (outOfOffice ?? []).map(({ from, to }) => ({ firstDate: from, lastDate: to })),
    rotating: scheduling.kind === 'round_robin' && fixed !== true,
    group: group ?? null,
  }
}

function rulesOf({ event }: SlotCase, zone: string): SlotRules {
  const { period } = event
  const counted = period?.type === 'rolling' || period?.type === 'rolling_window' ? period : null
  return {
    durationMinutes: event.durationMin,
    durationChoices: event.durationsMin,
    slotIntervalMinutes: event.slotIntervalMin,
    bufferBeforeMinutes: event.bufferBeforeMin,
    bufferAfterMinutes: event.bufferAfterMin,
    noticeMinutes: event.minimumNoticeMin,
    windowDays: counted?.days ?? null,
    windowCounts: counted ? windowCounts(counted) : 'CALENDAR_DAYS',
    windowDates:
      period?.type === 'range'
        ? { first: dayKeyOf(period.from, zone), last: dayKeyOf(period.to, zone) }
        : null,
    gridOffsetMinutes: event.offsetStartMin,
    optimised: event.optimizedSlots,
    limits: limitsOf(event.bookingLimits, event.durationLimitsMin),
    firstSlotOnly: event.firstSlotOnly,
    seats: event.seats,
  }
}

function windowCounts({
  type,
  countCalendarDays,
}: {
  type: string
  countCalendarDays: boolean
}): WindowCount {
  if (type === 'rolling') return countCalendarDays ? 'CALENDAR_DAYS' : 'BUSINESS_DAYS'
  return countCalendarDays ? 'BOOKABLE_DAYS' : 'BOOKABLE_BUSINESS_DAYS'
}

function limitsOf(bookings: CaseLimits, minutes: CaseLimits): Limit[] {
  const periods = { day: 'DAY', week: 'WEEK', month: 'MONTH', year: 'YEAR' } as const
  const list = (limits: CaseLimits, unit: Limit['unit']) =>
    Object.entries(limits).map(([name, most]): Limit => {
      return { period: periods[name as keyof typeof periods], unit, most }
    })
  return [...list(bookings, 'BOOKINGS'), ...list(minutes, 'MINUTES')]
}

/** The rows of one started group session, by start and end. */
function sessionsOf(given: SlotCase): GroupSession[] {
  const { event, query, now } = given
  if (event.seats === null) return []
  const sessions = new Map<string, GroupSession>()
  const add = (start: number, end: number, seats: number, hostId = firstHost) => {
    const key = `${hostId} ${start} ${end}`
    const seatsTaken = (sessions.get(key)?.seatsTaken ?? 0) + seats
    sessions.set(key, { startsAt: start, endsAt: end, seatsTaken, hostIds: [`${hostId}`] })
  }
  for (const booking of given.bookings) {
    const { start, end, seatsReferences, attendees, uid, eventId, hostId } = booking
    if (eventId !== askedEvent || seatsReferences === 0 || !blocks(given, booking)) continue
    if (uid !== undefined && uid === query.rescheduleUid) continue
    add(start, end, Math.max(seatsReferences, attendees.length), hostId)
  }
  const duration = (query.durationMin ?? event.durationMin) * minute
  for (const { start, end, hostId, releaseAt = Number.POSITIVE_INFINITY } of given.reserved) {
    if (end - start === duration && releaseAt > now) add(start, end, 1, hostId)
  }
  return [...sessions.values()]
}

function blocks(given: SlotCase, { status, eventId }: CaseBooking): boolean {
  return status === 'PENDING' ? (typeOf(given, eventId)?.pendingBlocksSlot ?? false) : status === 'ACCEPTED'
}

function blockedBy(given: SlotCase, { start, end, uid, eventId }: CaseBooking): Busy {
  const { bufferBeforeMin = 0, bufferAfterMin = 0 } = typeOf(given, eventId) ?? {}
  return {
    startsAt: start - bufferBeforeMin * minute,
    endsAt: end + bufferAfterMin * minute,
    ...(uid === undefined ? {} : { bookingId: uid }),
  }
}

function typeOf({ event, otherEvents }: SlotCase, eventId: number) {
  return eventId === askedEvent ? event : otherEvents.find(({ id }) => id === eventId)
}

function isOfTeam({ otherEvents, team }: SlotCase, eventId: number): boolean {
  return eventId === askedEvent || otherEvents.find(({ id }) => id === eventId)?.teamId === team?.id
}

function asBooked({ start, end, uid, hostId = firstHost }: CaseBooking): Booked {
  return {
    startsAt: start,
    endsAt: end,
    hostId: `${hostId}`,
    ...(uid === undefined ? {} : { bookingId: uid }),
  }
}

function scheduleOf({ timeZone, weekly, overrides }: CaseSchedule): Schedule {
  return {
    timeZone,
    weekly: weekly.flatMap(({ days, start, end }) => {
      const range = hoursBetween(start, end)
      return range ? days.map((weekday) => ({ weekday, ...range })) : []
    }),
    overrides: overrides.map(({ date, intervals }) => ({
      date,
      hours: intervals.flatMap(({ start, end }) => hoursBetween(start, end) ?? []),
    })),
  }
}
