import { mayHappen } from '#graphql/domain/booking/state.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import { lockBooking } from './lock.ts'
import { factsOf, moveBooking } from './transition.ts'

/** The session is over and nobody said otherwise. */
export async function completeBooking(deps: Deps, bookingId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    const now = deps.now()
    if (!booking || !mayHappen(booking.state, 'ended', factsOf(booking, now))) return
    await moveBooking(tx, booking, 'ended', { actor: 'SYSTEM', now })
  })
}
