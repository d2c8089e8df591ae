import { givesSlotUp } from '#graphql/domain/booking/state.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import { asked, bookThere } from './book-there.ts'
import { cancelThere } from './cancel-there.ts'
import { renewHold } from './hold-there.ts'
import { moveThere, refuseMoveThere } from './move-there.ts'

/**
 * Makes the calendar that is kept elsewhere as the booking is now, whatever happened before: written, moved, cancelled, its
 * time let go. Repeating it changes nothing. Throws NotYet when it must be tried again.
 */
export async function mirrorBooking(deps: Deps, bookingId: string): Promise<void> {
  const known = await deps.db.booking.findUnique({ where: { id: bookingId } })
  if (!known || known.scheduling === 'NATIVE') return
  const booking = await inTransaction(deps, (tx) => readWanted(tx, bookingId))
  if (!booking) return
  const { state } = booking
  const externals = await deps.db.externalBooking.findMany({
    where: { bookingId, state: { not: 'ENDED' } },
    include: { ...asked, account: { select: { state: true } } },
    orderBy: { askedAt: 'asc' },
  })
  for (const external of externals) {
    // What waits for the mentor to connect again goes on when they have, however long that takes.
    if (external.state !== 'ACTIVE' && external.account.state !== 'CONNECTED') continue
    if (external.state === 'CANCELLING') await cancelThere(deps, external)
    else if (external.state === 'ASKED') await bookThere(deps, external)
    else if (booking.move) await moveThere(deps, external, booking.move)
  }
  if (booking.move && externals.every((external) => external.state !== 'ACTIVE'))
    await refuseMoveThere(deps, bookingId, 'It is not in that calendar any more.')
  if (state !== 'AWAITING_PAYMENT' && state !== 'PENDING') await renewHold(deps, bookingId)
}

/** The booking as it is now; of one that is over nothing is wanted there any more. Under its lock, so that no payment comes between. */
async function readWanted(tx: Tx, bookingId: string): Promise<LockedBooking | null> {
  const booking = await lockBooking(tx, bookingId)
  if (!booking || !givesSlotUp(booking.state) || booking.state === 'PENDING') return booking
  await tx.externalBooking.updateMany({
    where: { bookingId, state: { in: ['ASKED', 'ACTIVE'] } },
    data: { state: 'CANCELLING' },
  })
  return booking
}
