import { DomainError } from '../errors.ts'
import { bookableEnd, bookingWindow, countsOpenDays, dayZone, earliestStart } from './booking-window.ts'
import { sessionAt } from './group-sessions.ts'
import { type LimitPeriod, periodDays } from './limits.ts'
import { durationOf, type GroupSession, type Slot, type SlotQuestion, type SlotWindow } from './question.ts'
import { startsBetween } from './starts.ts'
import { dayInZone, midnightOf, zoneTable } from './zone-rules.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The widest window that may be asked for, and an hour more for a clock change within. */
export const maxWindowDays = 62

export class WindowTooWide extends DomainError {
  readonly code = 'WINDOW_TOO_WIDE'
  override message = `Open times can be asked for ${maxWindowDays} days at most.`
}

/**
 * Every slot that could be booked now and starts in [from, to), in order. Every window shows the same slots: the
 * grid hangs on opening hours, busy times and notice, never on the window. Throws WindowTooWide, and RangeError for
 * a zone or a date that does not exist.
 */
export function openSlots(question: SlotQuestion & SlotWindow): Slot[] {
  const { sessions } = question
  const duration = durationOf(question) * minute
  const starts = openStarts(question, question)
  if (!sessions?.length) return starts.map((startsAt) => ({ startsAt, endsAt: startsAt + duration }))
  return starts.map((startsAt) => asSlot(startsAt, duration, sessionAt(question, startsAt)))
}

/** The starts of `openSlots` alone. */
export function openStarts(question: SlotQuestion, { from, to }: SlotWindow): readonly number[] {
  const { rules } = question
  refuseTooWide({ from, to })
  return rules.firstSlotOnly ? firstStarts(question, from, to) : offeredStarts(question, from, to)
}

/** Throws WindowTooWide. */
export function refuseTooWide({ from, to }: SlotWindow): void {
  if (to - from > maxWindowDays * day + hour) throw new WindowTooWide()
}

/** Whether a booking may start exactly then: the same code as the list, so what is offered can be booked. */
export function isOffered(question: SlotQuestion, startsAt: number): boolean {
  return openSlots({ ...question, from: startsAt, to: startsAt + 1 }).length === 1
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

/**
 * The stretch from which busy times must be known: a block that far off can still restart a grid in the window. Where
 * open days are counted it begins today.
 */
export function busyWindow(window: SlotWindow, question?: Pick<SlotQuestion, 'rules' | 'now'>): SlotWindow {
  const from = question && countsOpenDays(question) ? Math.min(window.from, question.now) : window.from
  return { from: from - knownDays * day, to: window.to + knownDays * day }
}

/** The stretch in which what counts against a limit of such a period must start to be known. */
export function countedWindow(window: SlotWindow, period: LimitPeriod): SlotWindow {
  const reach = periodDays[period] * day
  const busy = busyWindow(window)
  return { from: busy.from - reach, to: busy.to + reach }
}

const knownDays = 5

function asSlot(startsAt: number, duration: number, session: GroupSession | null): Slot {
  const slot = { startsAt, endsAt: startsAt + duration }
  return session ? { ...slot, seatsTaken: session.seatsTaken } : slot
}

function offeredStarts(question: SlotQuestion, from: number, to: number): readonly number[] {
  const earliest = Math.max(from, earliestStart(question))
  const window = windowInForce(question, to)
  const [begin, end] = [Math.max(earliest, window.from), Math.min(to, window.to)]
  return begin < end ? startsBetween(question, begin, end) : []
}

/** Where booking is possible by the rules' window, open days counted; its end is not looked for beyond `until`. */
export function windowInForce(question: SlotQuestion, until: number): SlotWindow {
  const { from, to } = bookingWindow(question)
  if (!countsOpenDays(question)) return { from, to }
  const earliest = Math.max(from, earliestStart(question))
  const end = Math.min(to, until)
  const last = bookableEnd(question, end, (first, next) => {
    const [begin, stop] = [Math.max(first, earliest), Math.min(next, to)]
    return begin < stop ? startsBetween(question, begin, stop) : []
  })
  return { from, to: last < end ? last : to }
}

/** The first start of each day, the booker's where its zone is known, so that every window shows the same. */
function firstStarts(question: SlotQuestion, from: number, to: number): readonly number[] {
  if (!(from < to)) return []
  const zone = zoneTable(dayZone(question), from - 2 * day, to + 2 * day)
  const all = offeredStarts(question, midnightOf(zone, dayInZone(zone, from)), to)
  return all.filter((start, index) => {
    const before = all[index - 1]
    return start >= from && (before === undefined || dayInZone(zone, before) !== dayInZone(zone, start))
  })
}
