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
} satisfies Prisma.BookingInclude

/** Where another company keeps the calendar: what stands for the booking there, and to when it is being moved. */
const elsewhere = {
  externals: { where: { state: { in: ['ASKED', 'ACTIVE'] } } },
  move: true,
} satisfies Prisma.BookingInclude

export type LockedBooking = Prisma.BookingGetPayload<{ include: typeof whole & typeof elsewhere }>

/**
 * Locks the booking's row, which is the lock for its payments, refunds, complaint, disputes and payout too, and reads all of it
 * as it is now. Null when there is none that fits.
 */
export async function lockBooking(
  tx: Tx,
  bookingId: string,
  where: Prisma.BookingWhereInput = {},
): Promise<LockedBooking | null> {
  const [locked] = await tx.$queryRaw<{ native: boolean }[]>`
    select scheduling = 'NATIVE' as native from booking where id = ${bookingId}::uuid for update`
  const asked = { AND: [{ id: bookingId }, where] }
  // In our own calendar there is none of it, and nobody waits for it to be looked for.
  if (!locked?.native) return tx.booking.findFirst({ where: asked, include: { ...whole, ...elsewhere } })
  const booking = await tx.booking.findFirst({ where: asked, include: whole })
  return booking && { ...booking, externals: [], move: null }
}
