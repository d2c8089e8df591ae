import { z } from 'zod'

/** What Calendly answers, as far as we go by it. */
const uri = z.url()
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const maybe = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? null)

export const one = <T>(resource: z.ZodType<T>) =>
  z.looseObject({ resource }).transform((answer) => answer.resource)
export const many = <T>(item: z.ZodType<T>) =>
  z
    .looseObject({
      collection: z.array(item),
      pagination: z.looseObject({ next_page_token: maybe(z.string()) }).optional(),
    })
    .transform(({ collection, pagination }) => ({
      items: collection,
      next: pagination?.next_page_token ?? null,
    }))

export const user = z.looseObject({
  uri,
  name: z.string(),
  email: maybe(z.string()),
  timezone: z.string(),
  scheduling_url: maybe(z.string()),
  current_organization: uri,
})

export const tokens = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: maybe(z.string()),
  expires_in: z.number(),
  created_at: z.number(),
})

export const eventType = z.looseObject({
  uri,
  name: maybe(z.string()),
  active: z.boolean(),
  duration: z.number(),
  scheduling_url: maybe(z.string()),
  description_plain: maybe(z.string()),
  kind: z.string(),
  booking_method: z.string().optional(),
  deleted_at: maybe(z.string()),
  locations: maybe(z.array(z.looseObject({ kind: z.string(), location: z.string().optional() }))),
  custom_questions: z.array(z.looseObject({ name: z.string(), position: z.number() })).optional(),
})
export type EventType = z.output<typeof eventType>

export const availableTime = z.looseObject({ status: z.string(), start_time: instant })

const cancellation = z
  .looseObject({ canceler_type: z.string().optional(), reason: maybe(z.string()) })
  .nullish()
  .transform((value) => value ?? null)

export const scheduledEvent = z.looseObject({
  uri,
  status: z.string(),
  start_time: instant,
  end_time: instant,
  event_type: maybe(z.string()),
  updated_at: instant,
  cancellation,
})
export type ScheduledEvent = z.output<typeof scheduledEvent>

export const invitee = z.looseObject({
  uri,
  event: uri,
  name: z.string(),
  email: z.string(),
  timezone: maybe(z.string()),
  updated_at: instant,
  tracking: z.looseObject({ utm_content: maybe(z.string()), utm_term: maybe(z.string()) }).nullish(),
  old_invitee: maybe(z.string()),
  new_invitee: maybe(z.string()),
  cancellation,
})
export type Invitee = z.output<typeof invitee>

export const subscription = z.looseObject({ uri, callback_url: z.string(), state: z.string() })

export const nothing = z.unknown().transform(() => null)
