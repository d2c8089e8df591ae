import { z } from 'zod'
import {
  eventId,
  fingerprint,
  instant,
  isSignedBy,
  json,
  name,
  type Reading,
  refused,
  wrongBody,
} from '../reading.ts'

/** Calendly's own example allows three minutes; clocks that differ, and a queue of theirs, are given five, both ways. */
const TOLERANCE_SECONDS = 300

/** Verifies and reads one delivery. `now` is the machine's clock, never the business clock. */
export function readWebhook(
  body: Buffer,
  header: string | null,
  keys: readonly string[],
  now: Date,
): Reading {
  const { t, v1 } = partsOf(header ?? '')
  if (!isSignedBy(keys, [`${t}.`, body], v1))
    return refused('SIGNATURE_INVALID', 'No signing key of ours made this signature.')
  if (!(Math.abs(Math.floor(now.getTime() / 1000) - Number(t)) <= TOLERANCE_SECONDS))
    return refused('TIMESTAMP_OUT_OF_RANGE', 'The time-stamp is more than five minutes away.')
  return readEvent(body)
}

/** A header that says anything twice, or else than this, is not believed at all. */
function partsOf(header: string): { t: string; v1: string } {
  const [, t = '', v1 = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? []
  return { t, v1 }
}

const uri = (path: RegExp, what: string) =>
  name.refine((text) => URL.canParse(text) && path.test(new URL(text).pathname), `is no address of ${what}`)
const user = uri(/^\/users\/[\w-]+$/, 'a user')
const membership = z.looseObject({ user })
const scheduledEvent = z.looseObject({ event_memberships: z.array(membership).nullish() })

/** What is signed. Only what we go by, so that a new field of theirs is no fault. */
const delivered = z.looseObject({
  event: z.string().regex(/^[a-z_]{1,50}\.[a-z_]{1,50}$/),
  created_at: instant,
  created_by: user.nullish(),
})
const ofInvitee = delivered.extend({
  payload: z.looseObject({
    uri: uri(/^\/scheduled_events\/[\w-]+\/invitees\/[\w-]+$/, 'an invitee'),
    event: uri(/^\/scheduled_events\/[\w-]+$/, 'a scheduled event'),
    scheduled_event: scheduledEvent.nullish(),
  }),
})

/** `thing`: what it is about, by which the same event is known when it comes again. */
type Told = z.infer<typeof delivered> & { thing: string | null; objectId: string | null; host: string | null }

const toldOfInvitee = ofInvitee.transform(({ payload, ...told }): Told => {
  const host = payload.scheduled_event?.event_memberships?.[0]?.user ?? null
  return { ...told, thing: payload.uri, objectId: payload.event, host }
})
const toldOfOther = delivered.transform(
  (told): Told => ({ ...told, thing: null, objectId: null, host: null }),
)

/** The kinds that are about a booking. Of any other we only want to know that it came. */
const ofInvitees = [
  'invitee.created',
  'invitee.canceled',
  'invitee_no_show.created',
  'invitee_no_show.deleted',
]

/** Reads what was verified. Whoever made the subscription is the host, unless the event itself names one. */
export function readEvent(body: Buffer): Reading {
  const text = json(body)
  const { event: kind } = (text ?? {}) as { event?: unknown }
  const reader = ofInvitees.includes(String(kind)) ? toldOfInvitee : toldOfOther
  const { data, error } = reader.safeParse(text)
  if (!data) return wrongBody(error)
  const { event: type, created_at, created_by, thing, objectId, host } = data
  const id = eventId(type, thing ?? fingerprint(body), created_at)
  const userId = host ?? created_by ?? null
  return { status: 'done', event: { id, type, objectId, userId, createdAt: new Date(created_at) } }
}
