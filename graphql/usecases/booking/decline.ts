import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Deps } from '../deps.ts'
import { checkReason } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, partyOf, visibleTo } from './access.ts'
import { lockBooking } from './lock.ts'
import { turnAway } from './turn-away.ts'

export const declineBookingErrors = [BookingNotFound, BookingTransitionRefused, InputInvalid] as const

type Request = { bookingId: string; reason?: string | null }

/** The mentor does not take a request: its time is free, and nothing is taken for it. The mentee reads the reason. */
export async function declineBooking(
  deps: Deps,
  viewer: Viewer,
  { bookingId, reason: given }: Request,
): Promise<void> {
  const reason = given?.trim() ? checkReason(given) : null
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
    if (!booking || partyOf(viewer, booking) !== 'MENTOR') throw new BookingNotFound()
    await turnAway(tx, deps, booking, 'declined', { actor: 'MENTOR', actorId: actorIdOf(viewer), reason })
  })
}
