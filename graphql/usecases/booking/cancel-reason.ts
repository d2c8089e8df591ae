import type { Actor, Prisma } from '#prisma/generated/client/client.ts'

/** What has to be read to know why a booking was cancelled. */
export const whyCancelled = {
  cancelledBy: true,
  events: { where: { type: 'booking.cancelled' }, select: { reason: true, actorId: true } },
} satisfies Prisma.BookingSelect

type Cancelled = { cancelledBy: Actor | null; events: readonly { reason: string | null }[] }

/** What one side wrote to the other. What an admin writes is for the audit, and nobody else's to read. */
export function cancelReason({ cancelledBy, events }: Cancelled): string | null {
  const ofParty = cancelledBy === 'MENTEE' || cancelledBy === 'MENTOR' || cancelledBy === 'PARTNER'
  return ofParty ? (events[0]?.reason ?? null) : null
}
