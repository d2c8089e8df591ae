import type { BookingRequest, ExternalBooking } from '../port.ts'
import { eventOf } from './ids.ts'
import type { EventType, Invitee, ScheduledEvent } from './wire.ts'

/** A booking of ours as it is asked for there. `moved`: whose continuation it is. */
export function bodyOf(request: BookingRequest, type: EventType, moved: string | null): object {
  const { bookingId, typeId, startsAt, attendee, answers } = request
  const [place] = type.locations ?? []
  const questions = new Map(type.custom_questions?.map(({ name, position }) => [name, position]))
  const { name, email, timeZone: timezone } = attendee
  return {
    event_type: typeId,
    start_time: startsAt.toISOString(),
    invitee: { name, email, timezone },
    ...(place && { location: { kind: place.kind, ...(place.location && { location: place.location }) } }),
    ...(answers.length > 0 && {
      questions_and_answers: answers.map((each, i) => ({
        ...each,
        position: questions.get(each.question) ?? i,
      })),
    }),
    // Both come back with the booking, and with what is told of it.
    tracking: { utm_source: 'sundial', utm_content: bookingId, ...(moved && { utm_term: moved }) },
  }
}

/** An event and its one invitee in our words. */
export function told(event: ScheduledEvent, guest: Invitee | null): ExternalBooking {
  const { uri: id, status, start_time: startsAt, end_time: endsAt, event_type: typeId } = event
  const cancellation = event.cancellation ?? guest?.cancellation ?? null
  const changed = guest ? Math.max(guest.updated_at.getTime(), event.updated_at.getTime()) : event.updated_at
  const { utm_content: bookingId = null, utm_term: term = null } = guest?.tracking ?? {}
  return {
    ...{ id, inviteeId: guest?.uri ?? null, typeId, startsAt, endsAt, bookingId },
    state: status === 'canceled' ? 'CANCELLED' : 'ACTIVE',
    attendee: guest && { name: guest.name, email: guest.email, timeZone: guest.timezone ?? 'UTC' },
    cancelledBy: cancellation && byWhom(cancellation.canceler_type),
    cancelReason: cancellation?.reason ?? null,
    movedTo: guest?.new_invitee ? eventOf(guest.new_invitee) : null,
    movedFrom: guest?.old_invitee ? eventOf(guest.old_invitee) : term,
    updatedAt: new Date(changed),
  }
}

function byWhom(type: string | undefined): ExternalBooking['cancelledBy'] {
  if (type === 'host') return 'MENTOR'
  return type === 'invitee' ? 'MENTEE' : null
}
