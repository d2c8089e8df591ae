import { lineUp } from '../frame/delivery.ts'
import { newId } from '../frame/world.ts'
import { offsetAt } from './calendar.ts'
import type { Booking, EventType, User } from './kept.ts'
import { needUser } from './users.ts'
import { all, find, iso, keyOf, save, type World } from './world.ts'

type Trigger =
  | 'BOOKING_CREATED'
  | 'BOOKING_REQUESTED'
  | 'BOOKING_REJECTED'
  | 'BOOKING_RESCHEDULED'
  | 'BOOKING_CANCELLED'

/** Records what happened to a booking and lines it up for every subscriber of it. `before` is what it continues. */
export async function emit(
  world: World,
  triggerEvent: Trigger,
  booking: Booking,
  before?: Booking,
): Promise<void> {
  const id = await newId(world, 'event_')
  const payload = await payloadOf(world, triggerEvent, booking, before)
  await save(world, 'event', id, { triggerEvent, createdAt: iso(world.now), payload })
  for (const hook of await all(world, 'webhook'))
    if (hook.active && hook.triggers.includes(triggerEvent))
      await lineUp(world, { id: keyOf('event', id), type: triggerEvent, target: String(hook.id) })
}

async function payloadOf(world: World, trigger: Trigger, booking: Booking, before?: Booking) {
  const user = await needUser(world, booking.userId)
  const type = (await find(world, 'event_type', booking.eventTypeId))?.body
  const { uid, attendee, start, end, title } = booking
  const moved = before && {
    rescheduleId: before.id,
    rescheduleUid: before.uid,
    rescheduleStartTime: before.start,
    rescheduleEndTime: before.end,
  }
  return {
    bookerUrl: world.publicUrl,
    title,
    startTime: start,
    endTime: end,
    additionalNotes: String(booking.responses.notes ?? ''),
    description: String(booking.responses.notes ?? ''),
    ...typeOf(type, booking),
    organizer: organizerOf(user, start),
    attendees: [personOf(attendee, start)],
    customInputs: {},
    userFieldsResponses: {},
    responses: { name: worded('your_name', attendee.name), email: worded('email_address', attendee.email) },
    location: 'integrations:daily',
    destinationCalendar: null,
    uid,
    bookingId: booking.id,
    ...ofTrigger(trigger, booking),
    ...moved,
    status: booking.status.toUpperCase(),
  }
}

/** What only some of them tell. */
function ofTrigger(trigger: Trigger, { uid, metadata, cancellationReason }: Booking) {
  const reason = cancellationReason ?? ''
  if (trigger === 'BOOKING_REJECTED') return { rejectionReason: reason }
  const common = { seatsPerTimeSlot: null, iCalSequence: trigger === 'BOOKING_RESCHEDULED' ? 1 : 0 }
  if (trigger === 'BOOKING_RESCHEDULED') return { ...common, metadata }
  const named = { ...common, iCalUID: `${uid}@Cal.com` }
  if (trigger !== 'BOOKING_CANCELLED') return { ...named, metadata }
  return { ...named, cancellationReason: reason, requestReschedule: false }
}

function typeOf(type: EventType | undefined, { eventTypeId, start, end }: Booking) {
  return {
    type: type?.slug ?? '',
    eventTypeId,
    eventTitle: type?.title ?? '',
    eventDescription: type?.description ?? '',
    requiresConfirmation: type?.confirmationPolicy?.type === 'always',
    price: 0,
    currency: 'usd',
    length: (Date.parse(end) - Date.parse(start)) / 60_000,
    organizationId: null,
  }
}

function organizerOf({ id, name, email, username, timeZone, locale }: User, start: string) {
  const rest = { id, username, timeFormat: 'h:mma' }
  return { ...rest, ...personOf({ name, email, timeZone, language: locale }, start) }
}

function personOf({ language, ...person }: Booking['attendee'], start: string) {
  const utcOffset = offsetAt(Date.parse(start), person.timeZone) / 60_000
  return { ...person, language: { locale: language }, utcOffset }
}

const worded = (label: string, value: string) => ({ label, value, isHidden: false })
