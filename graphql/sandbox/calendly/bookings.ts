import type { z } from 'zod'
import { Refusal } from '../frame/refusal.ts'
import type { inviteeWish } from './parameters.ts'
import { tell } from './subscriptions.ts'
import { startsOf } from './times.ts'
import type { CalendlyEvent, Cancellation, EventType, Invitee, Tracking } from './wire.ts'
import { API, all, find, idFor, idIn, iso, need, save, type World } from './world.ts'

export type Wish = z.output<typeof inviteeWish>
export type By = Cancellation['canceler_type']

const noTracking: Tracking = {
  ...{ utm_campaign: null, utm_source: null, utm_medium: null },
  ...{ utm_content: null, utm_term: null, salesforce_uuid: null },
}

/** A meeting at a time that is free: the event, the invitee, and whoever listens is told. */
export async function book(
  world: World,
  type: EventType,
  wish: Wish,
  old: { uri: string } | null = null,
): Promise<Invitee> {
  const start = Date.parse(wish.start_time)
  if (!type.active) throw wrong('event_type', 'is not active')
  if (start <= world.now) throw wrong('start_time', 'must be in the future')
  const [free] = await startsOf(world, type, start, start + 1)
  if (free === undefined) throw wrong('start_time', 'is no longer available')
  const { event, invitee } = await composed(world, type, wish, old)
  const account = idIn(type.profile.owner)
  await save(world, 'scheduled_event', idIn(event.uri), event, { account })
  await save(world, 'invitee', idIn(invitee.uri), invitee, { account })
  if (!old) await tell({ ...world, account }, 'invitee.created', invitee, event)
  return invitee
}

async function composed(world: World, type: EventType, wish: Wish, old: { uri: string } | null) {
  const [eventId, inviteeId] = [await idFor(world), await idFor(world)]
  const host = await find(world, 'user', idIn(type.profile.owner))
  const at = { created_at: iso(world.now), updated_at: iso(world.now) }
  const start = Date.parse(wish.start_time)
  const event: CalendlyEvent = {
    ...{ uri: `${API}/scheduled_events/${eventId}`, name: type.name, status: 'active' },
    ...{ start_time: iso(start), end_time: iso(start + type.duration * 60_000), event_type: type.uri, ...at },
    location: {
      type: 'google_conference',
      status: 'pushed',
      join_url: `${world.publicUrl}/events/${eventId}/google_meet`,
    },
    invitees_counter: { total: 1, active: 1, limit: 1 },
    event_memberships: [
      { user: type.profile.owner, user_email: host?.body.email ?? '', user_name: type.profile.name },
    ],
    event_guests: (wish.event_guests ?? []).map((email) => ({ email, ...at })),
    ...{ calendar_event: null, meeting_notes_plain: null, meeting_notes_html: null },
  }
  const { name, first_name, last_name, email, timezone, text_reminder_number } = wish.invitee
  const invitee: Invitee = {
    uri: `${event.uri}/invitees/${inviteeId}`,
    ...{ email, first_name: first_name ?? null, last_name: last_name ?? null, timezone },
    name: name ?? [first_name, last_name].filter(Boolean).join(' '),
    ...{ status: 'active', event: event.uri, ...at },
    questions_and_answers: wish.questions_and_answers ?? [],
    tracking: { ...noTracking, ...wish.tracking } as Tracking,
    text_reminder_number: text_reminder_number ?? null,
    ...{ rescheduled: false, old_invitee: old?.uri ?? null, new_invitee: null },
    cancel_url: `${world.publicUrl}/cancellations/${inviteeId}`,
    reschedule_url: `${world.publicUrl}/reschedulings/${inviteeId}`,
    ...{ routing_form_submission: null, payment: null, no_show: null, reconfirmation: null },
    ...{ scheduling_method: null, invitee_scheduled_by: null },
  }
  return { event, invitee }
}

/** The event of whoever asks, and who comes to it. */
export async function meeting(world: World, eventId: string) {
  const { body: event } = await need(world, 'scheduled_event', eventId)
  const invitees = (await all(world, 'invitee', world.account)).map(({ body }) => body)
  return { event, invitees: invitees.filter((invitee) => invitee.event === event.uri) }
}

export async function cancel(
  world: World,
  eventId: string,
  by: By,
  reason: string | null,
): Promise<Cancellation> {
  const { event, invitees } = await meeting(world, eventId)
  if (event.status === 'canceled') throw new Refusal(403, 'Event is already canceled')
  if (Date.parse(event.start_time) <= world.now) throw new Refusal(403, 'Event in the past')
  const [invitee] = invitees
  if (!invitee) throw new Error(`${event.uri} has no invitee`)
  const { cancellation, ...ended } = await end(world, event, invitee, { by, reason })
  await tell(world, 'invitee.canceled', ended.invitee, ended.event)
  return cancellation
}

type Ending = { by: By; reason: string | null }

async function end(world: World, event: CalendlyEvent, invitee: Invitee, { by, reason }: Ending) {
  const updated_at = iso(world.now)
  const cancellation: Cancellation = {
    canceled_by: by === 'host' ? (event.event_memberships[0]?.user_name ?? '') : invitee.name,
    ...{ reason, canceler_type: by, created_at: updated_at },
  }
  const endedEvent: CalendlyEvent = {
    ...event,
    ...{ status: 'canceled', updated_at, cancellation },
    invitees_counter: { ...event.invitees_counter, active: 0 },
  }
  const endedInvitee: Invitee = {
    ...invitee,
    ...{ status: 'canceled', updated_at, cancellation },
  }
  await save(world, 'scheduled_event', idIn(event.uri), endedEvent)
  await save(world, 'invitee', idIn(invitee.uri), endedInvitee)
  return { cancellation, event: endedEvent, invitee: endedInvitee }
}

/** Reschedules as people do there: another event, and two tidings that each name the other. */
export async function move(
  world: World,
  eventId: string,
  to: string,
  by: By,
  reason: string | null,
): Promise<Invitee> {
  const { event, invitees } = await meeting(world, eventId)
  const [invitee] = invitees
  if (event.status === 'canceled' || !invitee) throw new Refusal(403, 'Event is already canceled')
  const { body: type } = await need(world, 'event_type', idIn(event.event_type))
  const { email, name, timezone, tracking } = invitee
  const ended = await end(world, event, invitee, { by, reason })
  const wish = { event_type: type.uri, start_time: to, invitee: { email, name, timezone }, tracking }
  const next = await book(world, type, wish, invitee)
  const past = { ...ended.invitee, rescheduled: true, new_invitee: next.uri }
  await save(world, 'invitee', idIn(invitee.uri), past)
  await tell(world, 'invitee.canceled', past, ended.event)
  await tell(world, 'invitee.created', next, (await meeting(world, idIn(next.event))).event)
  return next
}

export const wrong = (parameter: string, message: string) =>
  new Refusal(400, 'The supplied parameters are invalid.', { issues: [{ parameter, message }] })
