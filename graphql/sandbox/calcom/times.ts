import { dayAfter, dayAt, instantOf, weekdayOf } from './calendar.ts'
import type { EventType, Hours } from './kept.ts'
import { all, find, type World } from './world.ts'

/** What a new user has: Monday to Friday, 9 to 17. */
const workingWeek: Hours[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))

type Span = { start: number; end: number }
type Wanted = Span & {
  minutes: number
  /** The booking that is moved: it is not in its own way. */
  except?: string | undefined
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** Starts of this type within the span, in order. */
export async function freeStarts(world: World, type: EventType, wanted: Wanted): Promise<number[]> {
  const taken = [
    ...(await booked(world, type.ownerId, wanted.except)),
    ...(await reserved(world, type.ownerId)),
  ]
  const earliest = Math.max(wanted.start, world.now + type.minimumBookingNotice * 60_000)
  const length = wanted.minutes * 60_000
  const step = (type.slotInterval ?? type.lengthInMinutes) * 60_000
  const starts = []
  for (const { start, end } of await opened(world, type.ownerId, wanted))
    for (let at = start; at + length <= end; at += step)
      if (
        at >= earliest &&
        at <= wanted.end &&
        !taken.some((span) => overlaps(span, { start: at, end: at + length }))
      )
        starts.push(at)
  return starts
}

/** Whether a span can be booked: the user works then and has nothing else. Reservations do not stop a booking. */
export async function isFree(world: World, userId: number, span: Span, except?: string): Promise<boolean> {
  const windows = await opened(world, userId, span)
  if (!windows.some(({ start, end }) => start <= span.start && span.end <= end)) return false
  return !(await booked(world, userId, except)).some((taken) => overlaps(taken, span))
}

/** When the user works, on every day that the span touches. */
async function opened(world: World, userId: number, span: Span): Promise<Span[]> {
  const user = await find(world, 'user', userId)
  const zone = user?.body.timeZone ?? 'UTC'
  const hours = (await find(world, 'schedule', userId))?.body.hours ?? workingWeek
  const windows = []
  const last = dayAt(span.end, zone)
  for (let day = dayAt(span.start, zone); day <= last; day = dayAfter(day))
    for (const { from, to } of hours.filter((each) => each.day === weekdayOf(day)))
      windows.push({ start: instantOf(day, from, zone), end: instantOf(day, to, zone) })
  return windows
}

export async function booked(world: World, userId: number, except?: string): Promise<Span[]> {
  const bookings = await all(world, 'booking', String(userId))
  const standing = bookings.filter(
    ({ status, uid }) => (status === 'accepted' || status === 'pending') && uid !== except,
  )
  return standing.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }))
}

export async function reserved(world: World, userId: number, except?: string): Promise<Span[]> {
  const reservations = await all(world, 'reservation', String(userId))
  return reservations
    .filter(({ reservationUid }) => reservationUid !== except)
    .map(({ slotStart, slotEnd }) => ({ start: Date.parse(slotStart), end: Date.parse(slotEnd) }))
}
