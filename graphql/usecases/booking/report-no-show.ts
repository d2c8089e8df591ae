import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import type { Side } from '#graphql/domain/booking/no-show.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, partyOf, visibleTo } from './access.ts'
import { lockBooking } from './lock.ts'
import { recordNoShow } from './no-show.ts'
import { uphold } from './uphold-complaint.ts'

export const reportNoShowErrors = [BookingNotFound, BookingTransitionRefused] as const

type Request = { bookingId: string; who: Side }

/**
 * The mentor says who did not come: the mentee, or the mentor, which also ends an open complaint. Possible until the
 * payout is on its way.
 */
export async function reportNoShow(deps: Deps, viewer: Viewer, { bookingId, who }: Request): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
    if (!booking || partyOf(viewer, booking) !== 'MENTOR') throw new BookingNotFound()
    const by = { actor: 'MENTOR', actorId: actorIdOf(viewer) } as const
    const conceded = who === 'MENTOR' && booking.complaint?.state === 'OPEN'
    if (conceded) await uphold(tx, deps, booking, 'conceded', by)
    else await recordNoShow(tx, deps, booking, who, by)
  })
}
