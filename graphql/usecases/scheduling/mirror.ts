import { holdsSlot } from '#graphql/domain/booking/state.ts'
import type { Deps } from '../deps.ts'
import { asked, bookThere } from './book-there.ts'
import { cancelThere } from './cancel-there.ts'
import { renewHold } from './hold-there.ts'
import { moveThere } from './move-there.ts'

/**
 * Makes the calendar that is kept elsewhere as the booking is now, whatever happened before: written, moved, cancelled, its
 * time let go. Repeating it changes nothing. Throws NotYet when it must be tried again.
 */
export async function mirrorBooking(deps: Deps, bookingId: string): Promise<void> {
  const booking = await deps.db.booking.findUnique({ where: { id: bookingId }, include: { move: true } })
  if (!booking || booking.scheduling === 'NATIVE') return
  const { state } = booking
  if (!holdsSlot(state, booking.pendingHoldsSlot) && state !== 'COMPLETED' && state !== 'NO_SHOW')
    await deps.db.externalBooking.updateMany({
      where: { bookingId, state: { in: ['ASKED', 'ACTIVE'] } },
      data: { state: 'CANCELLING' },
    })
  const externals = await deps.db.externalBooking.findMany({
    where: { bookingId, state: { not: 'ENDED' } },
    include: asked,
    orderBy: { askedAt: 'asc' },
  })
  for (const external of externals) {
    if (external.state === 'CANCELLING') await cancelThere(deps, external)
    else if (external.state === 'ASKED') await bookThere(deps, external)
    else if (booking.move) await moveThere(deps, external, booking.move)
  }
  if (state !== 'AWAITING_PAYMENT' && state !== 'PENDING') await renewHold(deps, bookingId)
}
