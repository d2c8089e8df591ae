import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Tx } from '../deps.ts'
import { givers } from './givers.ts'

const whole = {
  payments: { orderBy: { attempt: 'asc' } },
  refunds: true,
  payout: { include: { blocks: { where: { endedAt: null } } } },
  complaint: true,
  disputes: { orderBy: { openedAt: 'asc' } },
  mentor: true,
  hosts: givers,
  holds: true,
  externals: { where: { state: { in: ['ASKED', 'ACTIVE'] } } },
  move: true,
} satisfies Prisma.BookingInclude

export type LockedBooking = Prisma.BookingGetPayload<{ include: typeof whole }>

/**
 * Locks the booking's row, which is the lock for its payments, refunds, complaint, disputes and payout too, and reads all of it
 * as it is now. Null when there is none that fits.
 */
export async function lockBooking(
  tx: Tx,
  bookingId: string,
  where: Prisma.BookingWhereInput = {},
): Promise<LockedBooking | null> {
  await tx.$queryRaw`select 1 from booking where id = ${bookingId}::uuid for update`
  return tx.booking.findFirst({ where: { AND: [{ id: bookingId }, where] }, include: whole })
}
