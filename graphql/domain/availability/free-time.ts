import { closedDays } from './closures.ts'
import { isOverridden, joined, openings, type Stretch } from './openings.ts'
import { type Busy, durationOf, type Host, type SlotQuestion } from './question.ts'
import type { SlotRules } from './rules.ts'
import { zoneByDay } from './travel.ts'
import { dayInZone, type ZoneTable, zoneTable } from './zone-rules.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * Open hours that run on for longer than the longest day have no beginning to hang a grid on that every window
 * would see: theirs starts anew at each local midnight. A slot may still run over midnight.
 */
const longestRun = 25 * hour

/** Free time in which a session fits, the zone whose clock its grid is round on, and whether it is a long run. */
export type Free = Stretch & { readonly zone: ZoneTable; readonly restarts: boolean }

/** The stretch that the slots of a window depend on. */
export type Scope = {
  readonly begin: number
  readonly end: number
  /** Days before that are looked at: where every run that reaches the window begins, or that it is long. */
  readonly around: number
  /** No slot starts before it. */
  readonly earliest: number
}

/** How far a run that begins in the window is followed, to know whether it is a long one. */
const ahead = 2 * day

/** What a host has free around a window: its hours without closed days, busy times and full periods. Sorted, apart. */
export function freeTime(
  host: Host,
  question: SlotQuestion,
  scope: Scope,
  full: readonly Stretch[],
): readonly Free[] {
  const around = scope.around * day
  const taken = takenTimes(host.busy, question, scope, full)
  const shortest = durationOf(question) * minute
  const free: Free[] = []
  let next = 0
  for (const open of openTimes(host, question, scope.begin - around, scope.end + ahead)) {
    const restarts = open.to - open.from > longestRun
    while (next < taken.length && (taken[next]?.to ?? 0) <= open.from) next++
    let from = Math.max(open.from, scope.earliest)
    for (let index = next; from < open.to; index++) {
      const block = taken[index]
      const to = block && block.from < open.to ? block.from : open.to
      if (to - from >= shortest) free.push({ from, to, zone: open.zone, restarts })
      if (to === open.to) break
      from = Math.max(from, block?.to ?? open.to)
    }
  }
  return free
}

/** A host's hours on the local days that hold the two instants and between, without the days that are closed. */
export function openTimes(host: Host, { policy }: Pick<SlotQuestion, 'policy'>, from: number, to: number) {
  const { schedule, timeOff, holidays, travel } = host
  const span = { from: from - 3 * day, to: to + 3 * day }
  const zone = zoneTable(schedule.timeZone, span.from, span.to)
  // A trip's days can begin up to 26 h before or after those at home.
  const margin = travel?.length ? 2 : 0
  const [first, last] = [dayInZone(zone, from) - margin, dayInZone(zone, to) + margin]
  if (!policy && !timeOff?.length && !holidays?.length && !travel?.length)
    return openings(schedule, zone, first, last)
  return openings(schedule, zone, first, last, {
    closed: closuresOf(host, policy, first - 1, last),
    zoneOn: travel?.length ? zoneByDay(travel, zone, span) : null,
  })
}

/** The host's closed days from `first` to `last` (days since 1970-01-01) and why; null: none. */
export function closuresOf(host: Host, policy: SlotQuestion['policy'], first: number, last: number) {
  const overridden = (dayNumber: number) => isOverridden(host.schedule, dayNumber)
  const { timeOff = [], holidays = [] } = host
  return closedDays({ timeOff, holidays, policy: policy ?? null, overridden }, first, last)
}

/** What no slot may touch: a start there would overlap a busy range with its own buffers, or a full period as it is. */
function takenTimes(
  busy: readonly Busy[],
  { rules, moving }: SlotQuestion,
  { begin, end, around }: Scope,
  full: readonly Stretch[],
): readonly Stretch[] {
  const near = widened(busy, rules, begin - 2 * around * day, end + 2 * around * day, moving ?? null)
  return near.length + full.length > 0 ? joined([...near, ...full]) : near
}

function widened(
  busy: readonly Busy[],
  rules: SlotRules,
  from: number,
  to: number,
  moving: string | null,
): Stretch[] {
  const [before, after] = [rules.bufferBeforeMinutes * minute, rules.bufferAfterMinutes * minute]
  const near: Stretch[] = []
  for (const { startsAt, endsAt, bookingId } of busy) {
    if (moving !== null && bookingId === moving) continue
    if (endsAt > startsAt && endsAt + before > from && startsAt - after < to) {
      near.push({ from: startsAt - after, to: endsAt + before })
    }
  }
  return near
}
