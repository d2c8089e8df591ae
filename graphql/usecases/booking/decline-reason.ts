import type { Prisma } from '#prisma/generated/client/client.ts'

/** What has to be read to know why a request was declined. */
export const whyDeclined = {
  state: true,
  events: { where: { type: 'booking.declined' }, select: { reason: true } },
} satisfies Prisma.BookingSelect

type Declined = { state: string; events: readonly { reason: string | null }[] }

/** What the mentor wrote to the mentee. */
export const declineReason = ({ state, events }: Declined): string | null =>
  state === 'REJECTED' ? (events[0]?.reason ?? null) : null

/** Whether it ended because nobody answered in time. */
export const wasUnanswered = ({ state, events }: Declined): boolean =>
  state === 'REJECTED' && events.length === 0
