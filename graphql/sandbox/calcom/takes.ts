import { z } from 'zod'
import { isZone } from './calendar.ts'

/** Numbers in a query are text on the wire. */
const counted = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a number')
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be between ${min} and ${max}`)
    .meta({ wire: 'number' })
const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat())
  .meta({ wire: 'array' })
const instant = z.iso.datetime({ offset: true })
const dayOrInstant = z.union([z.iso.date(), instant]).meta({ wire: 'string' })
const zone = z.string().refine(isZone, 'must be a valid IANA time-zone').meta({ wire: 'string' })
const locale = z.enum(
  'ar ca de es eu he id ja lv pl ro sr th vi az cs el es-419 fi hr it km nl pt ru sv tr zh-CN bg da en et fr hu iw ko no pt-BR sk ta uk zh-TW bn'.split(
    ' ',
  ) as ['en', ...string[]],
)
const weekday = z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
const metadata = z
  .record(z.string().max(40), z.string().max(500))
  .refine((entries) => Object.keys(entries).length <= 50, 'can have at most 50 keys')
  .meta({ wire: 'object' })

export const nothing = z.strictObject({})

const profile = {
  email: z.email(),
  name: z.string().min(1),
  timeFormat: z.literal([12, 24]).optional(),
  weekStart: weekday.optional(),
  timeZone: zone.optional(),
  locale: locale.optional(),
  avatarUrl: z.url().optional(),
  bio: z.string().optional(),
  metadata: metadata.optional(),
}
export const newUser = z.strictObject(profile)
export const userChanges = z.strictObject(profile).partial()
export const userList = z.strictObject({
  limit: counted(1, 500).optional(),
  offset: counted(0, 1_000_000).optional(),
  emails: list.optional(),
})
export const refreshToken = z.strictObject({ refreshToken: z.string() })

const triggers = z
  .array(
    z.enum([
      'BOOKING_CREATED',
      'BOOKING_REQUESTED',
      'BOOKING_REJECTED',
      'BOOKING_RESCHEDULED',
      'BOOKING_CANCELLED',
    ]),
  )
  .min(1)
  .meta({ wire: 'triggers' })
export const newWebhook = z.strictObject({
  active: z.boolean(),
  subscriberUrl: z.url(),
  triggers,
  secret: z.string().optional(),
  version: z.enum(['2021-10-20']).optional(),
})
export const webhookChanges = newWebhook.partial()
export const webhookList = z.strictObject({
  take: counted(1, 250).optional(),
  skip: counted(0, 1_000_000).optional(),
})

const minutes = z.int().min(1).max(1440)
const policy = z.strictObject({
  type: z.enum(['always', 'time']),
  blockUnconfirmedBookingsInBooker: z.boolean(),
})
export const newEventType = z.strictObject({
  lengthInMinutes: minutes,
  lengthInMinutesOptions: z.array(minutes).meta({ wire: 'array' }).optional(),
  title: z.string().min(1),
  slug: z.string().regex(/^[a-z0-9-]+$/, 'must be a slug'),
  description: z.string().optional(),
  slotInterval: minutes.optional(),
  minimumBookingNotice: z.int().min(0).optional(),
  hidden: z.boolean().optional(),
  confirmationPolicy: z.union([policy, z.strictObject({ disabled: z.literal(true) })]).optional(),
})
export const eventTypeChanges = newEventType.partial()

export const slots = z.strictObject({
  eventTypeId: counted(1, 999_999_999),
  start: dayOrInstant,
  end: dayOrInstant,
  timeZone: zone.optional(),
  duration: counted(1, 1440).optional(),
  format: z.enum(['time', 'range']).optional(),
  bookingUidToReschedule: z.string().optional(),
})
export const reservation = z.strictObject({
  eventTypeId: z.int(),
  slotStart: instant,
  slotDuration: minutes.optional(),
  reservationDuration: minutes.optional(),
})

export const newBooking = z.strictObject({
  start: instant,
  eventTypeId: z.int(),
  lengthInMinutes: minutes.optional(),
  attendee: z.strictObject({
    name: z.string().min(1),
    email: z.email(),
    timeZone: zone,
    language: locale.optional(),
  }),
  bookingFieldsResponses: z.record(z.string(), z.unknown()).meta({ wire: 'object' }).optional(),
  metadata: metadata.optional(),
})
export const bookingList = z.strictObject({
  attendeeEmail: z.string().optional(),
  afterUpdatedAt: instant.optional(),
  sortUpdatedAt: z.enum(['asc', 'desc']).optional(),
  take: counted(1, 250).optional(),
  skip: counted(0, 1_000_000).optional(),
})
export const reschedule = z.strictObject({
  start: instant,
  rescheduledBy: z.string().optional(),
  reschedulingReason: z.string().optional(),
})
export const cancellation = z.strictObject({ cancellationReason: z.string().optional() })
export const refusalReason = z.strictObject({ reason: z.string().optional() })
