import { disputedOf, disputeOpen } from '#graphql/domain/dispute/state.ts'
import type { Dispute as Fetched } from '#graphql/providers/payments/port.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { keepDispute, postMovements } from '../dispute/facts.ts'
import { appendEvent } from '../events.ts'
import { blockPayout, endBlock } from '../payout/block.ts'
import { NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { aboutPurchase, type LockedPurchase, lockPurchase } from './lock.ts'
import { losePurchase } from './lose-dispute.ts'

/**
 * The bank contests the payment of a package. Until it has decided nothing of it is spent, expires or goes back, and the
 * payouts of the sessions that it paid wait. Won, all goes on; lost, what was not spent is gone first, then the shares of
 * the sessions, the latest first. Throws NotYet while one of these shares is on its way, or was taken in this moment.
 */
export async function joinPurchaseDispute(deps: Deps, purchaseId: string, fetched: Fetched): Promise<void> {
  const paid = await deps.db.credit.findMany({ where: { purchaseId, state: 'SPENT' } })
  const bookingIds = paid.flatMap(({ bookingId }) => bookingId ?? []).sort()
  await inTransaction(deps, async (tx) => {
    const bookings: LockedBooking[] = []
    for (const id of bookingIds) {
      const booking = await lockBooking(tx, id)
      if (booking) bookings.push(booking)
    }
    const purchase = await lockPurchase(tx, purchaseId)
    if (!purchase) return
    const spent = purchase.credits.flatMap(({ bookingId }) => bookingId ?? [])
    if (spent.length !== bookings.length || spent.some((id) => !bookingIds.includes(id)))
      throw new NotYet('a session of the package was booked or cancelled in this moment')
    await join(tx, deps, purchase, { bookings, fetched })
  })
}

type Contested = { bookings: readonly LockedBooking[]; fetched: Fetched }

async function join(tx: Tx, deps: Deps, purchase: LockedPurchase, { bookings, fetched }: Contested) {
  const { id: purchaseId, payment } = purchase
  if (!payment) return
  const known = purchase.disputes.find(({ providerDisputeId }) => providerDisputeId === fetched.id)
  const dispute = await keepDispute(tx, deps, { purchaseId, paymentId: payment.id, known }, fetched)
  const { id: disputeId, state, providerDisputeId } = dispute
  await postMovements(tx, deps, aboutPurchase(deps, purchase), fetched)
  if (known?.state === state) return
  const open = disputeOpen(state)
  for (const booking of bookings)
    if (open && booking.payout?.state !== 'CANCELLED')
      await blockPayout(tx, deps, booking, 'DISPUTE', disputeId)
  const amount = disputedOf({ withdrawn: dispute.withdrawnMinor, reinstated: dispute.reinstatedMinor })
  const lost = { id: disputeId, providerDisputeId, amount }
  if (state === 'LOST') await losePurchase(tx, deps, purchase, { bookings, lost })
  if (!open) for (const booking of bookings) await endBlock(tx, deps, booking, 'DISPUTE', disputeId)
  if (!open) await tx.dispute.update({ where: { id: disputeId }, data: { settledAt: deps.now() } })
  const { id: subjectId, version } = purchase
  const type = open ? 'package.contested' : 'package.decided'
  await appendEvent(tx, { type, subjectId, version, actor: 'PROVIDER', to: state })
  if (!open) await refundsGoOn(tx, purchase, bookings)
}

/** What waited for the bank to decide is sent, or refused by the provider for good. */
async function refundsGoOn(tx: Tx, { refunds, version }: LockedPurchase, bookings: readonly LockedBooking[]) {
  for (const { id: subjectId, state } of refunds)
    if (state === 'DECIDED')
      await appendEvent(tx, { type: 'packageRefund.retried', subjectId, version, actor: 'SYSTEM' })
  for (const booking of bookings)
    for (const { id: subjectId, state } of booking.refunds)
      if (state === 'DECIDED') {
        const of = { bookingId: booking.id, version: booking.version }
        await appendEvent(tx, { type: 'refund.retried', subjectId, ...of, actor: 'SYSTEM' })
      }
}
