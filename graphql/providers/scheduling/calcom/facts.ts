import { z } from 'zod'
import type { ExternalBooking, ExternalType, Hold, Tokens } from '../port.ts'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const expiry = z.number().transform((milliseconds) => new Date(milliseconds))

/** Only what we go by, so that a new field of theirs is no fault. */
export const tokens = z
  .looseObject({ accessToken: z.string(), refreshToken: z.string(), accessTokenExpiresAt: expiry.nullish() })
  .transform(
    ({ accessToken: access, refreshToken: refresh, accessTokenExpiresAt }): Tokens => ({
      access,
      refresh,
      accessExpiresAt: accessTokenExpiresAt ?? null,
    }),
  )

export const user = z.looseObject({
  id: z.int(),
  email: z.string(),
  name: z.string().nullish(),
  timeZone: z.string(),
})

export const eventType = z
  .looseObject({
    id: z.int(),
    title: z.string(),
    slug: z.string(),
    description: z.string().nullish(),
    lengthInMinutes: z.int(),
    lengthInMinutesOptions: z.array(z.coerce.number()).nullish(),
    hidden: z.boolean().nullish(),
    confirmationPolicy: z.looseObject({ type: z.string().nullish() }).nullish(),
    bookingUrl: z.string().nullish(),
  })
  .transform(({ lengthInMinutesOptions: lengths, ...type }) => ({
    slug: type.slug,
    facts: {
      id: String(type.id),
      name: type.title,
      description: type.description ?? '',
      durationMinutes: type.lengthInMinutes,
      durationChoices: (lengths ?? []).filter((length) => length !== type.lengthInMinutes),
      active: !type.hidden,
      requiresApproval: Boolean(type.confirmationPolicy?.type),
      pageUrl: type.bookingUrl ?? null,
    } satisfies ExternalType,
  }))

export const slots = z
  .record(z.string(), z.array(z.looseObject({ start: instant })))
  .transform((days) => Object.values(days).flatMap((day) => day.map(({ start }) => start)))

export const reservation = z
  .looseObject({ reservationUid: z.string(), reservationUntil: instant })
  .transform(({ reservationUid: id, reservationUntil: until }): Hold => ({ id, until }))

const states = {
  accepted: 'ACTIVE',
  pending: 'PENDING',
  cancelled: 'CANCELLED',
  rejected: 'REJECTED',
} as const
const person = z.looseObject({ email: z.string(), name: z.string(), timeZone: z.string() })

export const booking = z
  .looseObject({
    uid: z.string(),
    status: z.enum(['accepted', 'pending', 'cancelled', 'rejected']),
    start: instant,
    end: instant,
    updatedAt: instant,
    eventTypeId: z.int().nullish(),
    hosts: z.array(z.looseObject({ email: z.string() })).nullish(),
    attendees: z.array(person).nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
    cancellationReason: z.string().nullish(),
    cancelledByEmail: z.string().nullish(),
    rescheduledFromUid: z.string().nullish(),
    rescheduledToUid: z.string().nullish(),
  })
  .transform((told): ExternalBooking => {
    const { attendees, metadata, eventTypeId } = told
    const [mentee] = attendees ?? []
    return {
      id: told.uid,
      inviteeId: null,
      typeId: eventTypeId == null ? null : String(eventTypeId),
      state: states[told.status],
      startsAt: told.start,
      endsAt: told.end,
      bookingId: typeof metadata?.bookingId === 'string' ? metadata.bookingId : null,
      attendee: mentee ? { name: mentee.name, email: mentee.email, timeZone: mentee.timeZone } : null,
      cancelledBy: cancelledBy(told.cancelledByEmail, told.hosts, attendees),
      cancelReason: told.cancellationReason || null,
      movedTo: told.rescheduledToUid ?? null,
      movedFrom: told.rescheduledFromUid ?? null,
      updatedAt: told.updatedAt,
    }
  })

type People = readonly { email: string }[] | null | undefined

/** It tells by whose address; anybody else's says nothing. */
function cancelledBy(email: string | null | undefined, hosts: People, attendees: People) {
  const isAmong = (people: People) => people?.some((each) => each.email === email)
  if (!email) return null
  if (isAmong(hosts)) return 'MENTOR' as const
  return isAmong(attendees) ? ('MENTEE' as const) : null
}
