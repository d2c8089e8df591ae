import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, partyOf, visibleTo } from './access.ts'
import { lockBooking } from './lock.ts'
import { dropFee, giveAllBack } from './no-show-fee.ts'
import { moveBooking } from './transition.ts'

export const correctNoShowErrors = [BookingNotFound, BookingTransitionRefused] as const

/**
 * The mentor takes a report back: the session took place after all. Not once a refund was decided for it. A fee that was
 * charged for it goes back.
 */
export async function correctNoShow(deps: Deps, viewer: Viewer, bookingId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
    if (!booking || partyOf(viewer, booking) !== 'MENTOR') throw new BookingNotFound()
    const by = { actor: 'MENTOR', actorId: actorIdOf(viewer), now: deps.now() } as const
    const charged = booking.noShowFeeDecidedAt !== null
    const back = charged ? { refundedPercent: 100 } : {}
    const moved = await moveBooking(tx, booking, 'tookPlace', by, {
      noShowOf: null,
      noShowFeeAt: null,
      ...back,
    })
    if (!charged) return
    await dropFee(tx, deps, moved)
    await giveAllBack(tx, deps, moved, by)
  })
}
