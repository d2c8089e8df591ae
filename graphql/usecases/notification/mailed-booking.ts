import type { Prisma } from '#prisma/generated/client/client.ts'
import { inOrder } from '../booking/givers.ts'

const contested = { select: { state: true, refundable: true } } as const

/** What mails about a booking read of it. */
export const mailed = {
  mentor: { include: { person: true } },
  hosts: { include: { mentor: { include: { person: true } } }, orderBy: inOrder },
  payments: { orderBy: { attempt: 'asc' } },
  refunds: true,
  payout: true,
  disputes: contested,
  credit: { select: { purchase: { select: { disputes: contested } } } },
  complaint: true,
  answers: { orderBy: { position: 'asc' } },
  /** Why it was cancelled, or declined: at most one of the two happened. */
  events: {
    where: { type: { in: ['booking.cancelled', 'booking.declined'] } },
    select: { type: true, reason: true, actorId: true },
  },
} satisfies Prisma.BookingInclude

export type MailedBooking = Prisma.BookingGetPayload<{ include: typeof mailed }>
