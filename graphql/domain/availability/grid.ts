import type { Free } from './free-time.ts'
import type { SlotRules } from './rules.ts'
import { dayInZone, midnightAfter, offsetIn, type ZoneTable } from './zone-rules.ts'

const minute = 60_000

/** How starts lie in free time. Milliseconds. */
export type Grid = {
  readonly duration: number
  readonly step: number
  readonly unit: number
  readonly offset: number
  readonly optimised: boolean
  /** The clock that starts are round on; null: that of the hours in force. */
  readonly clock: ZoneTable | null
}

/** Throws RangeError when a session or the step between two has no length. */
export function gridOf(rules: SlotRules, durationMinutes: number, clock: ZoneTable | null): Grid {
  const step = rules.slotIntervalMinutes ?? durationMinutes
  if (!(step >= 1 && durationMinutes >= 1)) throw new RangeError('slots of no length')
  const unit = [60, 30, 20, 15, 10, 5].find((minutes) => step % minutes === 0) ?? 1
  return {
    duration: durationMinutes * minute,
    step: step * minute,
    unit: unit * minute,
    offset: (rules.gridOffsetMinutes ?? 0) * minute,
    optimised: rules.optimised ?? false,
    clock,
  }
}

/** The starts in [begin, end) of free stretches that lie apart; each has a grid of its own. */
export function startsApart(free: readonly Free[], grid: Grid, begin: number, end: number): number[] {
  const starts: number[] = []
  const { duration, step } = grid
  for (const one of free) {
    if (one.from >= end || one.to <= begin) continue
    for (let anchor = one.from; anchor < one.to && anchor < end; ) {
      const next = one.restarts ? midnightAfter(one.zone, anchor) : one.to
      const until = Math.min(next, end, one.to - duration + 1)
      let start = firstStart(grid, { ...one, to: Math.min(one.to, next) }, anchor)
      if (start < begin) start += Math.ceil((begin - start) / step) * step
      for (; start < until; start += step) starts.push(start)
      anchor = next
    }
  }
  return starts
}

/**
 * The starts in [begin, end) of free stretches that may overlap, each once. A stretch whose first start falls into the
 * step of an earlier one of the same local day (`organiser`'s) goes on with that one's grid.
 */
export function startsTogether(
  free: readonly Free[],
  grid: Grid,
  { begin, end, organiser }: { begin: number; end: number; organiser: ZoneTable },
): number[] {
  const all: number[] = []
  let today: number[] = []
  let date = Number.NaN
  for (const one of byMidnights(free)) {
    if (one.from >= end) break
    if (one.from < begin - reach) continue
    const itsDate = dayInZone(organiser, one.from)
    if (itsDate !== date) {
      mergeInto(all, today)
      today = []
      date = itsDate
    }
    addStarts(today, one, grid)
  }
  mergeInto(all, today)
  return all.filter((start) => start >= begin && start < end)
}

/** No grid that begins on an earlier day has starts in the window. */
const reach = 51 * 60 * minute

type Piece = Free & { readonly until?: number }

/** Long runs in pieces, each with a grid of its own that ends at midnight. */
function byMidnights(free: readonly Free[]): readonly Piece[] {
  if (!free.some(({ restarts }) => restarts)) return free
  const pieces = free.flatMap((one): Piece | Piece[] => {
    if (!one.restarts) return one
    const days: Piece[] = []
    for (let from = one.from; from < one.to; from = midnightAfter(one.zone, from)) {
      days.push({ ...one, from, until: midnightAfter(one.zone, from) })
    }
    return days
  })
  return pieces.sort((a, b) => a.from - b.from)
}

function addStarts(today: number[], one: Piece, grid: Grid): void {
  const { step, duration } = grid
  let start = firstStart(grid, { ...one, to: Math.min(one.to, one.until ?? one.to) }, one.from)
  const running = lastBefore(today, start)
  if (running + step > start) start = running >= one.from ? running : running + step
  const until = Math.min(one.until ?? one.to, one.to - duration + 1)
  const last = today[today.length - 1] ?? Number.NEGATIVE_INFINITY
  for (; start < until && start <= last; start += step) insert(today, start)
  for (; start < until; start += step) today.push(start)
}

function lastBefore(starts: readonly number[], instant: number): number {
  let index = starts.length - 1
  while (index >= 0 && (starts[index] ?? 0) >= instant) index--
  return starts[index] ?? Number.NEGATIVE_INFINITY
}

/** Adds sorted starts to sorted starts, those that are there already left out. */
function mergeInto(all: number[], more: readonly number[]): void {
  for (const start of more) insert(all, start)
}

function insert(all: number[], start: number): void {
  let index = all.length
  while (index > 0 && (all[index - 1] ?? 0) > start) index--
  if (all[index - 1] === start) return
  if (index === all.length) all.push(start)
  else all.splice(index, 0, start)
}

/** Where the grid of a free stretch, of a long run its day's part, begins: `anchor`, made round, and shifted once. */
function firstStart(grid: Grid, { to, zone }: Free, anchor: number): number {
  const clock = grid.clock ?? zone
  const start = grid.optimised ? optimised(grid, clock, anchor, to) : roundedUp(clock, grid.unit, anchor)
  return start + grid.offset
}

/** Up to the unit, within the hour that the zone's clock shows. */
function roundedUp(zone: ZoneTable, unit: number, instant: number): number {
  const past = (((instant + offsetIn(zone, instant)) % unit) + unit) % unit
  return past === 0 ? instant : instant + unit - past
}

/** Starts off the unit go on to the next unit, quarter or five minutes, whichever first costs no session. */
function optimised({ unit, step, duration }: Grid, zone: ZoneTable, anchor: number, to: number): number {
  const start = roundedUp(zone, minute, anchor)
  if (roundedUp(zone, unit, start) === start) return start
  const spare = (to - start) % unit
  const fitting = (from: number) => Math.floor((to - from - duration) / step)
  for (const round of [unit, 15 * minute, 5 * minute]) {
    const later = roundedUp(zone, round, start + 1)
    if (later - start <= spare && fitting(later) === fitting(start)) return later
  }
  return start
}
