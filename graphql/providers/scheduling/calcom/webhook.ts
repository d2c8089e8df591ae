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

/**
 * Verifies and reads one delivery. Nothing in it says when it was signed, so an old one is known by its event alone. A
 * webhook that was made without a secret sends `no-secret-provided`, which is no signature.
 */
export function readWebhook(body: Buffer, header: string | null, secrets: readonly string[]): Reading {
  if (isSignedBy(secrets, [body], header ?? '')) return readEvent(body)
  return refused('SIGNATURE_INVALID', 'No secret of ours made this signature.')
}

/** What is signed. Only what we go by, so that a new field of theirs is no fault. */
const delivered = z.looseObject({ triggerEvent: z.string().regex(/^[A-Z_]{1,100}$/), createdAt: instant })
const organizer = z.looseObject({ id: z.int().nullish() }).nullish()
const ofBooking = delivered.extend({ payload: z.looseObject({ uid: name, organizer }) })
const ofMeeting = delivered.extend({ payload: z.looseObject({ bookingUid: name }) })

type Told = z.infer<typeof delivered> & { uid: string | null; userId: string | null }

const toldOfBooking = ofBooking.transform(({ payload: { uid, organizer }, ...told }): Told => {
  return { ...told, uid, userId: organizer?.id == null ? null : String(organizer.id) }
})
const toldOfMeeting = ofMeeting.transform(
  ({ payload, ...told }): Told => ({ ...told, uid: payload.bookingUid, userId: null }),
)
const toldOfOther = delivered.transform((told): Told => ({ ...told, uid: null, userId: null }))

/** The triggers that are about a booking. Of any other we only want to know that it came. */
const readers: Record<string, z.ZodType<Told>> = {
  BOOKING_CREATED: toldOfBooking,
  BOOKING_REQUESTED: toldOfBooking,
  BOOKING_REJECTED: toldOfBooking,
  BOOKING_RESCHEDULED: toldOfBooking,
  BOOKING_CANCELLED: toldOfBooking,
  BOOKING_PAID: toldOfBooking,
  BOOKING_NO_SHOW_UPDATED: toldOfMeeting,
  AFTER_HOSTS_CAL_VIDEO_NO_SHOW: toldOfMeeting,
  AFTER_GUESTS_CAL_VIDEO_NO_SHOW: toldOfMeeting,
}

/** Reads what was verified. */
export function readEvent(body: Buffer): Reading {
  const text = json(body)
  const { triggerEvent } = (text ?? {}) as { triggerEvent?: unknown }
  const reader = Object.hasOwn(readers, String(triggerEvent)) ? readers[String(triggerEvent)] : undefined
  const { data, error } = (reader ?? toldOfOther).safeParse(text)
  if (!data) return wrongBody(error)
  const { triggerEvent: type, createdAt, uid, userId } = data
  const id = eventId(type, uid ?? fingerprint(body), createdAt)
  return { status: 'done', event: { id, type, objectId: uid, userId, createdAt: new Date(createdAt) } }
}
