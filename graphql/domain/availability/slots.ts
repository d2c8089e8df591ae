import { DomainError } from '../errors.ts'
import { joined, openings, type Stretch } from './openings.ts'
import type { Schedule } from './schedule.ts'
import { instantIn, offsetIn, type ZoneTable, zoneTable } from './zone-rules.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Minutes throughout. */
export type SlotRules = {
  readonly durationMinutes: number
  /** Null: every start is one duration after the last. Buffers never widen the step. */
  readonly slotIntervalMinutes: number | null
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  /** Counted from `now` to the millisecond; 0 counts as 1, a start right now cannot be caught any more. */
  readonly noticeMinutes: number
  /** So many days after today, in the schedule's zone, can be booked; null: no end. */
  readonly windowDays: number | null
  /** Shifts the grid once; 0 when left out. */
  readonly gridOffsetMinutes?: number
}

/** A time that is taken, as a blocked range: own bookings with the buffers they were taken with, others as they are. */
export type Busy = { readonly startsAt: number; readonly endsAt: number }

export type Slot = { readonly startsAt: number; readonly endsAt: number }

/** All instants in epoch milliseconds. `busy` in any order, everything that touches `busyWindow` of the window. */
export type SlotQuestion = {
  readonly schedule: Schedule
  readonly rules: SlotRules
  readonly busy: readonly Busy[]
  readonly now: number
}

export type SlotWindow = { readonly from: number; readonly to: number }

/** The widest window that may be asked for, and an hour more for a clock change within. */
export const maxWindowDays = 62

export class WindowTooWide extends DomainError {
  readonly code = 'WINDOW_TOO_WIDE'
  override message = `Open times can be asked for ${maxWindowDays} days at most.`
}

/**
 * Every slot that could be booked now and starts in [from, to), in order. Every window shows the same slots: the
 * grid hangs on opening hours, busy times and notice, never on the window. Throws WindowTooWide, and RangeError for
 * a zone that does not exist.
 */
export function openSlots(question: SlotQuestion & SlotWindow): Slot[] {
  const { schedule, rules, busy, now, from, to } = question
  if (to - from > maxWindowDays * day + hour) throw new WindowTooWide()
  const earliest = now + Math.max(rules.noticeMinutes, leastNotice) * minute
  const begin = Math.max(from, earliest)
  const end = Math.min(to, windowEnd(schedule.timeZone, now, rules.windowDays))
  const slots: Slot[] = []
  if (!(begin < end)) return slots
  const zone = zoneTable(schedule.timeZone, begin - 4 * day, end + 4 * day)
  const first = localDay(zone, begin) - lookAroundDays
  const last = localDay(zone, end) + lookAroundDays
  const taken = widened(busy, rules, begin - day * lookAroundDays * 2, end + day * lookAroundDays * 2)
  const grid = gridOf(rules, zone)
  let next = 0
  for (const open of openings(schedule, zone, first, last)) {
    const restarts = open.to - open.from > longestRun
    while (next < taken.length && (taken[next]?.to ?? 0) <= open.from) next++
    let free = Math.max(open.from, earliest)
    for (let index = next; free < open.to; index++) {
      const block = taken[index]
      const until = block && block.from < open.to ? block.from : open.to
      if (until > free) fill(slots, grid, { from: free, to: until }, { begin, end, restarts })
      if (until === open.to) break
      free = Math.max(free, block?.to ?? open.to)
    }
  }
  return slots
}

/** Whether a booking may start exactly then: the same code as the list, so what is offered can be booked. */
export function isOffered(question: SlotQuestion, startsAt: number): boolean {
  return openSlots({ ...question, from: startsAt, to: startsAt + 1 }).length === 1
}

/** The stretch from which busy times must be known: a block that far off can still restart a grid in the window. */
export function busyWindow({ from, to }: SlotWindow): SlotWindow {
  return { from: from - lookAroundDays * day, to: to + lookAroundDays * day }
}

/** Up to `count` slots nearest to an instant, at most 31 days off, in order of time. */
export function nearestSlots(question: SlotQuestion, around: number, count: number): Slot[] {
  let found: Slot[] = []
  for (const days of [1, 5, 31]) {
    found = openSlots({ ...question, from: around - days * day, to: around + days * day })
    if (found.length >= count) break
  }
  const distance = ({ startsAt }: Slot) => Math.abs(startsAt - around)
  const nearest = [...found]
    .sort((a, b) => distance(a) - distance(b) || a.startsAt - b.startsAt)
    .slice(0, count)
  return nearest.sort((a, b) => a.startsAt - b.startsAt)
}

const leastNotice = 1

/** Long enough to see where every run that reaches the window begins, or that it is a long one. */
const lookAroundDays = 2

/**
 * Open hours that run on for longer than the longest day have no beginning to hang a grid on that every window
 * would see: theirs starts anew at each local midnight. A slot may still run over midnight.
 */
const longestRun = 25 * hour

type Grid = {
  readonly duration: number
  readonly step: number
  readonly unit: number
  readonly offset: number
  readonly zone: ZoneTable
}

function gridOf(rules: SlotRules, zone: ZoneTable): Grid {
  const step = rules.slotIntervalMinutes ?? rules.durationMinutes
  if (!(step >= 1 && rules.durationMinutes >= 1)) throw new RangeError('slots of no length')
  const unit = [60, 30, 20, 15, 10, 5].find((minutes) => step % minutes === 0) ?? 1
  return {
    duration: rules.durationMinutes * minute,
    step: step * minute,
    unit: unit * minute,
    offset: (rules.gridOffsetMinutes ?? 0) * minute,
    zone,
  }
}

type Limits = { readonly begin: number; readonly end: number; readonly restarts: boolean }

/** Adds the starts of one free stretch that lie in [begin, end). */
function fill(slots: Slot[], grid: Grid, free: Stretch, { begin, end, restarts }: Limits): void {
  if (free.from >= end || free.to <= begin) return
  let anchor = free.from
  while (anchor < free.to && anchor < end) {
    const next = restarts ? midnightAfter(grid.zone, anchor) : free.to
    fillPiece(slots, grid, anchor, Math.min(next, end), { begin, to: free.to })
    anchor = next
  }
}

function fillPiece(
  slots: Slot[],
  grid: Grid,
  anchor: number,
  until: number,
  within: { begin: number; to: number },
) {
  const { duration, step } = grid
  let startsAt = roundedUp(grid, anchor) + grid.offset
  if (startsAt < within.begin) startsAt += Math.ceil((within.begin - startsAt) / step) * step
  for (; startsAt < until && startsAt + duration <= within.to; startsAt += step) {
    slots.push({ startsAt, endsAt: startsAt + duration })
  }
}

/** Up to the grid's unit within the hour that the zone's clock shows. */
function roundedUp({ unit, zone }: Grid, instant: number): number {
  const past = (((instant + offsetIn(zone, instant)) % unit) + unit) % unit
  return past === 0 ? instant : instant + unit - past
}

/** What no slot may touch: a start there would overlap the range with its own buffers. Joined, sorted, nearby only. */
function widened(busy: readonly Busy[], rules: SlotRules, from: number, to: number): Stretch[] {
  const [before, after] = [rules.bufferBeforeMinutes * minute, rules.bufferAfterMinutes * minute]
  const near: Stretch[] = []
  for (const { startsAt, endsAt } of busy) {
    if (endsAt > startsAt && endsAt + before > from && startsAt - after < to) {
      near.push({ from: startsAt - after, to: endsAt + before })
    }
  }
  return near.length > 0 ? joined(near) : near
}

function windowEnd(timeZone: string, now: number, windowDays: number | null): number {
  if (windowDays === null) return Number.POSITIVE_INFINITY
  const zone = zoneTable(timeZone, now - 2 * day, now + (windowDays + 2) * day)
  return instantIn(zone, (localDay(zone, now) + windowDays + 1) * day)
}

function localDay(zone: ZoneTable, instant: number): number {
  return Math.floor((instant + offsetIn(zone, instant)) / day)
}

/** The next local midnight that is later than the instant; a day whose midnight is skipped begins at its first minute. */
function midnightAfter(zone: ZoneTable, instant: number): number {
  const midnight = instantIn(zone, (localDay(zone, instant) + 1) * day)
  return midnight > instant ? midnight : instantIn(zone, (localDay(zone, instant) + 2) * day)
}
