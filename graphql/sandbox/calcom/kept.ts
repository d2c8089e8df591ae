/** Hours of one day of the week; 0 is Sunday, times are like 09:00 in the user's zone. */
export type Hours = { day: number; from: string; to: string }

export type User = {
  id: number
  email: string
  username: string
  name: string
  bio: string | null
  timeZone: string
  weekStart: string
  createdDate: string
  timeFormat: number
  defaultScheduleId: number
  locale: string
  avatarUrl: string | null
  metadata: Record<string, unknown>
}

export type Token = { secret: string; kind: 'access' | 'refresh'; userId: number; expiresAt: number }

export type Webhook = {
  id: number
  oAuthClientId: string
  subscriberUrl: string
  triggers: string[]
  active: boolean
  payloadTemplate: string | null
  secret: string | null
}

export type EventType = {
  id: number
  ownerId: number
  lengthInMinutes: number
  lengthInMinutesOptions?: number[]
  title: string
  slug: string
  description: string
  hidden: boolean
  minimumBookingNotice: number
  slotInterval: number | null
  confirmationPolicy?: { type: 'always' | 'time'; blockUnconfirmedBookingsInBooker: boolean }
}

export type Reservation = {
  eventTypeId: number
  slotStart: string
  slotEnd: string
  slotDuration: number
  reservationUid: string
  reservationDuration: number
  reservationUntil: string
}

export type Booking = {
  id: number
  uid: string
  title: string
  userId: number
  eventTypeId: number
  status: 'accepted' | 'pending' | 'cancelled' | 'rejected'
  start: string
  end: string
  attendee: { name: string; email: string; timeZone: string; language: string }
  responses: Record<string, unknown>
  metadata: Record<string, string>
  cancellationReason: string | null
  cancelledBy: string | null
  reschedulingReason: string | null
  rescheduledBy: string | null
  rescheduledFrom: string | null
  rescheduledTo: string | null
  createdAt: string
  updatedAt: string
}

/** Whatever hours were set for a user, by their number. */
type Schedule = { userId: number; hours: Hours[] }
type Told = { triggerEvent: string; createdAt: string; payload: Record<string, unknown> }

/** What is kept, by kind. */
export type Kept = {
  user: User
  schedule: Schedule
  token: Token
  webhook: Webhook
  event_type: EventType
  reservation: Reservation
  booking: Booking
  event: Told
}
export type Kind = keyof Kept
