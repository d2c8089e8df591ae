import { z } from 'zod'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { onYes } from '../call.ts'
import type { Access, BookingRequest, ExternalBooking, Scheduling } from '../port.ts'
import type { Client } from './client.ts'
import { lengthAt } from './event-types.ts'
import { booking } from './facts.ts'

type Bookings = Pick<Scheduling, 'book' | 'mayBook' | 'find' | 'fetch' | 'cancel' | 'move' | 'listChanged'>

const PAGE = 100
const path = (id: string, rest = '') => `/bookings/${encodeURIComponent(id)}${rest}`

export function bookingsOf(client: Client): Bookings {
  const fetched: Bookings['fetch'] = ({ token }, id) =>
    client.asUser(token, { method: 'GET', path: path(id), facts: booking })
  return {
    fetch: fetched,
    book: (access, request) => book(client, access, request),
    // Every account that we make may book.
    mayBook: async () => ({ status: 'done', facts: null }),
    find: (access, wanted) => find(client, access, wanted),
    async cancel(access, id, cancellationReason) {
      const request = { method: 'POST' as const, path: path(id, '/cancel'), body: { cancellationReason } }
      const cancelled = await client.asUser(access.token, { ...request, facts: booking })
      const before = cancelled.status === 'refused' && cancelled.code === 'ALREADY_CANCELLED'
      return before ? fetched(access, id) : cancelled
    },
    /** It moves to the type's own length, whatever was booked. */
    async move(access, { id, startsAt, reason, ...request }) {
      const length = await lengthAt(client, access, request)
      if (length.status !== 'done') return length
      if (length.facts !== undefined)
        return {
          status: 'refused',
          code: 'LENGTH_NOT_KEPT',
          message: `Cal.com would move it to another length than ${length.facts} minutes.`,
        }
      const body = { start: startsAt.toISOString(), reschedulingReason: reason }
      return client.asUser(access.token, {
        method: 'POST',
        path: path(id, '/reschedule'),
        body,
        facts: booking,
      })
    },
    async listChanged(access, since, after) {
      const skip = Number(after ?? 0)
      const query = { afterUpdatedAt: since.toISOString(), sortUpdatedAt: 'asc' }
      return onYes(await page(client, access, query, skip), (bookings) => ({
        bookings,
        next: bookings.length === PAGE ? String(skip + PAGE) : null,
      }))
    },
  }
}

function page(client: Client, { token }: Access, query: Record<string, string>, skip: number) {
  return client.asUser(token, {
    method: 'GET',
    path: '/bookings',
    query: { ...query, take: String(PAGE), skip: String(skip) },
    facts: z.array(booking),
  })
}

async function book(
  client: Client,
  access: Access,
  request: BookingRequest,
): Promise<Reaction<ExternalBooking>> {
  const length = await lengthAt(client, access, request)
  if (length.status !== 'done') return length
  const { bookingId, typeId, startsAt, attendee, answers } = request
  const notes = answers.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n')
  const body = {
    eventTypeId: Number(typeId),
    start: startsAt.toISOString(),
    attendee,
    ...(length.facts === undefined ? {} : { lengthInMinutes: length.facts }),
    ...(notes ? { bookingFieldsResponses: { notes } } : {}),
    metadata: { bookingId },
  }
  return client.asUser(access.token, { method: 'POST', path: '/bookings', body, facts: booking })
}

/** The last that carries our id and stands; else the last of all that carry it. */
async function find(
  client: Client,
  access: Access,
  { bookingId, email }: { bookingId: string; email: string },
): Promise<Reaction<ExternalBooking | null>> {
  const ours: ExternalBooking[] = []
  for (let skip = 0; ; skip += PAGE) {
    const listed = await page(client, access, { attendeeEmail: email, sortUpdatedAt: 'asc' }, skip)
    if (listed.status !== 'done') return listed
    ours.push(...listed.facts.filter((each) => each.bookingId === bookingId))
    if (listed.facts.length < PAGE) break
  }
  const standing = ours.findLast(({ state }) => state === 'ACTIVE' || state === 'PENDING')
  return { status: 'done', facts: standing ?? ours.at(-1) ?? null }
}
