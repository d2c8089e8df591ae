import { BookingNotFound, HoldNotExtendable } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { actorIdOf, mayAct, partyOf, visibleTo } from './access.ts'
import { lockBooking } from './lock.ts'
import { moveBooking } from './transition.ts'

export const extendHoldErrors = [BookingNotFound, BookingTransitionRefused, HoldNotExtendable] as const

/** Holds the time once more for as long, never beyond the Checkout Session that is open for it. */
export async function extendHold(deps: Deps, viewer: Viewer, bookingId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
    const party = booking && partyOf(viewer, booking)
    if (!booking || !mayAct(viewer, party) || party === 'MENTOR') throw new BookingNotFound()
    const open = booking.payments.find(({ state }) => state === 'OPEN')
    const now = deps.now()
    const over = !booking.holdExpiresAt || booking.holdExpiresAt <= now
    if (booking.holdExtended || over || !booking.holdExpiresAt || !open) throw new HoldNotExtendable()
    const until = booking.holdExpiresAt.getTime() + deps.settings.holdMinutes * 60_000
    const holdExpiresAt = new Date(Math.min(until, open.checkoutExpiresAt.getTime() - 60_000))
    if (holdExpiresAt <= booking.holdExpiresAt) throw new HoldNotExtendable()
    const by = { actor: party, actorId: actorIdOf(viewer), now }
    await moveBooking(tx, booking, 'holdExtended', by, { holdExpiresAt, holdExtended: true })
  })
}
