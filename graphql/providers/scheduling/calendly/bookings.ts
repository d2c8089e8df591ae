import type { Reaction } from '#graphql/domain/reaction.ts'
import { onYes } from '../call.ts'
import type { Access, BookingRequest, ExternalBooking, MoveRequest, Scheduling } from '../port.ts'
import { after, type Call, sinceChanged } from './api.ts'
import { bodyOf } from './booking.ts'
import { pathOf } from './ids.ts'
import { carrying, eventsOf, fetchBooking, missing, whole } from './lookup.ts'
import { eventType, invitee, nothing, one } from './wire.ts'

type Bookings = Pick<Scheduling, 'book' | 'mayBook' | 'find' | 'fetch' | 'cancel' | 'move' | 'listChanged'>
type Booked = Promise<Reaction<ExternalBooking>>

/** Bookings at Calendly: an event, and the one who comes to it. */
export function calendlyBookings(call: Call): Bookings {
  return {
    fetch: (access, id) => fetchBooking(call, access, id),
    book: (access, request) => create(call, access, request, null),
    mayBook: (access, typeId) => mayBook(call, access, typeId),
    cancel: (access, id, reason) => cancel(call, access, id, reason),
    move: (access, request) => move(call, access, request),
    async find(access, wanted) {
      return onYes(await carrying(call, access, wanted), (found) => {
        const active = found.filter(({ state }) => state === 'ACTIVE')
        const best = active.length > 0 ? active : found
        return best.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())[0] ?? null
      })
    },
    listChanged: (access, since, page) => listChanged(call, access, since, page),
  }
}

/** `moved`: whose continuation it is. */
async function create(call: Call, access: Access, request: BookingRequest, moved: string | null): Booked {
  const { token } = access
  const path = pathOf(request.typeId, 'event_types')
  if (!path) return missing
  const type = await call({ method: 'GET', path, token, answer: one(eventType) })
  return after(type, async (facts) => {
    const body = bodyOf(request, facts, moved)
    const made = await call({ method: 'POST', path: '/invitees', body, token, answer: one(invitee) })
    // Whoever may read and not book has a plan without it.
    if (made.status === 'refused' && made.code === 'FORBIDDEN') return { ...made, code: 'PLAN' }
    return after(made, async ({ event }) => sinceChanged(await fetchBooking(call, access, event)))
  })
}

/** Nobody tells what a plan allows: a time that is long past is asked for, which whoever may book is refused for its time. */
async function mayBook(call: Call, access: Access, typeId: string): Promise<Reaction<null>> {
  const attendee = { name: 'Nobody', email: 'nobody@example.com', timeZone: 'UTC' }
  const past = { typeId, startsAt: new Date(0), durationMinutes: 0, attendee, answers: [], bookingId: '' }
  const answer = await create(call, access, past, null)
  const looked = answer.status === 'refused' && (answer.code === 'TIME_TAKEN' || answer.code === 'HTTP_400')
  if (looked) return { status: 'done', facts: null }
  return onYes(answer, () => null)
}

async function cancel(call: Call, access: Access, id: string, reason: string): Booked {
  const at = pathOf(id, 'scheduled_events')
  if (!at) return missing
  const asking = {
    method: 'POST',
    path: `${at}/cancellation`,
    body: { reason },
    token: access.token,
  } as const
  const done = await call({ ...asking, answer: nothing })
  if (done.status === 'done') return sinceChanged(await fetchBooking(call, access, id))
  if (done.status !== 'refused' || done.code !== 'FORBIDDEN') return done
  // It is refused for one that is cancelled already as for one that is over.
  const now = await fetchBooking(call, access, id)
  return now.status === 'done' && now.facts.state === 'ACTIVE' ? done : now
}

/** There is no such call: the new time is booked first, so that nobody is left without one, and then the old one cancelled. */
async function move(call: Call, access: Access, { id, reason, ...request }: MoveRequest): Booked {
  const { bookingId, startsAt, attendee } = request
  const known = await carrying(call, access, { bookingId, email: attendee.email, around: startsAt })
  return after(known, async (ours) => {
    // What an attempt before this one booked is not booked again.
    const made = ours.find(
      (one) => isActive(one) && one.id !== id && one.startsAt.getTime() === startsAt.getTime(),
    )
    const next = made ? ({ status: 'done', facts: made } as const) : await create(call, access, request, id)
    return after(next, async (facts) => {
      const ended = await cancel(call, access, id, reason)
      const moved = { status: 'done', facts: { ...facts, movedFrom: id } } as const
      // One that is over, or is there no more, is in nobody's way.
      const over = ended.status === 'refused' && (ended.code === 'FORBIDDEN' || ended.code === 'NOT_FOUND')
      return over ? moved : after(sinceChanged(ended), async () => moved)
    })
  })
}

const isActive = ({ state }: ExternalBooking) => state === 'ACTIVE'

/** Page by page of what starts later than that: what was over before cannot have been booked, moved or cancelled since. */
async function listChanged(call: Call, access: Access, since: Date, page: string | null) {
  const query = { min_start_time: since.toISOString(), page_token: page ?? undefined }
  return after(await eventsOf(call, access, query), async ({ items, next }) => {
    const bookings: ExternalBooking[] = []
    for (const event of items.filter(({ updated_at }) => updated_at >= since)) {
      const booking = await whole(call, access, event)
      if (booking.status !== 'done') return booking
      bookings.push(booking.facts)
    }
    bookings.sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime())
    return { status: 'done', facts: { bookings, next } } as const
  })
}
