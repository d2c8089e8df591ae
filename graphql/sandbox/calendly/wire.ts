/** What Calendly sends, as far as the sandbox plays it. */
export type User = {
  uri: string
  name: string
  slug: string
  email: string
  scheduling_url: string
  timezone: string
  avatar_url: null
  created_at: string
  updated_at: string
  current_organization: string
  resource_type: 'User'
  locale: string
}

export type EventType = {
  uri: string
  name: string
  active: boolean
  slug: string
  scheduling_url: string
  duration: number
  kind: 'solo'
  pooling_type: null
  type: 'StandardEventType'
  color: string
  created_at: string
  updated_at: string
  internal_note: null
  description_plain: string | null
  description_html: string | null
  profile: { type: 'User'; name: string; owner: string }
  secret: boolean
  booking_method: 'instant'
  custom_questions: Question[]
  deleted_at: null
  kind_description: 'One-on-One'
  admin_managed: boolean
  locations: { kind: string; location?: string }[] | null
}

type Question = {
  name: string
  type: 'text'
  position: number
  enabled: boolean
  required: boolean
  answer_choices: string[]
  include_other: boolean
}

export type Cancellation = {
  canceled_by: string
  reason: string | null
  canceler_type: 'host' | 'invitee'
  created_at: string
}

export type CalendlyEvent = {
  uri: string
  name: string
  status: 'active' | 'canceled'
  start_time: string
  end_time: string
  event_type: string
  location: { type: 'google_conference'; status: 'pushed'; join_url: string }
  invitees_counter: { total: number; active: number; limit: number }
  created_at: string
  updated_at: string
  event_memberships: { user: string; user_email: string; user_name: string }[]
  event_guests: { email: string; created_at: string; updated_at: string }[]
  calendar_event: null
  meeting_notes_plain: null
  meeting_notes_html: null
  cancellation?: Cancellation
}

export type Tracking = Record<
  'utm_campaign' | 'utm_source' | 'utm_medium' | 'utm_content' | 'utm_term' | 'salesforce_uuid',
  string | null
>

export type Invitee = {
  uri: string
  email: string
  first_name: string | null
  last_name: string | null
  name: string
  status: 'active' | 'canceled'
  questions_and_answers: { question: string; answer: string; position: number }[]
  timezone: string
  event: string
  created_at: string
  updated_at: string
  tracking: Tracking
  text_reminder_number: string | null
  rescheduled: boolean
  old_invitee: string | null
  new_invitee: string | null
  cancel_url: string
  reschedule_url: string
  routing_form_submission: null
  payment: null
  no_show: null
  reconfirmation: null
  scheduling_method: 'instant_book' | null
  invitee_scheduled_by: null
  cancellation?: Cancellation
}

export type Subscription = {
  uri: string
  callback_url: string
  created_at: string
  updated_at: string
  retry_started_at: string | null
  state: 'active' | 'disabled'
  events: string[]
  scope: 'user' | 'organization'
  organization: string
  user: string | null
  creator: string
}

/** `used`: it has had its one booking. */
export type Link = { event_type: string; used: boolean }

/** Times are of the machine's clock, as those of any sign-in. */
export type Token = {
  kind: 'code' | 'access' | 'refresh' | 'personal'
  user: string
  /** Everything that comes of one yes; what is revoked is revoked for all of it. */
  grant: string
  expiresAt: number | null
  state: 'live' | 'used' | 'revoked'
  scope: string
  redirectUri: string
  challenge: string
}
