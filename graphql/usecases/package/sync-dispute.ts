import type { Dispute as Fetched } from '#graphql/providers/payments/port.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { disputeEvents, keepDispute, postMovements } from '../dispute/facts.ts'
import { appendEvent } from '../events.ts'
import { NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { actOnPackage } from './act-on-dispute.ts'
import type { Contested } from './divide.ts'
import { aboutPurchase, lockPurchase } from './lock.ts'

/**
 * The bank contests the payment of a package: joins what was fetched, posts what moved, and does what it means. Throws
 * NotYet when one of its sessions was booked or cancelled in this moment.
 */
export function joinPurchaseDispute(deps: Deps, purchaseId: string, fetched: Fetched): Promise<void> {
  return contested(deps, purchaseId, async (tx, { purchase }) => {
    const { payment } = purchase
    if (!payment) return
    const known = purchase.disputes.find(({ providerDisputeId }) => providerDisputeId === fetched.id)
    const dispute = await keepDispute(tx, deps, { purchaseId, paymentId: payment.id, known }, fetched)
    await postMovements(tx, deps, aboutPurchase(deps, purchase), fetched)
    const { id: subjectId, state: to } = dispute
    const step = { from: known?.state ?? 'NONE', to, actor: 'PROVIDER' } as const
    if (known?.state !== to)
      await appendEvent(tx, { type: disputeEvents[to], subjectId, version: purchase.version, ...step })
  })
}

/** A share of a contested package has landed, or was refused: does what waited for that. Throws NotYet as above. */
export const settleContested = (deps: Deps, purchaseId: string): Promise<void> =>
  contested(deps, purchaseId, async () => {})

/** Under the locks of the sessions that it paid and its own: something first, then what each dispute about it means. */
async function contested(
  deps: Deps,
  purchaseId: string,
  first: (tx: Tx, contested: Contested) => Promise<void>,
): Promise<void> {
  const paid = await deps.db.credit.findMany({ where: { purchaseId, state: 'SPENT' } })
  const bookingIds = paid.flatMap(({ bookingId }) => bookingId ?? []).sort()
  await inTransaction(deps, async (tx) => {
    const now = await lockContested(tx, purchaseId, bookingIds)
    if (!now) return
    await first(tx, now)
    const where = { purchaseId, settledAt: null }
    for (const dispute of await tx.dispute.findMany({ where, orderBy: { openedAt: 'asc' } })) {
      const contested = await lockContested(tx, purchaseId, bookingIds)
      if (contested) await actOnPackage(tx, deps, contested, dispute)
    }
  })
}

async function lockContested(tx: Tx, purchaseId: string, bookingIds: string[]): Promise<Contested | null> {
  const bookings: LockedBooking[] = []
  for (const id of bookingIds) {
    const booking = await lockBooking(tx, id)
    if (booking) bookings.push(booking)
  }
  const purchase = await lockPurchase(tx, purchaseId)
  if (!purchase) return null
  const spent = purchase.credits.flatMap(({ bookingId }) => bookingId ?? [])
  if (spent.length !== bookings.length || spent.some((id) => !bookingIds.includes(id)))
    throw new NotYet('a session of the package was booked or cancelled in this moment')
  return { purchase, bookings }
}
