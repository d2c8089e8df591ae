import { captured, providerFee } from '#graphql/domain/ledger/postings.ts'
import type { Payment as Facts } from '#graphql/providers/payments/port.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { about, post } from '../ledger/post.ts'
import { inTransaction } from '../transaction.ts'
import { joinCard, releaseCard } from './join-card.ts'
import { joinFailure, joinProcessing } from './join-delayed.ts'
import { joinVoid } from './join-void.ts'
import { type Joined, tell } from './joined.ts'
import { secureBooking } from './secure.ts'

type In<State extends Facts['state']> = Extract<Facts, { state: State }>

/** What the payment company says of one payment, in a transaction of its own. */
export async function takePayment(
  deps: Deps,
  { id: paymentId, bookingId }: { id: string; bookingId: string | null },
  facts: Facts,
): Promise<void> {
  if (!bookingId) return
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (booking) await joinPayment(tx, deps, { booking, paymentId, facts })
  })
}

/** What was paid, only authorised or saved, or let go; the booking is locked. An older answer changes nothing. */
export async function joinPayment(
  tx: Tx,
  deps: Deps,
  { facts, ...joined }: Joined & { facts: Facts },
): Promise<void> {
  switch (facts.state) {
    case 'captured':
      return joinCapture(tx, deps, { ...joined, facts })
    case 'authorised':
      return joinAuthorisation(tx, deps, { ...joined, facts })
    case 'saved':
      return joinCard(tx, deps, { ...joined, facts })
    case 'processing':
      return joinProcessing(tx, deps, { ...joined, facts })
    case 'failed':
      return joinFailure(tx, deps, joined, facts.reason)
    case 'voided':
      return joinVoid(tx, deps, joined)
    default:
  }
}

async function joinCapture(
  tx: Tx,
  deps: Deps,
  { booking, paymentId, facts }: Joined & { facts: In<'captured'> },
) {
  const { paymentIntentId, chargeId, capturedAt, amount, fee } = facts
  const tags = about(deps, booking)
  const { transactionId, amount: charged } = fee ?? {}
  if (transactionId && charged) {
    await post(tx, providerFee(tags, { transactionId, amount: charged.minor }), deps.now())
  }
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { not: 'SUCCEEDED' } },
    data: {
      state: 'SUCCEEDED',
      amountMinor: amount.minor,
      paymentIntentId,
      chargeId,
      capturedAt,
      captureFailure: null,
    },
  })
  if (count === 0) return
  await post(tx, captured(tags, { chargeId, amount: amount.minor }), deps.now())
  await tell(tx, 'succeeded', { booking, paymentId })
  await releaseCard(tx, booking, paymentId)
  await secureBooking(tx, deps, { booking, paymentId, capturedAt })
}

/** No money moved: nothing is posted. */
async function joinAuthorisation(
  tx: Tx,
  deps: Deps,
  { booking, paymentId, facts }: Joined & { facts: In<'authorised'> },
) {
  const { paymentIntentId, chargeId, captureBefore } = facts
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: ['OPEN', 'EXPIRED', 'FAILED'] } },
    data: { state: 'AUTHORISED', paymentIntentId, chargeId, captureBefore },
  })
  if (count === 0) return
  await tell(tx, 'authorised', { booking, paymentId })
  await secureBooking(tx, deps, { booking, paymentId, capturedAt: null, captureBefore })
}
