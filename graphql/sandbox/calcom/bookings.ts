import { newId, nextNumber } from '../frame/world.ts'
import { lengthOf, needEventType } from './event-types.ts'
import { emit } from './events.ts'
import type { Booking, EventType } from './kept.ts'
import type * as take from './takes.ts'
import { isFree } from './times.ts'
import { displayEmail, needUser } from './users.ts'
import { all, badRequest, callingUser, find, iso, notFound, save, type World } from './world.ts'

const MINUTE = 60_000
const TAKEN = 'User either already has booking at this time or is not available'

export async function createBooking(world: World, sent: typeof take.newBooking._output): Promise<Booking> {
  const type = await needEventType(world, sent.eventTypeId)
  const start = Date.parse(sent.start)
  const span = { start, end: start + lengthOf(type, sent.lengthInMinutes, 'lengthInMinutes') * MINUTE }
  await checkSpan(world, type, span)
  const { attendee, metadata = {}, bookingFieldsResponses = {} } = sent
  const { language = 'en' } = attendee
  const booking = await make(world, type, span, {
    attendee: { ...attendee, language },
    responses: { ...bookingFieldsResponses, name: attendee.name, email: attendee.email },
    metadata,
  })
  await emit(world, booking.status === 'pending' ? 'BOOKING_REQUESTED' : 'BOOKING_CREATED', booking)
  return booking
}

type Span = { start: number; end: number }

async function checkSpan(world: World, type: EventType, span: Span, except?: string): Promise<void> {
  if (span.start < world.now) throw badRequest('Attempting to book a meeting in the past.')
  if (!(await isFree(world, type.ownerId, span, except))) throw badRequest(TAKEN)
}

async function make(
  world: World,
  type: EventType,
  span: Span,
  given: Pick<Booking, 'attendee' | 'responses' | 'metadata'> & Partial<Booking>,
): Promise<Booking> {
  const { ownerId } = type
  const host = await needUser(world, ownerId)
  const id = Number(await nextNumber(world))
  const uid = await newId(world, '', 22)
  const asked = type.confirmationPolicy?.type === 'always'
  const booking: Booking = {
    id,
    uid,
    title: `${type.title} between ${host.name} and ${given.attendee.name}`,
    userId: ownerId,
    eventTypeId: type.id,
    status: asked ? 'pending' : 'accepted',
    start: iso(span.start),
    end: iso(span.end),
    cancellationReason: null,
    cancelledBy: null,
    reschedulingReason: null,
    rescheduledBy: null,
    rescheduledFrom: null,
    rescheduledTo: null,
    createdAt: iso(world.now),
    updatedAt: iso(world.now),
    ...given,
  }
  return save(world, 'booking', uid, booking, { account: String(ownerId) })
}

/** The booking of this uid, or Cal.com's 404. */
export async function needBooking(world: World, uid: string): Promise<Booking> {
  const row = await find(world, 'booking', uid)
  if (!row) throw notFound(`Booking with uid=${uid} was not found in the database`)
  return row.body
}

function update(world: World, booking: Booking, changes: Partial<Booking>): Promise<Booking> {
  return save(world, 'booking', booking.uid, { ...booking, ...changes, updatedAt: iso(world.now) })
}

/** Another booking continues it; it has the type's own length, whatever was booked first. */
export async function rescheduleBooking(
  world: World,
  uid: string,
  sent: typeof take.reschedule._output,
): Promise<Booking> {
  const old = await needBooking(world, uid)
  if (old.status !== 'accepted' && old.status !== 'pending')
    throw badRequest(`Can't reschedule booking with uid=${uid} because it has been ${old.status}.`)
  const type = await needEventType(world, old.eventTypeId)
  const start = Date.parse(sent.start)
  const span = { start, end: start + type.lengthInMinutes * MINUTE }
  await checkSpan(world, type, span, uid)
  const { attendee, responses, metadata } = old
  const { reschedulingReason = null, rescheduledBy = null } = sent
  const booking = await make(world, type, span, {
    attendee,
    responses: { ...responses, rescheduledReason: reschedulingReason },
    metadata,
    reschedulingReason,
    rescheduledBy,
    rescheduledFrom: uid,
  })
  await update(world, old, { status: 'cancelled', rescheduledTo: booking.uid, rescheduledBy })
  await emit(world, 'BOOKING_RESCHEDULED', booking, old)
  return booking
}

/** `by` is the address of whoever cancels, where it is known. */
export async function cancelBooking(
  world: World,
  uid: string,
  cancellationReason: string | null,
  by: string | null,
): Promise<Booking> {
  const booking = await needBooking(world, uid)
  if (booking.status === 'cancelled')
    throw badRequest(
      `Can't cancel booking with uid=${uid} because it has been cancelled already. Please provide uid of a booking that is not cancelled.`,
    )
  const cancelled = await update(world, booking, { status: 'cancelled', cancellationReason, cancelledBy: by })
  await emit(world, 'BOOKING_CANCELLED', cancelled)
  return cancelled
}

/** The mentor's answer to a request. */
export async function answerBooking(
  world: World,
  uid: string,
  yes: boolean,
  reason: string | null,
): Promise<Booking> {
  const booking = await needBooking(world, uid)
  if (booking.status !== 'pending') throw badRequest('Booking already confirmed')
  const status = yes ? ('accepted' as const) : ('rejected' as const)
  const answered = await update(world, booking, { status, cancellationReason: yes ? null : reason })
  await emit(world, yes ? 'BOOKING_CREATED' : 'BOOKING_REJECTED', answered)
  return answered
}

export async function ownBooking(world: World, uid: string): Promise<Booking> {
  const booking = await needBooking(world, uid)
  if (booking.userId !== callingUser(world))
    throw notFound(`Booking with uid=${uid} was not found in the database`)
  return booking
}

/** A page of the calling user's bookings, and where it lies among all of them. */
export async function listBookings(world: World, query: typeof take.bookingList._output) {
  const { take: size = 100, skip = 0, attendeeEmail, afterUpdatedAt, sortUpdatedAt } = query
  const own = await all(world, 'booking', String(callingUser(world)))
  const found = own.filter(
    ({ attendee, updatedAt }) =>
      (!attendeeEmail || attendee.email === attendeeEmail) &&
      (!afterUpdatedAt || Date.parse(updatedAt) >= Date.parse(afterUpdatedAt)),
  )
  const order = sortUpdatedAt === 'desc' ? -1 : 1
  if (sortUpdatedAt) found.sort((a, b) => order * (Date.parse(a.updatedAt) - Date.parse(b.updatedAt)))
  const page = found.slice(skip, skip + size)
  const data: object[] = []
  for (const booking of page) data.push(await shownBooking(world, booking))
  const totalItems = found.length
  const remainingItems = Math.max(totalItems - skip - page.length, 0)
  const pagination = {
    totalItems,
    remainingItems,
    returnedItems: page.length,
    itemsPerPage: size,
    currentPage: Math.floor(skip / size) + 1,
    totalPages: Math.ceil(totalItems / size),
    hasNextPage: remainingItems > 0,
    hasPreviousPage: skip > 0,
  }
  return { data, pagination }
}

/** As Cal.com shows it: what is not there is left out. */
export async function shownBooking(world: World, booking: Booking): Promise<object> {
  const { id, name, email, username, timeZone } = await needUser(world, booking.userId)
  const type = (await find(world, 'event_type', booking.eventTypeId))?.body
  const { attendee, uid, status, start, end, rescheduledTo, rescheduledFrom } = booking
  return {
    id: booking.id,
    uid,
    title: booking.title,
    description: String(booking.responses.notes ?? ''),
    hosts: [{ id, name, email, displayEmail: displayEmail(world, email), username, timeZone }],
    status,
    ...(booking.cancellationReason ? { cancellationReason: booking.cancellationReason } : {}),
    ...(booking.cancelledBy ? { cancelledByEmail: booking.cancelledBy } : {}),
    ...(booking.reschedulingReason ? { reschedulingReason: booking.reschedulingReason } : {}),
    ...(booking.rescheduledBy ? { rescheduledByEmail: booking.rescheduledBy } : {}),
    ...(rescheduledFrom ? { rescheduledFromUid: rescheduledFrom } : {}),
    ...(rescheduledTo ? { rescheduledToUid: rescheduledTo } : {}),
    start,
    end,
    duration: (Date.parse(end) - Date.parse(start)) / MINUTE,
    eventTypeId: booking.eventTypeId,
    eventType: { id: booking.eventTypeId, slug: type?.slug ?? '' },
    location: `https://app.cal.com/video/${uid}`,
    meetingUrl: `https://app.cal.com/video/${uid}`,
    absentHost: false,
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt,
    metadata: booking.metadata,
    icsUid: `${uid}@Cal.com`,
    attendees: [{ ...attendee, displayEmail: attendee.email, absent: false }],
    guests: [],
    bookingFieldsResponses: booking.responses,
  }
}
