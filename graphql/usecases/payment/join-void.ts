import { moveBooking } from '../booking/transition.ts'
import { turnAway } from '../booking/turn-away.ts'
import type { Deps, Tx } from '../deps.ts'
import { releaseCard } from './join-card.ts'
import { joinFailure } from './join-delayed.ts'
import { type Joined, tell } from './joined.ts'

/** Let go by us, or by the bank because nobody took it in time: what hung on it ends. */
export async function joinVoid(tx: Tx, deps: Deps, joined: Joined): Promise<void> {
  const { booking, paymentId } = joined
  const payment = booking.payments.find(({ id }) => id === paymentId)
  if (payment?.state === 'PROCESSING') return joinFailure(tx, deps, joined, null)
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: ['OPEN', 'EXPIRED', 'AUTHORISED', 'SAVED'] } },
    data: { state: 'VOIDED', captureFailure: null },
  })
  if (count === 0) return
  await tell(tx, 'voided', joined)
  await releaseCard(tx, booking, paymentId)
  if (payment?.voidDecidedAt) return
  const by = { actor: 'PROVIDER', reason: 'the authorisation ran out' } as const
  if (payment?.state === 'OPEN' && booking.state === 'AWAITING_PAYMENT')
    await moveBooking(tx, booking, 'holdExpired', { ...by, now: deps.now() })
  if (payment?.state !== 'AUTHORISED') return
  if (booking.state === 'PENDING') await turnAway(tx, deps, booking, 'unanswered', by)
  if (booking.state === 'CONFIRMING') await turnAway(tx, deps, booking, 'refused', by)
}
