import type { Busy, Host, SlotQuestion, SlotWindow } from '#graphql/domain/availability/question.ts'
import type { Weekday } from '#graphql/domain/availability/schedule.ts'
import { busyWindow, countedWindow } from '#graphql/domain/availability/slots.ts'
import { bookedOf, type Counted } from './booked.ts'
import { busyOf } from './busy.ts'
import { type Closures, closuresOf } from './closures.ts'
import type { Reading } from './reading.ts'
import { countsBookings, furthestDays, rulesOf, scheduleOf, type Wanted } from './wanted.ts'

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
  return Promise.all(wanteds.map((wanted) => asked(wanted, known, now)))
}

type Known = { busy: Map<string, Busy[]>; closures: Closures | null; counted: Counted | null }

async function knownOf(
  deps: Reading,
  wanteds: readonly Wanted[],
  window: SlotWindow,
  now: number,
): Promise<Known> {
  const ahead = { from: Math.max(window.from, now), to: Math.min(window.to, now + (furthestDays + 2) * day) }
  if (ahead.from >= ahead.to) return { busy: new Map(), closures: null, counted: null }
  const near = united(wanteds.map((wanted) => busyWindow(ahead, { rules: rulesOf(wanted), now })))
  const limited = wanteds.filter(countsBookings)
  const counted = united(limited.map((wanted) => widest(ahead, wanted)))
  const [busy, closures, booked] = await Promise.all([
    busyOf(deps, mentorsOf(wanteds), near),
    closuresOf(deps, mentorsOf(wanteds), near),
    limited.length > 0 ? bookedOf(deps, mentorsOf(limited), counted) : null,
  ])
  return { busy, closures, counted: booked }
}

async function asked(wanted: Wanted, { busy, closures, counted }: Known, now: number): Promise<SlotQuestion> {
  const { mentor, mentorId } = wanted
  const schedule = scheduleOf(wanted)
  const counts = countsBookings(wanted) ? counted : null
  const host: Host = {
    id: mentorId,
    schedule,
    busy: busy.get(mentorId) ?? [],
    ...closures?.of(mentor),
    limits: mentor.limits,
    ...(counts ? { booked: counts.ofMentor(mentorId) } : {}),
  }
  return {
    hosts: [host],
    rules: rulesOf(wanted),
    now,
    calendar: { timeZone: schedule.timeZone, weekStartsOn: mentor.weekStartsOn as Weekday },
    policy: closures?.policy ?? null,
    ...(counts ? { booked: counts.ofType(wanted.id), mentee: await counts.ofMentee(wanted) } : {}),
    moving: wanted.movingBookingId ?? null,
  }
}

const mentorsOf = (wanteds: readonly Wanted[]) => [...new Set(wanteds.map(({ mentorId }) => mentorId))]

function widest(window: SlotWindow, { limits, mentor }: Wanted): SlotWindow {
  const periods = [...limits, ...mentor.limits].map(({ period }) => countedWindow(window, period))
  return united([busyWindow(window), ...periods])
}

function united(windows: readonly SlotWindow[]): SlotWindow {
  return {
    from: Math.min(...windows.map(({ from }) => from)),
    to: Math.max(...windows.map(({ to }) => to)),
  }
}
