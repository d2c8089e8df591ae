import { v7 } from 'uuid'
import type { Actor, Prisma } from '#prisma/generated/client/client.ts'
import type { Tx } from './deps.ts'

/** What can have happened, to whatever it happened. The relay's table of consumers is keyed by these. */
export type EventType =
  | `booking.${string}`
  | `payment.${string}`
  | `refund.${string}`
  | `package.${string}`
  | `packageRefund.${string}`
  | `payout.${string}`
  | `complaint.${string}`
  | `dispute.${string}`
  | `reversal.${string}`
  | `debt.${string}`
  | `mentor.${string}`
  | 'fee.changed'
  | `account.${string}`
  | `scheduling.${string}`
  | 'platform.policyChanged'
  | 'apiKey.revoked'
  | 'signIn.ended'
  | 'inbox.received'
  | 'case.opened'

export type NewEvent = {
  type: EventType
  /** The booking whose row lock the writer holds; orders the event among that booking's events. */
  bookingId?: string
  subjectId: string
  version: number
  from?: string
  to?: string
  actor: Actor
  actorId?: string | null
  reason?: string | null
  data?: Prisma.InputJsonObject
}

/** Appends what happened inside the transaction that made it happen: both are stored, or neither is. */
export async function appendEvent(tx: Tx, event: NewEvent) {
  await tx.event.create({ data: event })
}

/** The same for many bookings at once, in one statement however many they are. */
export async function appendEvents(tx: Tx, events: readonly NewEvent[]) {
  if (events.length === 0) return
  const rows = events.map((event, nth) => ({ id: v7(), data: {}, ...event, nth }))
  await tx.$executeRaw`
    insert into event (id, type, booking_id, subject_id, version, "from", "to", actor, actor_id, reason, data)
    select id, type, "bookingId", "subjectId", version, "from", "to", actor, "actorId", reason, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, type text, "bookingId" uuid, "subjectId" uuid,
      version int, "from" text, "to" text, actor "Actor", "actorId" uuid, reason text, data jsonb, nth int)
    order by nth`
}
