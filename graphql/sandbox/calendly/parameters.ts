import { z } from 'zod'

export const nothing = z.strictObject({})
const uri = z.url()
const paged = {
  count: z.coerce.number().int().min(1).max(100).optional(),
  page_token: z.string().optional(),
  sort: z.string().optional(),
}
const status = z.enum(['active', 'canceled']).optional()

export const typesQuery = z.strictObject({
  active: z.stringbool().optional(),
  organization: uri.optional(),
  user: uri.optional(),
  ...paged,
})
export const timesQuery = z.strictObject({
  event_type: uri,
  start_time: z.iso.datetime({ offset: true }),
  end_time: z.iso.datetime({ offset: true }),
})
export const eventsQuery = z.strictObject({
  user: uri.optional(),
  organization: uri.optional(),
  invitee_email: z.email().optional(),
  status,
  min_start_time: z.iso.datetime({ offset: true }).optional(),
  max_start_time: z.iso.datetime({ offset: true }).optional(),
  ...paged,
})
export const inviteesQuery = z.strictObject({ status, email: z.email().optional(), ...paged })
export const subscriptionsQuery = z.strictObject({
  organization: uri,
  user: uri.optional(),
  scope: z.enum(['organization', 'user']),
  ...paged,
})

export const cancellation = z.strictObject({ reason: z.string().max(10_000).optional() })
export const linkWish = z.strictObject({
  max_event_count: z.literal(1),
  owner: uri,
  owner_type: z.enum(['EventType']),
})
export const subscriptionWish = z.strictObject({
  url: uri,
  events: z
    .array(
      z.enum([
        ...(['invitee.created', 'invitee.canceled', 'invitee_no_show.created'] as const),
        ...(['invitee_no_show.deleted', 'routing_form_submission.created'] as const),
      ]),
    )
    .min(1),
  organization: uri,
  user: uri.optional(),
  scope: z.enum(['organization', 'user']),
  signing_key: z.string().optional(),
})

const utm = z.string().max(500).nullable().optional()
const tracking = z.strictObject({
  ...{ utm_campaign: utm, utm_source: utm, utm_medium: utm, utm_content: utm, utm_term: utm },
  salesforce_uuid: utm,
})
const zone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}, 'is no time zone')

const person = {
  email: z.email(),
  name: z.string().min(1).optional(),
  first_name: z.string().min(1).optional(),
  last_name: z.string().optional(),
  timezone: zone,
  text_reminder_number: z.string().optional(),
}
const kinds = [
  ...(['physical', 'ask_invitee', 'custom', 'outbound_call', 'inbound_call'] as const),
  ...(['google_conference', 'gotomeeting_conference', 'microsoft_teams_conference'] as const),
  ...(['webex_conference', 'zoom_conference'] as const),
] as const

export const inviteeWish = z.strictObject({
  event_type: uri,
  start_time: z.iso.datetime(),
  invitee: z.strictObject(person).refine(({ name, first_name }) => name || first_name, 'needs a name'),
  location: z.strictObject({ kind: z.enum(kinds), location: z.string().optional() }).optional(),
  questions_and_answers: z
    .array(z.strictObject({ question: z.string(), answer: z.string(), position: z.int().min(0) }))
    .optional(),
  event_guests: z.array(z.email()).max(10).optional(),
  tracking: tracking.optional(),
})

export const tokenWish = z.strictObject({
  grant_type: z.enum(['authorization_code', 'refresh_token']),
  ...{
    code: z.string().optional(),
    redirect_uri: z.string().optional(),
    refresh_token: z.string().optional(),
  },
  ...{ client_id: z.string().optional(), client_secret: z.string().optional() },
  code_verifier: z.string().optional(),
})
export const tokenQuestion = z.strictObject({
  ...{ token: z.string(), client_id: z.string(), client_secret: z.string() },
})
