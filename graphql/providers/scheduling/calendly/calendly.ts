import type { Reaction } from '#graphql/domain/reaction.ts'
import type { Access, ExternalType, Scheduling, TimesRequest } from '../port.ts'
import { type Client, calendlyAccounts } from './accounts.ts'
import { type Call, callerOf } from './api.ts'
import { calendlyBookings } from './bookings.ts'
import { pathOf } from './ids.ts'
import { fetchBooking } from './lookup.ts'
import { calendlySubscriptions } from './subscriptions.ts'
import { readEvent, readWebhook } from './webhook.ts'
import { availableTime, type EventType, eventType, many } from './wire.ts'

export type CalendlyOptions = {
  client: Client
  /** The first is the one that new webhooks are signed with; any of them is believed. */
  signingKeys: readonly string[]
  apiBase?: string | undefined
  authBase?: string | undefined
  now: () => Date
  fetch?: typeof fetch
}

const LONGEST = 31 * 86_400_000
/** A start that is just ahead when it is asked for is past when it arrives there. */
const AHEAD = 60_000

const notOffered = async (): Promise<{ status: 'refused'; code: string; message: string }> => ({
  ...{ status: 'refused', code: 'NOT_OFFERED', message: 'Calendly does not offer this.' },
})

/** Calendly, in the words of the house. */
export function calendlyScheduling(options: CalendlyOptions): Scheduling {
  const { client, signingKeys, now, fetch = globalThis.fetch } = options
  const { apiBase = 'https://api.calendly.com', authBase = 'https://auth.calendly.com' } = options
  const call = callerOf(apiBase, fetch)
  return {
    name: 'CALENDLY',
    can: { hold: false, saveTypes: false, authorize: true },
    ...calendlyAccounts(client, authBase, callerOf(authBase, fetch), call),
    ...calendlyBookings(call),
    ...calendlySubscriptions(call, signingKeys[0]),
    listTypes: (access) => listTypes(call, access),
    freeTimes: (access, request) => freeTimes(call, access, request, now()),
    saveType: notOffered,
    hold: notOffered,
    renewHold: notOffered,
    releaseHold: notOffered,
    readWebhook: (body, header, at) =>
      readWebhook(body, header('calendly-webhook-signature'), signingKeys, at),
    readEvent,
  }
}

/** Meetings of several at once, or by poll, cannot be sold one by one. */
const isSold = ({ kind, booking_method, deleted_at }: EventType) =>
  kind === 'solo' && booking_method !== 'poll' && !deleted_at

async function listTypes(call: Call, { userId, token }: Access): Promise<Reaction<ExternalType[]>> {
  const types: EventType[] = []
  for (let page: string | undefined | null; page !== null; ) {
    const query = { user: userId, count: '100', page_token: page }
    const got = await call({ method: 'GET', path: '/event_types', query, token, answer: many(eventType) })
    if (got.status !== 'done') return got
    types.push(...got.facts.items)
    page = got.facts.next
  }
  return { status: 'done', facts: types.filter(isSold).map(typeTold) }
}

function typeTold({
  uri,
  name,
  description_plain,
  duration,
  active,
  scheduling_url,
}: EventType): ExternalType {
  return {
    ...{ id: uri, name: name ?? '', description: description_plain ?? '', durationMinutes: duration },
    // By the API only the usual length can be booked, and nobody is asked before.
    ...{ durationChoices: [], active, requiresApproval: false, pageUrl: scheduling_url },
  }
}

async function freeTimes(
  call: Call,
  access: Access,
  { typeId, from, to, movingId }: TimesRequest,
  now: Date,
): Promise<Reaction<Date[]>> {
  if (!pathOf(typeId, 'event_types'))
    return { status: 'refused', code: 'NOT_FOUND', message: 'This is no event type of theirs.' }
  const moving = movingId ? await fetchBooking(call, access, movingId) : null
  if (moving && moving.status !== 'done') return moving
  // Of what a booking keeps from others Calendly does not say what it would give to the booking itself: only its own start is sure.
  const times: Date[] = moving ? [moving.facts.startsAt] : []
  let start = Math.max(from.getTime(), now.getTime() + AHEAD)
  for (; start < to.getTime(); start += LONGEST) {
    const end = Math.min(start + LONGEST, to.getTime())
    const query = {
      event_type: typeId,
      start_time: new Date(start).toISOString(),
      end_time: new Date(end).toISOString(),
    }
    const got = await call({
      method: 'GET',
      path: '/event_type_available_times',
      query,
      token: access.token,
      answer: many(availableTime),
    })
    if (got.status !== 'done') return got
    times.push(
      ...got.facts.items.filter(({ status }) => status === 'available').map(({ start_time }) => start_time),
    )
  }
  const wanted = times.filter((at) => at >= from && at < to).map(Number)
  return { status: 'done', facts: [...new Set(wanted)].sort((a, b) => a - b).map((at) => new Date(at)) }
}
