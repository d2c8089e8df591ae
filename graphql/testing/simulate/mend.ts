import { refundSettled } from '#graphql/domain/ledger/postings.ts'
import { retryCapture } from './capture.ts'
import { decideComplaints } from './complaint.ts'
import { decideAtBank } from './dispute.ts'
import { isLost } from './package/purchase.ts'
import { retryRefund } from './refund.ts'
import type { Refund } from './rows.ts'
import { about, enqueue, type Owner, post, type World } from './world.ts'

/** What admins do: decide complaints, have refunds tried again, and pay another way what no provider takes any more. */
export function mend(world: World): void {
  decideComplaints(world)
  for (const booking of world.bookings.all()) {
    for (const payment of booking.payments) retryCapture(world, booking, payment)
    for (const refund of booking.refunds) mendRefund(world, booking, refund)
  }
  for (const purchase of world.purchases.all())
    for (const refund of purchase.refunds) mendRefund(world, purchase, refund)
}

function mendRefund(world: World, booking: Owner, refund: Refund): void {
  const { id: refundId, charge, amount, attempt } = refund
  if (refund.state === 'FAILED') retryRefund(world, booking, refund)
  if (refund.state !== 'DECIDED' || !refund.refused) return
  if (isLost(world, booking, charge)) {
    refund.state = 'SETTLED_OTHERWISE'
    post(world, refundSettled(about(booking), { refundId, amount }))
    return
  }
  Object.assign(refund, { refused: false, attempt: attempt + 1, sentAt: null })
  enqueue(world, 'refund-send', booking.id, refundId)
}

export function banksDecide(world: World): void {
  for (const dispute of world.provider.disputes.values())
    if (/inquiry$|needsResponse/.test(dispute.status)) decideAtBank(world, dispute, world.random.chance(0.5))
}
