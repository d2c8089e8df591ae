import type { Busy, Host, SlotQuestion, SlotWindow } from '#graphql/domain/availability/question.ts'
import type { Schedule, Weekday } from '#graphql/domain/availability/schedule.ts'
import { busyWindow, countedWindow } from '#graphql/domain/availability/slots.ts'
import { lastEndOf } from '#graphql/domain/payout/release.ts'
import type { ExternalTimes } from '#prisma/generated/client/client.ts'
import { candidatesOf, type TeamHost, teamOf } from '../session-type/team.ts'
import { bookedOf, type Counted } from './booked.ts'
import { busyOf } from './busy.ts'
import { type Closures, closuresOf } from './closures.ts'
import { type Joined, joinedOf, sessionsFor } from './group-sessions.ts'
import type { Reading } from './reading.ts'
import {
  countsBookings,
  furthestDays,
  readSchedule,
  rulesOf,
  scheduleOf,
  teamLimitsOf,
  type Wanted,
} from './wanted.ts'

const day = 86_400_000

/** Everything that the engine must know to answer for a window: listing, booking and diagnosis ask with the same. */
export async function questionOf(deps: Reading, wanted: Wanted, window: SlotWindow): Promise<SlotQuestion> {
  const [question] = await questionsOf(deps, [wanted], window)
  if (!question) throw new Error('a question is answered by one')
  return question
}

/** The same for many session types at once, in their order, with as many statements as for one. */
export async function questionsOf(
  deps: Reading,
  wanteds: readonly Wanted[],
  window: SlotWindow,
): Promise<SlotQuestion[]> {
  const now = deps.now().getTime()
  const known = await knownOf(deps, wanteds, window, now)
  return Promise.all(wanteds.map((wanted) => asked(deps, wanted, known)))
}

type Known = {
  busy: Map<string, Busy[]>
  closures: Closures | null
  counted: Counted | null
  joined: Joined
  elsewhere: readonly ExternalTimes[]
}

async function knownOf(
  deps: Reading,
  wanteds: readonly Wanted[],
  window: SlotWindow,
  now: number,
): Promise<Known> {
  const ahead = { from: Math.max(window.from, now), to: Math.min(window.to, now + (furthestDays + 2) * day) }
  if (ahead.from >= ahead.to)
    return { busy: new Map(), closures: null, counted: null, joined: new Map(), elsewhere: [] }
  const near = united(wanteds.map((wanted) => busyWindow(ahead, { rules: rulesOf(wanted), now })))
  const limited = wanteds.filter(countsBookings)
  const counted = united(limited.map((wanted) => widest(ahead, wanted)))
  const whose = {
    mentorIds: mentorsOf(limited),
    sessionTypeIds: limited.map(({ id }) => id),
    teamsOf: limited.filter((wanted) => teamLimitsOf(wanted).length > 0).map(({ mentorId }) => mentorId),
  }
  const [busy, closures, booked, joined, elsewhere] = await Promise.all([
    busyOf(deps, mentorsOf(wanteds), near),
    closuresOf(deps, mentorsOf(wanteds), near),
    limited.length > 0 ? bookedOf(deps, whose, counted) : null,
    joinedOf(deps, wanteds, near),
    timesElsewhere(deps, wanteds),
  ])
  return { busy, closures, counted: booked, joined, elsewhere }
}

/** What is stored of calendars kept elsewhere, for those that were not just asked for. */
function timesElsewhere({ db }: Reading, wanteds: readonly Wanted[]): Promise<ExternalTimes[]> | [] {
  const ids = wanteds.flatMap(({ id, scheduling, externalTimes }) =>
    scheduling === 'NATIVE' || externalTimes ? [] : [id],
  )
  return ids.length > 0 ? db.externalTimes.findMany({ where: { sessionTypeId: { in: ids } } }) : []
}

async function asked(deps: Reading, wanted: Wanted, known: Known): Promise<SlotQuestion> {
  const { mentor } = wanted
  const counts = countsBookings(wanted) ? known.counted : null
  const [organiser] = teamOf(wanted)
  const { timeZone } = scheduleOf({ ...wanted, ofHost: organiser?.schedule ?? null })
  return {
    hosts: teamOf(wanted).map((host) => asHost(host, wanted, { ...known, counted: counts })),
    rules: rulesOf(wanted),
    endsBy: endsByOf(deps, wanted),
    now: deps.now().getTime(),
    calendar: { timeZone, weekStartsOn: mentor.weekStartsOn as Weekday },
    policy: known.closures?.policy ?? null,
    ...(counts ? { booked: counts.ofType(wanted.id), mentee: await counts.ofMentee(wanted) } : {}),
    ...teamFor(wanted, counts),
    ...restrictionFor(wanted),
    ...startsElsewhere(wanted, known),
    ...(wanted.seats === null ? {} : { sessions: sessionsFor(wanted, known.joined) }),
    moving: wanted.movingBookingId ?? null,
  }
}

/** Until when what is paid for it may rest; null where nothing is paid, or it may rest as long as anybody books ahead. */
function endsByOf({ settings, now }: Reading, { priceMinor, paidAt }: Wanted): number | null {
  const { restDays, payoutHoldHours: holdHours } = settings
  if (restDays === null || priceMinor === 0n) return null
  return lastEndOf({ capturedAt: paidAt ?? now(), holdHours, restDays }).getTime()
}

function teamFor(wanted: Wanted, counted: Counted | null) {
  const limits = teamLimitsOf(wanted)
  return counted && limits.length > 0 ? { team: { limits, booked: counted.ofTeam(wanted.mentorId) } } : {}
}

/** Where another company keeps the calendar it says when; nothing is offered that it was not asked for. */
function startsElsewhere({ id, scheduling, durationMinutes, externalTimes }: Wanted, { elsewhere }: Known) {
  if (scheduling === 'NATIVE') return {}
  const known = (externalTimes ?? elsewhere).find(
    (times) => times.sessionTypeId === id && times.durationMinutes === durationMinutes,
  )
  return { starts: (known?.starts ?? []).map((start) => start.getTime()) }
}

/** The booker's zone is told to the engine only where it decides something: every list and booking asks alike. */
function restrictionFor({ restriction, restrictionInBookerZone: inBookerZone, bookerZone = null }: Wanted) {
  if (!restriction) return {}
  const schedule = readSchedule(restriction)
  return { restriction: { schedule, inBookerZone }, bookerZone: inBookerZone ? bookerZone : null }
}

/** Who has not accepted has no hours: the type waits for those who must be there, and goes on without the others. */
function asHost(
  host: TeamHost<Wanted['mentor'], Wanted['schedule']>,
  { schedule, scheduling }: Wanted,
  { busy, closures, counted }: Known,
): Host {
  const { mentor, rotating, group, takesPart, schedule: ofHost } = host
  const { id, timeZone } = mentor
  const turns = rotating ? { rotating, group } : {}
  if (!takesPart) return { id, schedule: { timeZone, weekly: [], overrides: [] }, busy: [], ...turns }
  const elsewhere = scheduling !== 'NATIVE'
  return {
    id,
    schedule: elsewhere ? alwaysOpen(timeZone) : scheduleOf({ schedule, ofHost, mentor }),
    busy: busy.get(id) ?? [],
    ...(elsewhere ? {} : closures?.of(mentor)),
    limits: mentor.limits,
    ...(counted ? { booked: counted.ofHost(id) } : {}),
    ...turns,
  }
}

const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

/** Hours and closed days are the business of whoever keeps the calendar. */
const alwaysOpen = (timeZone: string): Schedule => ({
  timeZone,
  weekly: weekdays.map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 })),
  overrides: [],
})

const mentorsOf = (wanteds: readonly Wanted[]) => [...new Set(wanteds.flatMap(candidatesOf))]

function widest(window: SlotWindow, wanted: Wanted): SlotWindow {
  const ofHosts = teamOf(wanted).flatMap(({ mentor }) => mentor.limits)
  const periods = [...wanted.limits, ...ofHosts, ...teamLimitsOf(wanted)].map(({ period }) =>
    countedWindow(window, period),
  )
  return united([busyWindow(window), ...periods])
}

function united(windows: readonly SlotWindow[]): SlotWindow {
  return {
    from: Math.min(...windows.map(({ from }) => from)),
    to: Math.max(...windows.map(({ to }) => to)),
  }
}
