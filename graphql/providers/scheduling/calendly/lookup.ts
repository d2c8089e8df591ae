import type { Reaction } from '#graphql/domain/reaction.ts'
import { onYes } from '../call.ts'
import type { Access, ExternalBooking } from '../port.ts'
import { after, type Call } from './api.ts'
import { told } from './booking.ts'
import { pathOf } from './ids.ts'
import { type Invitee, invitee, many, one, type ScheduledEvent, scheduledEvent } from './wire.ts'

const DAY = 86_400_000
export const missing = {
  status: 'refused',
  code: 'NOT_FOUND',
  message: 'This is no booking of theirs.',
} as const

export async function fetchBooking(
  call: Call,
  access: Access,
  id: string,
): Promise<Reaction<ExternalBooking>> {
  const path = pathOf(id, 'scheduled_events')
  if (!path) return missing
  const got = await call({ method: 'GET', path, token: access.token, answer: one(scheduledEvent) })
  return after(got, (event) => whole(call, access, event))
}

/** An event with its invitee, and what became of it. */
export async function whole(
  call: Call,
  access: Access,
  event: ScheduledEvent,
): Promise<Reaction<ExternalBooking>> {
  return after(await guestsOf(call, access, event), async ([guest = null]) => {
    const booking = told(event, guest)
    const open = booking.state === 'CANCELLED' && booking.bookingId !== null && booking.movedTo === null
    return open && guest ? continued(call, access, booking, guest) : { status: 'done', facts: booking }
  })
}

async function guestsOf(call: Call, { token }: Access, { uri }: ScheduledEvent, email?: string) {
  const path = `${pathOf(uri, 'scheduled_events')}/invitees`
  const got = await call({ method: 'GET', path, query: { email }, token, answer: many(invitee) })
  return onYes(got, ({ items }) => items)
}

/** A move of ours is a booking and a cancellation there: that the one follows the other stands in the new one alone. */
async function continued(call: Call, access: Access, booking: ExternalBooking, { email }: Invitee) {
  const others = await ofInvitee(call, access, email, { status: 'active' })
  return onYes(others, (active): ExternalBooking => {
    const next = active.find(({ movedFrom }) => movedFrom === booking.id)
    return { ...booking, movedTo: next?.id ?? null }
  })
}

/** All that a person booked with the mentor, in order of their starts. */
async function ofInvitee(
  call: Call,
  access: Access,
  email: string,
  more: Record<string, string>,
): Promise<Reaction<ExternalBooking[]>> {
  const bookings: ExternalBooking[] = []
  for (let page: string | undefined | null; page !== null; ) {
    const query = { invitee_email: email, page_token: page, ...more }
    const events = await eventsOf(call, access, query)
    if (events.status !== 'done') return events
    for (const event of events.facts.items) {
      const guests = await guestsOf(call, access, event, email)
      if (guests.status !== 'done') return guests
      bookings.push(told(event, guests.facts[0] ?? null))
    }
    page = events.facts.next
  }
  return { status: 'done', facts: bookings }
}

export function eventsOf(
  call: Call,
  { userId: user, token }: Access,
  more: Record<string, string | undefined>,
) {
  const query = { user, count: '100', sort: 'start_time:asc', ...more }
  return call({ method: 'GET', path: '/scheduled_events', query, token, answer: many(scheduledEvent) })
}

/** Those that carry our id, within a month of the time. */
export async function carrying(
  call: Call,
  access: Access,
  { bookingId, email, around }: { bookingId: string; email: string; around: Date },
): Promise<Reaction<ExternalBooking[]>> {
  const at = (days: number) => new Date(around.getTime() + days * DAY).toISOString()
  const span = { min_start_time: at(-31), max_start_time: at(31) }
  const all = await ofInvitee(call, access, email, span)
  return onYes(all, (bookings) => bookings.filter((booking) => booking.bookingId === bookingId))
}
