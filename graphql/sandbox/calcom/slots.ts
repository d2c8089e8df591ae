import { Refusal } from '../frame/refusal.ts'
import { newId, removeObject } from '../frame/world.ts'
import { dayAt, written } from './calendar.ts'
import { lengthOf, needEventType } from './event-types.ts'
import type { EventType, Reservation } from './kept.ts'
import type * as take from './takes.ts'
import { booked, freeStarts, reserved } from './times.ts'
import { badRequest, find, iso, keyOf, notFound, save, unauthorized, type World } from './world.ts'

const DEFAULT_MINUTES = 5
const MINUTE = 60_000
const DAY = 86_400_000

/** Free times by the day that they are on in the asked zone. */
export async function listSlots(world: World, query: typeof take.slots._output): Promise<object> {
  const type = await needEventType(world, query.eventTypeId)
  const { timeZone: zone = 'UTC' } = query
  const start = Date.parse(query.start)
  const end = lastOf(query.end)
  if (end < start)
    throw badRequest("Invalid time range given - check the 'start' and 'end' query parameters.")
  const minutes = query.duration ?? type.lengthInMinutes
  const days: Record<string, object[]> = {}
  for (const at of await freeStarts(world, type, {
    start,
    end,
    minutes,
    except: query.bookingUidToReschedule,
  })) {
    const until = query.format === 'range' ? { end: written(at + minutes * MINUTE, zone) } : {}
    const day = dayAt(at, zone)
    days[day] = [...(days[day] ?? []), { start: written(at, zone), ...until }]
  }
  return days
}

/** Midnight means the whole of the day that begins with it. */
function lastOf(end: string): number {
  const at = Date.parse(end)
  return at % DAY === 0 ? at + DAY - 1_000 : at
}

type Wanted = typeof take.reservation._output

export async function reserve(world: World, wanted: Wanted): Promise<Reservation> {
  if (wanted.reservationDuration && world.caller.kind === 'nobody')
    throw unauthorized(
      'reservationDuration can only be used for authenticated requests - use access token, api key or OAuth credentials',
    )
  return keep(world, await newId(world, '', 32), wanted)
}

export async function renew(world: World, uid: string, wanted: Wanted): Promise<Reservation> {
  if (!(await find(world, 'reservation', uid))) throw notFound(`Slot with uid=${uid} not found`)
  return keep(world, uid, wanted)
}

async function keep(world: World, uid: string, wanted: Wanted): Promise<Reservation> {
  const type = await needEventType(world, wanted.eventTypeId)
  const slotDuration = lengthOf(type, wanted.slotDuration, 'slotDuration')
  const start = Date.parse(wanted.slotStart)
  const span = { start, end: start + slotDuration * MINUTE }
  await checkTaken(world, type, uid, span)
  const { reservationDuration = DEFAULT_MINUTES } = wanted
  const until = world.now + reservationDuration * MINUTE
  const body: Reservation = {
    eventTypeId: type.id,
    slotStart: iso(span.start),
    slotEnd: iso(span.end),
    slotDuration,
    reservationUid: uid,
    reservationDuration,
    reservationUntil: iso(until),
  }
  return save(world, 'reservation', uid, body, { account: String(type.ownerId), dueAt: until })
}

async function checkTaken(
  world: World,
  { ownerId }: EventType,
  uid: string,
  { start, end }: { start: number; end: number },
): Promise<void> {
  const within = (span: { start: number; end: number }) => span.start < end && start < span.end
  if ((await booked(world, ownerId)).some(within))
    throw new Refusal(422, "Can't reserve a slot if the event is already booked.")
  if ((await reserved(world, ownerId, uid)).some(within))
    throw new Refusal(
      422,
      'This time slot is already reserved by another user. Please choose a different time.',
    )
}

/** One that is gone already is no matter. */
export async function release(world: World, uid: string): Promise<void> {
  await removeObject(world, 'reservation', keyOf('reservation', uid))
}
