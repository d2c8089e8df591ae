import { payoutAfter } from '#graphql/domain/payout/state.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { payoutAmounts, sharesNow } from './shares.ts'

/** Makes a payout what the mentor's share is now, unless it is on its way; nothing left ends one that has not left. */
export async function settlePayout(tx: Tx, bookingId: string): Promise<void> {
  const booking = await lockBooking(tx, bookingId)
  const shares = booking && sharesNow(booking)
  const payout = booking?.payout
  if (!booking || !shares || !payout || payout.state === 'SENDING' || payout.state === 'CANCELLED') return
  const facts = { at: payout.releaseAt, releaseAt: payout.releaseAt, blocks: payout.blocks.length }
  const ended =
    shares.kept === 0n && shares.subsidy === 0n ? payoutAfter(payout.state, 'nothingLeft', facts) : null
  await tx.payout.update({
    where: { id: payout.id },
    data: { ...payoutAmounts(shares), ...(ended ? { state: ended } : {}) },
  })
  if (!ended) return
  await appendEvent(tx, {
    type: 'payout.cancelled',
    bookingId,
    subjectId: payout.id,
    version: booking.version,
    from: payout.state,
    to: ended,
    actor: 'SYSTEM',
  })
}
