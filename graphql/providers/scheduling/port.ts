import type { Reaction, WebhookReading } from '#graphql/domain/reaction.ts'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'

/** By what calls are made for one mentor: who they are there, and what opens it. */
export type Access = {
  /** What the company calls the person: a number, an address. */
  userId: string
  /** Null where it knows none. */
  organizationId: string | null
  token: string
}

export type Tokens = {
  access: string
  /** Null for one that is never replaced. */
  refresh: string | null
  /** By the machine's clock; null where it does not say. */
  accessExpiresAt: Date | null
}

/** How a mentor's account is reached the first time. */
export type Introduction =
  /** We make one for them. */
  | { kind: 'managed'; name: string; email: string; timeZone: string }
  /** They said yes on a page of the company (OAuth 2.1 with PKCE). */
  | { kind: 'code'; code: string; verifier: string; redirectUri: string }
  /** They made a token there and gave it to us. */
  | { kind: 'token'; token: string }

export type Connected = {
  userId: string
  organizationId: string | null
  name: string
  /** Null where it is not told. */
  email: string | null
  timeZone: string
  /** Their public page there. */
  pageUrl: string | null
  tokens: Tokens
}

/** What a mentor offers there. */
export type ExternalType = {
  id: string
  name: string
  description: string
  durationMinutes: number
  /** Other lengths that can be chosen instead. */
  durationChoices: readonly number[]
  /** Whether it can be booked there now. */
  active: boolean
  /** Whether the mentor says yes there to each. */
  requiresApproval: boolean
  /** Where it is booked on the company's own page. */
  pageUrl: string | null
}

/** What a session type of ours is to be there. */
export type TypeDraft = {
  /** Of the one that is changed; null makes a new one. */
  id: string | null
  name: string
  /** The last part of its address; what is changed keeps the one it has. */
  slug: string
  description: string
  durationMinutes: number
  durationChoices: readonly number[]
  active: boolean
}

export type TimesRequest = {
  typeId: string
  durationMinutes: number
  /** Starts in [from, to), of any length. */
  from: Date
  to: Date
  /** The booking that is to be moved: it is not in its own way. */
  movingId?: string
}

export type HoldRequest = { typeId: string; startsAt: Date; durationMinutes: number; minutes: number }

/** A time that is kept from others there, until. */
export type Hold = { id: string; until: Date }

export type BookingRequest = {
  /** Ours, by which `find` finds it again. */
  bookingId: string
  typeId: string
  startsAt: Date
  durationMinutes: number
  attendee: { name: string; email: string; timeZone: string }
  answers: readonly { question: string; answer: string }[]
}

export type MoveRequest = BookingRequest & {
  /** What is moved. */
  id: string
  reason: string
}

/** A booking as it is there now. */
export type ExternalBooking = {
  id: string
  /** Of the mentee in it, where the company names them apart. */
  inviteeId: string | null
  typeId: string | null
  state: 'ACTIVE' | 'PENDING' | 'CANCELLED' | 'REJECTED'
  startsAt: Date
  endsAt: Date
  /** Ours, when it was booked by us or by a link that we gave. */
  bookingId: string | null
  /** Null when it is not told. */
  attendee: { name: string; email: string; timeZone: string } | null
  /** Who cancelled it there; null: nobody did, or it is not told. */
  cancelledBy: 'MENTOR' | 'MENTEE' | null
  cancelReason: string | null
  /** A move makes another booking of it: its id; and of which this is the continuation. */
  movedTo: string | null
  movedFrom: string | null
  updatedAt: Date
}

/** Where a company sends what happens. */
export type Subscription = { id: string; active: boolean }

/** Something happened there: fetch the object, never trust an order or a payload. */
export type SchedulingEvent = {
  /** Made from what it says where the company gives none: the same event has the same. */
  id: string
  type: string
  /** The booking's; null when it is about none. */
  objectId: string | null
  /** Whose calendar it is about, as the company calls them; null when it is not told. */
  userId: string | null
  createdAt: Date
}

/** What the house needs from whoever keeps a mentor's calendar, in the words of the house. */
export type Scheduling = {
  name: SchedulingProvider
  can: {
    /** Keeps a time from others before it is booked. */
    hold: boolean
    /** Takes session types from us. */
    saveTypes: boolean
    /** Has people say yes on a page of its own; else we make their accounts. */
    authorize: boolean
  }
  /** Where the mentor says yes; `challenge` is PKCE's, of S256. Only where `can.authorize`. */
  authorizeUrl(request: { state: string; challenge: string; redirectUri: string }): string
  connect(introduction: Introduction): Promise<Reaction<Connected>>
  /** New tokens for old ones, which then are worth nothing any more. Refused: the mentor must connect anew. */
  refresh(userId: string, refreshToken: string): Promise<Reaction<Tokens>>
  /** Gives access up; what is gone already is done. */
  disconnect(access: Access, refreshToken: string | null): Promise<Reaction<null>>
  listTypes(access: Access): Promise<Reaction<ExternalType[]>>
  /** Only where `can.saveTypes`. */
  saveType(access: Access, draft: TypeDraft): Promise<Reaction<ExternalType>>
  /** In order. */
  freeTimes(access: Access, request: TimesRequest): Promise<Reaction<Date[]>>
  /** Only where `can.hold`. Refused: the time is gone. */
  hold(access: Access, request: HoldRequest): Promise<Reaction<Hold>>
  renewHold(access: Access, holdId: string, request: HoldRequest): Promise<Reaction<Hold>>
  /** One that is gone already is done. */
  releaseHold(access: Access, holdId: string): Promise<Reaction<null>>
  /** Not idempotent there: after silence `find` first. Refused: the time is gone, it is not taken, or none is (PLAN). */
  book(access: Access, request: BookingRequest): Promise<Reaction<ExternalBooking>>
  /** Whether bookings of this type are taken from us at all, without making one. Refused with PLAN: none is. */
  mayBook(access: Access, typeId: string): Promise<Reaction<null>>
  /** The latest booking that carries our id, cancelled ones only when there is no other; null when there is none. */
  find(
    access: Access,
    wanted: { bookingId: string; email: string; around: Date },
  ): Promise<Reaction<ExternalBooking | null>>
  fetch(access: Access, id: string): Promise<Reaction<ExternalBooking>>
  /** One that is cancelled already is done. */
  cancel(access: Access, id: string, reason: string): Promise<Reaction<ExternalBooking>>
  /** Answers with the booking at its new time, whose id is another; the old one is cancelled. Refused: the old one stands. */
  move(access: Access, request: MoveRequest): Promise<Reaction<ExternalBooking>>
  /** Bookings that were made, moved or cancelled since, oldest first; `next` is the place to go on from. */
  listChanged(
    access: Access,
    since: Date,
    after: string | null,
  ): Promise<Reaction<{ bookings: ExternalBooking[]; next: string | null }>>
  /** Has everything that happens to this mentor's bookings sent to `url`, once however often it is asked. */
  subscribe(access: Access, url: string): Promise<Reaction<Subscription>>
  fetchSubscription(access: Access, id: string): Promise<Reaction<Subscription | null>>
  /** Nothing of this mentor is sent any more; one that serves others too stays, and one that is gone already is done. */
  unsubscribe(access: Access, id: string): Promise<Reaction<null>>
  /** `body` as it came, byte for byte; `header` answers any of its headers. */
  readWebhook(
    body: Buffer,
    header: (name: string) => string | null,
    now: Date,
  ): WebhookReading<SchedulingEvent>
  /** What a body says whose signature was verified when it came. */
  readEvent(body: Buffer): WebhookReading<SchedulingEvent>
}
