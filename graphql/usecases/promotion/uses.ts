import { bookingStates, givesSlotUp } from '#graphql/domain/booking/state.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Wisher } from '../availability/wanted.ts'
import type { Db, Tx } from '../deps.ts'

/**
 * Bookings that use their code. One that ended unpaid, was refused or called off has given its use back; one that was called
 * off too late, so that its mentor keeps a share, has not: the discount of that share was given.
 */
export const usingIt = {
  OR: [
    { state: { in: bookingStates.filter((state) => !givesSlotUp(state)) } },
    { state: 'CANCELLED', payout: { state: { not: 'CANCELLED' } } },
  ],
} satisfies Prisma.BookingWhereInput

export const usesOf = (db: Db | Tx, promotionId: string): Promise<number> =>
  db.booking.count({ where: { promotionId, ...usingIt } })

/** Whether this mentee, by person or by address, has booked before; with one mentor alone where one is named. */
export async function bookedBefore(
  db: Db | Tx,
  { personId, email }: Wisher,
  mentorId: string | null,
): Promise<boolean> {
  const same = [...(personId ? [{ menteeId: personId }] : []), ...(email ? [{ menteeEmail: email }] : [])]
  if (same.length === 0) return false
  const where = { AND: [usingIt, { OR: same }], ...(mentorId === null ? {} : { mentorId }) }
  return (await db.booking.findFirst({ where, select: { id: true } })) !== null
}
