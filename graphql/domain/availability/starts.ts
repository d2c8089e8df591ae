import { earliestStart } from './booking-window.ts'
import { type Free, freeTime, type Scope } from './free-time.ts'
import { gridOf, startsApart, startsTogether } from './grid.ts'
import { joinableStarts } from './group-sessions.ts'
import { freeTogether, sidesOf } from './hosts.ts'
import { type Booked, type ClosedPeriod, closedPeriods } from './limits.ts'
import { openings } from './openings.ts'
import { calendarOf, durationOf, type Host, type SlotQuestion } from './question.ts'
import { dayInZone, zoneTable } from './zone-rules.ts'

const minute = 60_000
const day = 86_400_000

/** Enough to see where every run begins that reaches the window, or that it is a long one. */
const daysAround = 2
/** Grids of several hosts go on in each other's within a day: the whole day before must be seen. */
const daysAroundMany = 4

/** Every start in [begin, end) by hours, busy times, limits, grid and restriction, in order; the window does not count. */
export function startsBetween(question: SlotQuestion, begin: number, end: number): readonly number[] {
  const { hosts, rules, mentee } = question
  if (rules.activePerMentee != null && (mentee?.ahead ?? 0) >= rules.activePerMentee) return []
  const scope = scopeOf(question, begin, end)
  const minutes = durationOf(question)
  if (question.starts) {
    const known = startsWithin(question.starts, freeOfAll(question, scope, minutes), minutes, begin, end)
    return question.restriction ? restricted(question, known, minutes) : known
  }
  const grid = gridOf(rules, minutes, clockOf(question, begin, end))
  const [host] = hosts
  if (!host) return []
  const rotating = hosts.some(({ rotating }) => rotating)
  const starts = rotating
    ? startsTogether(freeOfAll(question, scope, minutes), grid, {
        begin,
        end,
        organiser: zoneTable(host.schedule.timeZone, begin - 7 * day, end + 7 * day),
      })
    : startsApart(freeOfAll(question, scope, minutes), grid, begin, end)
  const open = question.sessions?.length ? withSessions(question, starts, begin, end) : starts
  return question.restriction ? restricted(question, open, minutes) : open
}

/** What a window's slots depend on. */
export function scopeOf(question: SlotQuestion, begin: number, end: number): Scope {
  const around = question.hosts.length > 1 ? daysAroundMany : daysAround
  return { begin, end, around, earliest: earliestStart(question) }
}

/** The full periods that stand against one host: those of the type, the team and the mentee, and the host's own. */
export function fullPeriodsOf(host: Host, question: SlotQuestion, scope: Scope): readonly ClosedPeriod[] {
  const { rules, team, mentee, moving, booked = [] } = question
  if (!rules.limits?.length && !rules.menteeLimits?.length && !team?.limits.length && !host.limits?.length)
    return []
  const kept = <B extends { bookingId?: string }>(list: readonly B[] | undefined) =>
    moving == null ? (list ?? []) : (list ?? []).filter(({ bookingId }) => bookingId !== moving)
  const own = kept(booked).filter((one) => isGivenBy(one, host))
  const near = { from: scope.begin - (scope.around + 2) * day, to: scope.end + (scope.around + 2) * day }
  const counted = (rules.limits ?? []).filter(({ unit }) => unit === 'BOOKINGS')
  const timed = (rules.limits ?? []).filter(({ unit }) => unit === 'MINUTES')
  const tallies = [
    { owner: 'TYPE', limits: counted, booked: kept(booked) },
    { owner: 'TYPE', limits: timed, booked: own },
    { owner: 'TEAM', limits: team?.limits ?? [], booked: kept(team?.booked) },
    { owner: 'MENTEE', limits: rules.menteeLimits ?? [], booked: kept(mentee?.booked) },
    { owner: 'HOST', limits: host.limits ?? [], booked: kept(host.booked) },
  ] as const
  const calendar = calendarOf(question)
  return tallies.flatMap((tally) => closedPeriods(tally, calendar, durationOf(question), near))
}

function isGivenBy({ hostId, hostIds }: Booked, { id }: Host): boolean {
  return hostIds ? hostIds.includes(id) : hostId === undefined || hostId === id
}

function freeOfAll(question: SlotQuestion, scope: Scope, minutes: number): readonly Free[] {
  const free = (host: Host) => freeTime(host, question, scope, fullPeriodsOf(host, question, scope))
  const [only, ...others] = question.hosts
  if (only && others.length === 0) return free(only)
  return freeTogether(sidesOf(question.hosts, free), minutes * minute)
}

/** Those of the given starts in [begin, end) whose whole session is free. */
function startsWithin(
  starts: readonly number[],
  free: readonly Free[],
  minutes: number,
  begin: number,
  end: number,
): readonly number[] {
  let next = 0
  return starts.filter((start) => {
    if (start < begin || start >= end) return false
    while (next < free.length && (free[next]?.to ?? 0) <= start) next++
    const stretch = free[next]
    return stretch !== undefined && stretch.from <= start && start + minutes * minute <= stretch.to
  })
}

/** Restricted slots are round on the booker's clock. */
function clockOf({ restriction, bookerZone }: SlotQuestion, begin: number, end: number) {
  return restriction && bookerZone ? zoneTable(bookerZone, begin - 7 * day, end + 7 * day) : null
}

function withSessions(
  question: SlotQuestion,
  starts: readonly number[],
  begin: number,
  end: number,
): number[] {
  const joinable = joinableStarts(question, begin, end)
  return [...new Set([...starts, ...joinable])].sort((a, b) => a - b)
}

/** The starts whose whole session lies within the restriction's hours. */
export function restricted(
  { restriction, bookerZone }: SlotQuestion,
  starts: readonly number[],
  minutes: number,
): readonly number[] {
  const [first, last] = [starts[0], starts[starts.length - 1]]
  if (!restriction || first === undefined || last === undefined) return starts
  const { schedule, inBookerZone } = restriction
  const timeZone = (inBookerZone && bookerZone) || schedule.timeZone
  const zone = zoneTable(timeZone, first - 4 * day, last + 4 * day)
  const allowed = openings(schedule, zone, dayInZone(zone, first) - 2, dayInZone(zone, last) + 2)
  let next = 0
  return starts.filter((start) => {
    while (next < allowed.length && (allowed[next]?.to ?? 0) <= start) next++
    const open = allowed[next]
    return open !== undefined && open.from <= start && open.to >= start + minutes * minute
  })
}
